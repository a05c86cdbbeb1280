import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, expect, test } from 'vitest';
import type { InteractionHandle, SaidHandle } from '../../discord-server/index.ts';
import { actionsOf, buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { INVENTED_NEWS, type InventedArticle } from './parts/invented-news.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';
import { asJsonLines } from './parts/store.ts';

endWorldsAfterAll();

/** Enough to keep the index busy for as long as the burst takes. */
const BULK = 100;
const BURST = 200;
const PATIENCE_MS = 90_000;
const HEARTBEAT_MS = 2_000;

let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  world = await startWorld({ heartbeatIntervalMs: HEARTBEAT_MS, waitMs: PATIENCE_MS });
  ({ server } = world);
});

const PLACES = ['Arvenna', 'Boltria', 'Cressia', 'Dunmark', 'Elbany', 'Fjordal', 'Gastria', 'Hollin'];
const THINGS = ['the lighthouse', 'a railway', 'the fishing fleet', 'the salt tax', 'an airport', 'the river locks'];

/** Invented articles long enough that embedding them takes a while. */
function bulk(count: number): InventedArticle[] {
  return Array.from({ length: count }, (_, i) => {
    const [place, thing] = [PLACES[i % PLACES.length] ?? '', THINGS[i % THINGS.length] ?? ''];
    const day = String((i % 28) + 1).padStart(2, '0');
    return {
      id: `bulk-${i}`, title: `${place} debates ${thing}, day ${i}`, outlet: `${place} Courier`, url: `https://courier.example/${i}`, publishedAt: `2026-02-${day}T08:00:00Z`,
      text: Array.from({ length: 3 }, (_, p) => `The parliament of ${place} debated ${thing} for the ${i}th time in its session number ${p}, and the minister of works, Orla Venn, took the floor before a full house. "We shall build ${thing} in ${place} before winter number ${i * 10 + p}, and we shall not borrow for it," Venn said.`).join('\n\n'),
    };
  });
}

const QUESTIONS = ['What did Korda say about the water of the river?', 'What was said about the dam at Hest?', 'What did Hollar say about grain?', 'What did Renholm say about the islands?', 'Who won the chess tournament of Sandrey?'];

test('two hundred interactions at once, while a hundred articles are being read in, are each acknowledged once and in time, and each answered', { timeout: 2 * PATIENCE_MS }, async () => {
  const users = Array.from({ length: 50 }, (_, i) => server.addUser(`reader${i}`));
  const user = (i: number) => users[i % users.length] ?? server.user;
  const answer = await server.slash({ name: 'ask', options: { question: QUESTIONS[0] ?? '' } }).reply;
  const { message } = server.say({ content: 'Korda told reporters: "The river does not read timetables," he said.' });
  const ingest = server.slash({ name: 'ingest', user: server.world.owner, permissions: PermissionFlagsBits.Administrator, options: { attachment: { name: 'bulk.jsonl', bytes: Buffer.from(asJsonLines(bulk(BULK))) } } });
  await ingest.acknowledged;
  // Some of them are stored by now, and most are not: the index is at work.
  await storedAtLeast(world, 1);
  expect(ingest.edits).toEqual([]);

  const beats = server.gateway.heartbeats;
  const began = performance.now();
  const made: (InteractionHandle | SaidHandle)[] = Array.from({ length: BURST }, (_, i) => {
    const question = QUESTIONS[i % QUESTIONS.length] ?? '';
    switch (i % 10) {
      case 0: return server.slash({ name: 'quotes', options: { speaker: 'Korda' }, user: user(i) });
      case 1: return server.slash({ name: 'verify', options: { quotation: 'The river does not read timetables' }, user: user(i) });
      case 2: return server.slash({ name: 'latest', user: user(i) });
      case 3: return server.press(answer, buttonOf(answer, i % 20 < 10 ? 'more' : 'sources'), { user: user(i) });
      case 4: return i % 20 < 10 ? server.contextMenu('Check this', message, { user: user(i) }) : server.slash({ name: 'help', user: user(i) });
      case 5: return i % 20 < 10 ? server.say({ content: question, guild: null, user: user(i) }) : server.say({ content: question, mentions: [server.bot], user: user(i) });
      default: return server.slash({ name: 'ask', options: { question }, user: user(i) });
    }
  });
  const interactions = made.filter((handle): handle is InteractionHandle => 'acknowledged' in handle);
  const afterMs = (await Promise.all(interactions.map((handle) => handle.acknowledged))).map((acknowledgement) => acknowledgement.afterMs);
  expect(ingest.edits, 'the articles are still being read in').toEqual([]);
  expect(Math.max(...afterMs)).toBeLessThan(3_000);

  const replies = await Promise.all(made.map((handle) => handle.reply));
  for (const [i, reply] of replies.entries()) expect(server.textOf(reply), `number ${i}`).not.toMatch(/Something went wrong|Many people are asking|did not get its turn/);
  expect(interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
  expect(new Set(replies.map(({ id }) => id)).size).toBe(BURST);
  expect(replies.filter((reply) => actionsOf(reply).includes('up')).length).toBeGreaterThan(100);

  const beatsDue = Math.floor((performance.now() - began) / HEARTBEAT_MS);
  expect(server.gateway.heartbeats - beats).toBeGreaterThanOrEqual(beatsDue - 2);
  expect([server.gateway.identifies, server.gateway.resumes]).toEqual([1, 0]);

  expect(server.textOf(await ingest.reply)).toContain(`${BULK} stored`);
  expect(server.textOf(await server.slash({ name: 'about' }).reply)).toContain(`Articles:** ${INVENTED_NEWS.length + BULK}`);
});

test('more than the queue holds are told so at once, and nobody is left without a word', { timeout: 2 * PATIENCE_MS }, async () => {
  await world.restart({ env: { QUEUE_MAX: '10', RATE_USER_PER_MINUTE: '30' } });
  const users = Array.from({ length: 40 }, (_, i) => server.addUser(`crowd${i}`));
  const asked = users.map((user) => server.slash({ name: 'ask', options: { question: QUESTIONS[0] ?? '' }, user }));
  const texts = await Promise.all(asked.map(async (handle) => server.textOf(await handle.reply)));
  const turnedAway = texts.filter((text) => text.includes('the queue is full'));
  expect(turnedAway.length).toBeGreaterThan(10);
  expect(texts.filter((text) => text.includes('Anselm Korda'))).toHaveLength(texts.length - turnedAway.length);
  const eager = Array.from({ length: 35 }, () => server.slash({ name: 'latest' }));
  const lines = await Promise.all(eager.map(async (handle) => server.textOf(await handle.reply)));
  expect(lines.filter((text) => text.includes('That was a lot of questions in a short time')).length).toBeGreaterThanOrEqual(5);
  expect(server.textOf(await server.slash({ name: 'help' }).reply)).toContain('Foreign Desk');
  // Messages cannot be answered to one person alone: one line a burst, and then silence.
  const talker = server.addUser('talker');
  const messages = Array.from({ length: 34 }, () => server.say({ content: 'hello', guild: null, user: talker }));
  await messages[30]?.replyWith(/a lot of questions/, 20_000);
  expect(messages.slice(31).flatMap(({ replies }) => replies)).toEqual([]);
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners({ server, articles: [...INVENTED_NEWS, ...bulk(BULK)] })).toBeGreaterThan(200);
});

/** Waits until the ingest has stored so many articles, as /about tells a reader. */
async function storedAtLeast({ server }: TestedWorld, count: number): Promise<void> {
  for (let round = 0; round < 500; round++) {
    const text = server.textOf(await server.slash({ name: 'about' }).reply);
    if (Number(/Articles:\*\* (\d+)/.exec(text)?.[1]) >= INVENTED_NEWS.length + count) return;
  }
  throw new Error('The ingest does not begin');
}
