import { beforeAll, describe, expect, test } from 'vitest';
import { buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { NOW } from './parts/invented-news.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  world = await startWorld();
  ({ server } = world);
});

const RIVER = 'What did Korda say about the water of the river?';
const dm = (content: string, user = server.user) => server.say({ content, guild: null, user });

describe('direct messages', () => {
  test('are answered in a reply, with the typing sign, and follow-ups lean on the turns before', async () => {
    const user = server.addUser('cara');
    const said = dm(RIVER, user);
    expect(server.textOf(await said.reply)).toContain('The water of the river is lower');
    expect(said.typing).toBeGreaterThan(0);
    expect(said.replies).toHaveLength(1);
    expect(server.textOf(await dm('and what did Hollar say?', user).reply)).toMatch(/Read as: What did Hollar say[\s\S]*\*\*Ines Hollar\*\*/);
    expect(server.textOf(await dm('when was that?', user).reply)).toMatch(/The last answer again[\s\S]*\*\*Ines Hollar\*\*/);
  });

  test('typed before the last was answered are taken in order', async () => {
    const user = server.addUser('dana');
    const all = [RIVER, 'and what did Hollar say?', 'forget', 'more'].map((content) => dm(content, user));
    const texts = await Promise.all(all.map(async (said) => server.textOf(await said.reply)));
    expect(texts[1]).toMatch(/Read as: What did Hollar say/);
    expect(texts[2]).toContain('Forgotten: what we talked about here.');
    expect(texts[3]).toContain('there is none');
  });

  test('go on with more until that is all', async () => {
    const user = server.addUser('emil');
    const quoted = async (content: string) => server.textOf(await dm(content, user).reply).split('\n').filter((line) => line.startsWith('> ') || line.startsWith('That is all'));
    const seen = await quoted(RIVER);
    for (let turn = 0; turn < 8 && !seen.includes('That is all there is.'); turn++) {
      const next = await quoted('more');
      expect(next.filter((line) => seen.includes(line))).toEqual([]);
      seen.push(...next);
    }
    expect(seen).toContain('That is all there is.');
    expect(seen.length).toBeGreaterThan(5);
  });

  test('hello, thanks and help get a friendly line; nonsense and an empty file an honest one', async () => {
    expect(server.textOf(await dm('hello').reply)).toContain('Ask me what somebody said');
    expect(server.textOf(await dm('thank you').reply)).toContain('You are welcome');
    expect(server.textOf(await dm('help').reply)).toContain('/quotes');
    expect(server.textOf(await dm('qwx zzzt vrrp').reply)).toContain('Nothing stored answers that');
    const picture = server.say({ content: '', guild: null, files: [{ name: 'a.png', bytes: new Uint8Array(8), contentType: 'image/png' }] });
    expect(server.textOf(await picture.reply)).toContain('I can only read text');
  });

  test('of the longest kind that Discord takes are answered', async () => {
    expect(server.textOf(await dm(`${'The river and the water and the locks, '.repeat(50)}?`.slice(0, 2_000)).reply)).not.toContain('Something went wrong');
    expect(server.textOf(await dm('@everyone <@&1> '.repeat(120)).reply)).not.toContain('Something went wrong');
  });
});

describe('mentions in a server', () => {
  test('of the bot are answered in one reply that pings nobody', async () => {
    const said = server.say({ content: 'what did Grenn say about the dam?', mentions: [server.bot] });
    const reply = await said.reply;
    expect(server.textOf(reply)).toContain('This dam at Hest is a gift');
    expect(reply.message_reference?.message_id).toBe(said.message.id);
    expect(server.liveMentions(reply)).toEqual({ users: [], roles: [], everyone: [], repliedUser: false });
    expect(said.replies).toHaveLength(1);
  });

  test('of its managed role, which bring no words, are asked to mention the bot itself', async () => {
    const reply = await server.say({ content: RIVER, mentionRoles: [server.guild.botRoleId] }).reply;
    expect(server.textOf(reply)).toMatch(/You mentioned my role[\s\S]*type \\@Foreign Desk/);
  });

  test('of both go by the words', async () => {
    const reply = await server.say({ content: 'what did Grenn say about the dam?', mentions: [server.bot], mentionRoles: [server.guild.botRoleId] }).reply;
    expect(server.textOf(reply)).toContain('This dam at Hest is a gift');
  });

  test('without words are asked for some', async () => {
    expect(server.textOf(await server.say({ content: '', mentions: [server.bot] }).reply)).toContain('What would you like to know?');
  });

  test('go on in a reply to the answer', async () => {
    const first = await server.say({ content: RIVER, mentions: [server.bot] }).reply;
    const next = server.say({ content: 'and what did Hollar say?', reference: first });
    expect(server.textOf(await next.reply)).toMatch(/Read as: What did Hollar say/);
  });

  test('are the only messages answered there', async () => {
    const others = [
      server.say({ content: 'what did Grenn say about the dam?' }),
      server.say({ content: 'hello', mentions: [server.world.owner] }),
      server.say({ content: '@everyone what did Korda say?' }),
    ];
    await server.say({ content: 'hello', mentions: [server.bot] }).reply;
    expect(others.flatMap(({ replies }) => replies)).toEqual([]);
  });
});

describe('after a restart', () => {
  test('a conversation goes on within its half hour, and is over after it', async () => {
    const user = server.addUser('fred');
    const answer = await dm(RIVER, user).reply;
    await world.restart();
    expect(server.textOf(await dm('and what did Hollar say?', user).reply)).toMatch(/Read as: What did Hollar say/);
    expect(server.textOf(await server.press(answer, buttonOf(answer, 'more'), { user }).reply)).toContain('told parliament');
    await world.restart({ env: { DESK_NOW: String(Date.parse(NOW) + 3 * 3_600_000) } });
    expect(server.textOf(await dm('more', user).reply)).toContain('there is none');
  });
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners(world)).toBeGreaterThan(20);
});
