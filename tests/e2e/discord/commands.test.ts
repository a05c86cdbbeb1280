import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, InteractionHandle } from '../../discord-server/index.ts';
import { actionsOf, buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  world = await startWorld({ env: { CONTACT: 'desk@example.org' } });
  ({ server } = world);
});

type Options = Parameters<TestedWorld['server']['slash']>[0]['options'];
const use = (name: string, options: Options = {}, actor: Actor = {}): InteractionHandle => server.slash({ name, options, ...actor });
const textOf = async (handle: InteractionHandle): Promise<string> => server.textOf(await handle.reply);
const ADMINISTRATOR = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild | 0xffffffffn;
const COMET = {
  id: 'comet', title: 'A comet over Lume', outlet: 'Lume Star', publishedAt: '2026-03-07T10:00:00Z', url: 'https://lume-star.example/comet',
  text: 'A comet stood over Lume on Friday, said Per Aske, the astronomer of the city. "The comet over Lume is late by a year," Aske said.',
};
const SQUID_PARAGRAPHS = [
  'Squid have come up the river at Osk, said Lena Rask, who keeps the weir of the town. "The squid came up the river before the boats did," Rask said.',
  'The weir was opened on Friday evening, and the boats of the town lay still until the water had fallen by a hand. Nobody in Osk had seen squid above the bridge before.',
];
const SQUID = { id: 'squid', title: 'Squid above the bridge at Osk', outlet: 'Osk Tide', publishedAt: '2026-03-07T10:00:00Z', url: '', text: SQUID_PARAGRAPHS.join('\n\n') };
const RIVER = 'What did Korda say about the water of the river?';

describe('/ask', () => {
  test('shows whose words, in which outlet, when, with the link, to everybody; in the one deferred message', async () => {
    const asked = use('ask', { question: RIVER });
    const text = await textOf(asked);
    expect(text).toMatch(/\*\*Anselm Korda\*\* \[1\]\n-# \[\*Harbour Post\*\]\(<https:\/\/harbour-post\.example\/parliament>\) · <t:1772625600:f>\n> “The water of the river is lower than in any spring that we have measured”/);
    expect(text).toContain('-# **Sources**');
    expect(asked.isEphemeral).toBe(false);
    expect(asked.edits).toHaveLength(1);
    expect((await asked.acknowledged).type).toBe(5);
    expect(actionsOf(await asked.reply)).toEqual(['more', 'context', 'sources', 'up', 'down']);
  });

  test('keeps within since, until and outlet, and to the asker with private', async () => {
    const asked = use('ask', { question: 'What did Korda say?', since: '2026-03-05', until: '2026-03-05', outlet: 'tarsia today', private: true });
    const text = await textOf(asked);
    expect(text).toContain('Nobody wins a war over a river');
    expect(text).not.toMatch(/Gazette|Harbour/);
    expect(asked.isEphemeral).toBe(true);
    expect(await textOf(use('ask', { question: RIVER, until: '2026-03-03' }))).not.toContain('Harbour Post*](<https://harbour-post.example/parliament');
    expect(await textOf(use('ask', { question: 'What did Korda say about the budget?', since: '7d' }))).not.toContain('boots');
  });

  test.each([
    [{ since: 'the day of the crab' }, 'The time given as since (‘the day of the crab’) is not understood'],
    [{ since: '2026-03-05', until: '2026-03-01' }, 'must come before'],
    [{ since: '2027-01-01' }, 'has not come yet'],
    [{ outlet: 'The Moon Times' }, 'No article of ‘The Moon Times’ is stored.'],
  ] as const)('says what is wrong with %j', async (options, words) => {
    expect(await textOf(use('ask', { question: RIVER, ...options }))).toContain(words);
  });

  test('names the nearest coverage when nothing stored answers, and shows no quotation', async () => {
    const text = await textOf(use('ask', { question: 'Who won the chess tournament on the island of Sandrey?' }));
    expect(text).toMatch(/Nothing stored answers that[\s\S]*Searched 13 articles/);
    expect(text).not.toMatch(/^>/m);
  });

  test('takes nonsense, other scripts and the longest question there is', async () => {
    for (const question of ['?', '\\', '🦀'.repeat(400), 'ᚠᚢᚦ'.repeat(100), 'x'.repeat(1_000), `${RIVER} `.repeat(30).slice(0, 1_000).trim(), '"; DROP TABLE articles; --', 'NEAR(a b) OR *:^"']) {
      expect(await textOf(use('ask', { question })), question).not.toContain('Something went wrong');
    }
    expect(() => use('ask', { question: 'x'.repeat(1_001) })).toThrow('its length is outside the limits');
  });

  test('labels opinion and state media', async () => {
    const text = await textOf(use('ask', { question: 'What was said about the dam at Hest?' }));
    expect(text).toMatch(/Voice of Orsk.*\n?.*state media/);
    expect(text).toContain('· opinion');
  });
});

describe('/quotes, /verify and /latest', () => {
  test('/quotes finds by speaker, by topic, and since', async () => {
    const words = await textOf(use('quotes', { speaker: 'Hollar' }));
    expect(words).toMatch(/Our silos are full[\s\S]*Grain that stays in a silo/);
    expect(await textOf(use('quotes', { speaker: 'Hollar', since: '2026-03-01' }))).not.toContain('Grain that stays');
    expect(await textOf(use('quotes', { topic: 'dam at Hest' }))).toContain('Pavlo Grenn');
    expect(await textOf(use('quotes', { speaker: 'Korda', topic: 'budget' }))).toContain('boots before it buys bread');
    expect(await textOf(use('quotes'))).toContain('Give a speaker, a topic, or both');
    expect(await textOf(use('quotes', { speaker: 'Zog Nobody' }))).toContain('No stored quotation of Zog Nobody was found');
  });

  test('a speech longer than a message is shown by whole sentences of it, and says so', async () => {
    expect(await textOf(use('quotes', { speaker: 'Renholm' }))).toContain('The islands have been alone');
    const text = await textOf(use('quotes', { speaker: 'Renholm', topic: 'lighthouse' }));
    if (text.includes('The lighthouse numbered')) expect(text).toMatch(/sentences? of \d+/);
  });

  test('/verify tells found, altered, misattributed and not found apart', async () => {
    expect(await textOf(use('verify', { quotation: 'The river does not read timetables' }))).toMatch(/Found, word for word[\s\S]*Korda/);
    expect(await textOf(use('verify', { quotation: 'Nobody wins a war over a river, and nobody can lose the water' }))).toMatch(/Altered[\s\S]*Nobody wins a war over a river, and everybody can lose the water/);
    expect(await textOf(use('verify', { quotation: 'The river does not read timetables', speaker: 'Ines Hollar' }))).toMatch(/Misattributed.*Anselm Korda, not of Ines Hollar/);
    const unknown = await textOf(use('verify', { quotation: 'Purple elephants govern the moon of cheese', speaker: 'Korda' }));
    expect(unknown).toMatch(/Not found[\s\S]*Nearest coverage/);
    expect(unknown).not.toMatch(/^>/m);
  });

  test('/latest lists the newest, by topic and by outlet, and quotes nothing', async () => {
    const text = await textOf(use('latest'));
    expect(text.indexOf('The dam at Hest is a wall')).toBeLessThan(text.indexOf('Envoy leaves Velt'));
    expect(text).not.toMatch(/^>/m);
    expect(await textOf(use('latest', { outlet: 'harbour post' }))).not.toContain('Gazette');
    expect(await textOf(use('latest', { topic: 'ferries to Sandrey' }))).toContain('Ferries between Lume and Sandrey resume');
    expect(await textOf(use('latest', { outlet: 'The Moon Times' }))).toContain('is stored');
  });
});

describe('/help, /about and /privacy', () => {
  test('/help and /about are for the asker alone', async () => {
    const help = use('help');
    expect(await textOf(help)).toMatch(/\/ask[\s\S]*\/quotes[\s\S]*\/verify[\s\S]*\/privacy/);
    const about = use('about');
    expect(await textOf(about)).toMatch(/Articles:\*\* 13[\s\S]*Newest article:\*\* The dam at Hest is a wall[\s\S]*Harbour Post: 4 articles/);
    expect([help.isEphemeral, about.isEphemeral]).toEqual([true, true]);
  });

  test('/privacy shows, exports and deletes what is kept about one person, once they confirm', async () => {
    const user = server.addUser('gita');
    const actor = { user };
    expect(await textOf(server.slash({ name: 'privacy', subcommand: 'delete', ...actor }))).toContain('Nothing is kept about you.');
    const answer = await use('ask', { question: RIVER }, actor).reply;
    await server.say({ content: RIVER, guild: null, user }).reply;
    expect(await textOf(server.slash({ name: 'privacy', subcommand: 'show', ...actor }))).toMatch(/Questions in conversations:\*\* 1\n\*\*Answers:\*\* 2/);
    const exported = await server.slash({ name: 'privacy', subcommand: 'export', ...actor }).reply;
    expect(exported.attachments).toHaveLength(1);
    const file = JSON.parse(await (await fetch(exported.attachments[0]?.url ?? '')).text()) as { userId: string; replies: { question: string }[] };
    expect(file.userId).toBe(user.id);
    expect(file.replies.map(({ question }) => question)).toContain(RIVER);
    const asked = await server.slash({ name: 'privacy', subcommand: 'delete', ...actor }).reply;
    expect(server.textOf(await server.press(asked, buttonOf(asked, 'forget-no'), actor).reply)).toContain('Nothing was deleted.');
    const again = await server.slash({ name: 'privacy', subcommand: 'delete', ...actor }).reply;
    expect(server.textOf(await server.press(again, buttonOf(again, 'forget-yes'), actor).reply)).toMatch(/Deleted:\*\* everything that was kept about you, \d entries in all/);
    expect(await textOf(server.slash({ name: 'privacy', subcommand: 'show', ...actor }))).toMatch(/Questions in conversations:\*\* 0\n\*\*Answers:\*\* 0/);
    const pressed = server.press(answer, buttonOf(answer, 'more'), actor);
    expect(await textOf(pressed)).toContain('no longer kept');
    expect(server.textOf(server.current(answer))).toContain('The water of the river is lower');
  });
});

describe('autocomplete', () => {
  test.each([
    ['ask', 'outlet', 'har', 'Harbour Post'], ['quotes', 'speaker', 'kor', 'Anselm Korda'], ['quotes', 'topic', 'kor', 'Anselm Korda'],
    ['verify', 'speaker', 'holl', 'Ines Hollar'], ['latest', 'topic', 'ande', 'Tove Anders'], ['latest', 'outlet', 'velt', 'The Velt Gazette'],
  ])('of /%s %s offers what "%s" may become', async (name, focused, typed, name2) => {
    const choices = await server.autocomplete({ name, focused, options: { [focused]: typed, ...(name === 'ask' ? { question: 'x' } : {}) } });
    expect(choices.map(({ value }) => value)).toContain(name2);
  });

  test('offers nothing live, too much or too long, whatever is typed', async () => {
    for (const typed of ['', '@everyone', '"; --', 'x'.repeat(90), '🦀', 'zephyria']) {
      const choices = await server.autocomplete({ name: 'latest', focused: 'outlet', options: { outlet: typed } });
      expect(choices.length).toBeLessThanOrEqual(25);
    }
  });
});

describe('Check this', () => {
  test('looks up each quotation and says what the sources say on the rest, to the asker alone, without a verdict', async () => {
    const { message } = server.say({ content: 'Korda told reporters: "The river does not read timetables," he said. The harbour of Lume reopened. "We love cheese on the moon very much," he added. @everyone' });
    const checked = server.contextMenu('Check this', message);
    const text = await textOf(checked);
    expect(text).toMatch(/Quotation 1, attributed to Korda: The river does not read timetables\nThese words stand in a stored article\.[\s\S]*Quotation 2[^\n]*\nNo stored article holds these words\.[\s\S]*The sources say:[\s\S]*reopened on Monday/);
    expect(text).not.toMatch(/\b(?:true|false)\b/i);
    expect(checked.isEphemeral).toBe(true);
  });

  test('of an empty message says so', async () => {
    const { message } = server.say({ content: '', files: [{ name: 'a.png', bytes: new Uint8Array(8), contentType: 'image/png' }] });
    expect(await textOf(server.contextMenu('Check this', message))).toContain('no words that can be checked');
  });

  test('of a message made to break things holds its manners', async () => {
    const { message } = server.say({ content: '> "@everyone **we** [won](https://evil.example)," said <@123456789012345678>. "'.repeat(20) });
    expect(await textOf(server.contextMenu('Check this', message))).not.toContain('Something went wrong');
  });
});

describe('places and languages', () => {
  test('answers in a server that only the user brought it to, in a group, and in its own messages', async () => {
    const guild = server.joinGuild({ name: 'Elsewhere', botIsMember: false, members: [server.user] });
    expect(await textOf(use('ask', { question: RIVER }, { guild }))).toContain('Anselm Korda');
    const group = server.addPrivateChannel([server.user, server.addUser('hugo'), server.addUser('ines')]);
    const asked = use('ask', { question: RIVER }, { channel: group });
    const reply = await asked.reply;
    expect(server.textOf(reply)).toContain('Anselm Korda');
    expect(server.textOf(await server.press(reply, buttonOf(reply, 'more')).reply)).toContain('told parliament');
    expect(await textOf(use('ask', { question: RIVER }, { guild: null }))).toContain('Anselm Korda');
    expect(() => server.slash({ name: 'settings', subcommand: 'show', guild })).toThrow('Discord does not offer');
  });

  test('a question put by command in its own messages is the beginning of a conversation', async () => {
    const user = server.addUser('jana');
    await use('ask', { question: RIVER }, { guild: null, user }).reply;
    expect(server.textOf(await server.say({ content: 'and what did Hollar say?', guild: null, user }).reply)).toContain('Read as: What did Hollar say');
  });

  test.each(['de', 'ja', 'pt-BR', 'xx'])('speaks to somebody whose Discord is in "%s"', async (locale) => {
    expect(await textOf(use('help', {}, { locale }))).not.toBe('');
    expect(await textOf(use('ask', { question: RIVER }, { locale }))).toContain('Anselm Korda');
  });

  test('every name and description is there to be translated, and every command says where it is offered', () => {
    for (const command of server.commands()) {
      expect(command.contexts, command.name).not.toBeNull();
      expect(command.integration_types, command.name).not.toEqual([]);
    }
    expect(server.commands().find(({ name }) => name === 'settings')).toMatchObject({ integration_types: [0], contexts: [0], default_member_permissions: String(PermissionFlagsBits.ManageGuild) });
    expect(server.commands().find(({ name }) => name === 'ask')).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });
});

describe('/ingest', () => {
  const attachment = { name: 'more.jsonl', contentType: 'application/jsonl', bytes: Buffer.from(`${JSON.stringify(COMET)}\nnot json\n`) };

  test('is refused to others, with nothing stored', async () => {
    expect(await textOf(use('ingest', { attachment }, { permissions: ADMINISTRATOR }))).toContain('Only the owners of this bot can add articles');
    expect(await textOf(use('ask', { question: 'What did Aske say about the comet over Lume?' }))).not.toContain('late by a year');
    expect(server.commands().find(({ name }) => name === 'ingest')).toMatchObject({ default_member_permissions: '0', integration_types: [0], contexts: [0, 1] });
  });

  test('by an owner reads the file from where Discord keeps it, says what became of it, and it can be asked about', async () => {
    const owner = { user: server.world.owner, permissions: ADMINISTRATOR };
    const text = await textOf(use('ingest', { attachment }, owner));
    expect(text).toMatch(/1 stored[\s\S]*comet A comet over Lume · Lume Star/);
    expect(text).toMatch(/more\.jsonl/);
    expect(text).not.toMatch(/\/tmp|foreign-desk-/);
    expect(await textOf(use('ask', { question: 'What did Aske say about the comet over Lume?' }))).toContain('The comet over Lume is late by a year');
    expect(await textOf(use('ingest', {}, owner))).toContain('Give an address that begins with https');
    expect(await textOf(use('ingest', { address: '/etc/passwd' }, owner))).toContain('is not an address');
    const sample = { name: 's.jsonl', bytes: Buffer.from(JSON.stringify({ id: 's', sample: true, title: 'S', text: 'Invented words of a sample. "No," he said.' })) };
    expect(await textOf(use('ingest', { attachment: sample }, owner))).toContain('invented sample articles');
  });
});

describe('/sources', () => {
  const owner = { permissions: ADMINISTRATOR };
  const publisher = createServer((request, response) => {
    const host = `http://${request.headers.host ?? ''}`;
    if (request.url !== '/feed') return void response.writeHead(404).end();
    const body = SQUID_PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Osk Tide</title><item><title>${SQUID.title}</title><link>${host}/squid</link><guid isPermaLink="false">squid</guid><pubDate>Sat, 07 Mar 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[${body}]]></content:encoded></item></channel></rss>`);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => { publisher.listen(0, '127.0.0.1', resolve); });
    SQUID.url = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/squid`;
  });
  afterAll(() => { publisher.close(); });
  const sources = (subcommand: string, options: Options = {}): Promise<string> => textOf(server.slash({ name: 'sources', subcommand, options, ...owner, user: server.world.owner }));

  test('are for the owners of the bot', async () => {
    expect(await textOf(server.slash({ name: 'sources', subcommand: 'list', ...owner }))).toContain('Only the owners of this bot');
    expect(server.commands().find(({ name }) => name === 'sources')).toMatchObject({ default_member_permissions: '0', integration_types: [0], contexts: [0, 1] });
  });

  test('a feed is added, read, listed, paused, resumed and removed; what it brought can be asked about', async () => {
    expect(await sources('list')).toContain('No source is set up');
    expect(await sources('add', { address: '/etc/passwd' })).toContain('is not an address');
    expect(await sources('add', { address: SQUID.url.replace('squid', 'none') })).toContain('answered 404');
    const added = await sources('add', { address: SQUID.url.replace('squid', 'feed'), outlet: SQUID.outlet });
    expect(added).toMatch(/Added\.[\s\S]*Osk Tide/);
    expect(await sources('refresh')).toMatch(/1 source asked/);
    expect(await textOf(use('ask', { question: 'What did Rask say about the squid of Osk?' }))).toContain('The squid came up the river before the boats did');
    const [, id = ''] = /(\S+) +Osk Tide/.exec(await sources('list')) ?? [];
    expect(await sources('status', { source: id })).toContain('1 stored');
    expect(await sources('pause', { source: id })).toContain('paused since');
    expect(await sources('resume', { source: id })).not.toContain('paused since');
    expect(await sources('remove', { source: id })).toContain('is forgotten');
    expect(await sources('status', { source: id })).toContain('There is no source');
  });
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners({ server, articles: [...world.articles, COMET, SQUID] })).toBeGreaterThan(60);
});
