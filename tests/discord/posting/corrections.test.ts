import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INVENTED_ARTICLES, RIVER_QUESTION } from '../answers/invented-articles.ts';
import { addRole, type PostingWorld, startPostingWorld, violationsOf } from './posting-world.ts';

const MINUTE_MS = 60_000;
const NOTE = /^Correction, [^\n]+$/gm;
/** All of one day, so that one digest tells of them. */
const ARTICLES = INVENTED_ARTICLES.map((article, hour) => ({ ...article, publishedAt: `2026-03-05T${12 + hour}:00:00Z` }));
const named = (id: string): (typeof ARTICLES)[number] => ARTICLES.find((article) => article.id === id) ?? expect.fail(id);
const [meeting, harbour, interview] = [named('meeting'), named('harbour'), named('interview')];
/** Of that meeting, as the digest quotes it. */
const WORDS = 'Our silos are full and our roads are closed';

let world: PostingWorld;
let role: { readonly id: string };
beforeAll(async () => {
  world = await startPostingWorld({ nowIso: '2026-03-06T08:00:00Z', rate: 60, articles: ARTICLES, prepare: (server) => { role = addRole(server, 'newsroom'); } });
}, 60_000);
afterAll(() => world.end());

/** As a reader sees it. */
const plain = (message: APIMessage): string => world.server.textOf(message).replace(/\*\*|\\/g, '');
const notesOf = (message: APIMessage): string[] => plain(message).match(NOTE) ?? [];
const now = (message: APIMessage): APIMessage => world.server.current(message);

async function postDigest(name: string, options: object = {}): Promise<APIMessage> {
  const channel = world.server.addChannel(name);
  const at = new Date(world.now() + 30 * MINUTE_MS).toISOString().slice(11, 16);
  await world.manage('digest', 'schedule', { time: at, zone: 'UTC', channel: { id: channel.id }, stories: 8, ...options });
  world.advance(31 * MINUTE_MS);
  const [first] = await world.posted(channel, 1);
  return first ?? expect.fail('nothing was posted');
}

describe('what was posted', () => {
  let news: APIMessage;
  let deleted: APIMessage;
  let hidden: APIMessage;
  let direct: APIMessage;
  let whispered: APIMessage;
  let before: string;

  test('quotes the articles as they stand', async () => {
    const { server } = world;
    news = await postDigest('news-room', { role });
    deleted = await postDigest('gone-soon');
    hidden = await postDigest('hidden-soon');
    direct = await server.say({ content: RIVER_QUESTION, guild: null }).replyWith(/\[1\]/);
    whispered = await server.slash({ name: 'ask', options: { question: RIVER_QUESTION, private: true } }).replyWith(/\[1\]/);
    before = plain(news);
    expect(before).toContain(WORDS);
    for (const message of [news, deleted, hidden, direct]) expect(notesOf(message)).toEqual([]);
  });

  test('is marked once when its words are changed or taken back, and left as it is otherwise', async () => {
    const { server } = world;
    server.delete(deleted);
    const hiddenChannel = [...server.world.channels.values()].find(({ id }) => id === hidden.channel_id);
    if (hiddenChannel !== undefined) hiddenChannel.botPermissions &= ~P.ReadMessageHistory;
    const path = new RegExp(`^/channels/${news.channel_id}/messages/`);
    server.faults.add({ method: 'GET', path, kind: 'rate-limit', retryAfterMs: 50 });
    server.faults.add({ method: 'PATCH', path, kind: 'status', status: 500 });
    const from = server.requests.length;
    await world.ingest([
      { ...meeting, text: meeting.text.replaceAll(/"[^"]+"/g, 'nothing of the kind') },
      { ...harbour, text: 'This article has been retracted because no such storm was seen.' },
      { ...interview, text: `${interview.text}\n\nAn agreement was signed a day later.` },
    ]);
    await server.until(() => (notesOf(now(news)).length > 0 && notesOf(now(direct)).length > 0 ? true : undefined), `the notes; the log: ${world.logged.slice(-8).join('')}`, 30_000);
    // Two more looks by its clock.
    await new Promise((resolve) => { setTimeout(resolve, 2_500); });
    const after = now(news);
    expect(plain(after).replace(/\n?Correction, [^\n]+/g, '')).toBe(before);
    expect(notesOf(after).join('\n')).toMatch(/^Correction, 6 March 2026: the article at \[\d\] has been changed and no longer has the words quoted above\.$/m);
    expect(notesOf(after).sort((a, b) => a.length - b.length).reverse()).toEqual([expect.stringContaining('no longer has the words'), expect.stringMatching(/^Correction, 6 March 2026: the article at \[\d\] has been retracted by its outlet\.$/)]);
    expect(server.textOf(after)).toContain(`<@&${role.id}>`);
    const sent = server.requests.slice(from).filter(({ method }) => method === 'PATCH').map(({ path: to }) => to);
    expect(sent.filter((to) => path.test(to))).toHaveLength(2);
    expect(sent.filter((to) => to.includes(direct.channel_id))).toHaveLength(1);
    expect(sent.filter((to) => to.includes(deleted.channel_id) || to.includes(hidden.channel_id))).toEqual([]);
    expect(notesOf(now(hidden))).toEqual([]);
    expect(await world.app.corrections.listReady(world.now() + 60 * MINUTE_MS, 10)).toEqual([]);
    expect(violationsOf(server)).toEqual([]);
  });

  test('tells of it under its buttons where it cannot be changed', async () => {
    const { server } = world;
    const [about = ''] = server.customIdsOf(hidden);
    expect(plain(await server.press(hidden, about).reply)).toMatch(/Correction, 6 March 2026/);
    const sources = server.customIdsOf(whispered).find((id) => id.startsWith('fd1:sources:')) ?? '';
    expect(plain(await server.press(whispered, sources).replyWith(/Sources of this answer/))).toMatch(/Correction, 6 March 2026|taken back on 6 March 2026/);
  });

  test('loses the words of what is purged, while the bot runs; they do not come back with the next feed', async () => {
    const { server } = world;
    const owner = { user: server.world.owner, permissions: P.Administrator };
    const purge = async (options: Record<string, string | boolean>): Promise<string> => plain(await server.slash({ name: 'purge', options, ...owner }).reply);
    expect(plain(await server.slash({ name: 'purge', options: { outlet: 'Tarsia Today' }, permissions: P.Administrator }).reply)).toContain('Only the owners of this bot can erase articles');
    expect(await purge({})).toContain('one of the two');
    expect(await purge({ address: 'https://nobody.example/' })).toContain('nothing was erased');
    expect(await purge({ address: meeting.url })).toMatch(/Would be erased: 1 article with 2 revisions[\s\S]+Nothing was erased/);
    expect(plain(now(news))).toContain(WORDS);
    expect(await purge({ address: `${meeting.url}?utm_source=x`, confirm: true })).toMatch(/Erased: 1 article with 2 revisions/);
    await server.until(() => (plain(now(news)).includes(WORDS) ? undefined : true), `the words to go; the log: ${world.logged.slice(-8).join('')}`, 30_000);
    await server.until(() => (/read timetables|a timetable/.test(plain(now(direct))) ? undefined : true), 'the words in the direct message to go', 30_000);
    expect(plain(now(news))).toMatch(/^Removed, 6 March 2026: the words of the article at \[\d\], which may no longer be kept here\.$/m);
    expect(plain(now(news))).toContain('All four crews are safe');
    await world.ingest([meeting]);
    expect(await world.app.show('meeting')).toBeNull();
    expect(violationsOf(server)).toEqual([]);
  });
});
