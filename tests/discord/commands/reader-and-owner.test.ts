import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { CommandInteractionOptionResolver } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { fileNameOf } from '../../../src/discord/commands/fetch-attachment.ts';
import { forgetReader } from '../../../src/discord/commands/forget-reader.ts';
import { slashCommands } from '../../../src/discord/commands/index.ts';
import { ingest, readAddress } from '../../../src/discord/commands/ingest-command.ts';
import type { OptionReader } from '../../../src/discord/commands/option-reader.ts';
import { privacy } from '../../../src/discord/commands/privacy-command.ts';
import { settings } from '../../../src/discord/commands/settings-command.ts';
import type { CommandCall } from '../../../src/discord/handlers.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { quietPostings } from '../posting/quiet-postings.ts';
import { deskOver, GUILD, givenBy, OWNER, READER, type TestedDesk, textOf, WORDS } from './given.ts';

const ARTICLE = `Title: Harbour reopens
Outlet: Harbour Post

The harbour of Lumen reopened on Monday after a storm that had closed it for three days and kept the ferries in port.

"The ferries will run again from tomorrow morning," harbour master Ola Brandt said on Monday. "We thank everybody for their patience during the storm."

Fishermen said they had lost two boats and most of their nets, and asked the council in Lumen for help before the season begins in April.`;
const SAMPLE = JSON.stringify({ id: 's1', title: 'Invented', outlet: 'Nowhere', sample: true, text: 'An invented minister said on Monday that the invented river was full. "The river is full," Minister Ada Nowhere said.' });
/** Ten million bytes in ten thousand; a file may hold many such members. */
const PACKED = gzipSync(Buffer.alloc(10_000_000, 'a'));

const store = testDesk();
let app: App;
let desk: TestedDesk;
let server: Server;
let base: string;

beforeAll(async () => {
  app = await store.open();
  desk = deskOver(app, { names: { speakers: [], outlets: ['Kalderra Today'], topics: [] } });
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/harbour.txt' }).end();
    else if (request.url === '/large') response.end(Buffer.alloc(21_000_000, 'a'));
    else if (request.url === '/packed') response.end(Buffer.concat(Array.from({ length: 21 }, () => PACKED)));
    else if (request.url === '/gone') response.writeHead(404).end();
    else response.end(request.url === '/sample' ? SAMPLE : ARTICLE);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const turn = { question: 'What did Brandt say?', speaker: 'Brandt', topic: '', names: ['Brandt'], articleIds: ['a'], shown: [] };
const replyOf = (id: string) => ({
  id, userId: READER, guildId: null, channelId: '1', messageId: null, createdAtMs: 1, question: 'What did Brandt say?', status: 'not-found' as const, statements: [], pageStart: 0,
  limits: { sinceMs: null, untilMs: null, outlet: null, outletsHidden: [], stateMedia: true }, turn,
});

describe('/privacy', () => {
  const run = async (sub: string) => {
    const { given, shown } = givenBy({ sub });
    await privacy(given, desk);
    return shown;
  };

  test('with nothing kept, says so, shows what would be kept and for how long, and has nothing to delete', async () => {
    const [kept] = await run('show');
    expect(textOf(kept)).toContain('30 minutes');
    expect(textOf(kept)).toContain('30 days');
    expect(textOf(kept)).toContain('you were never asked');
    expect(textOf(kept)).not.toContain('…');
    const [nothing] = await run('delete');
    expect(textOf(nothing)).toBe('Nothing is kept about you.');
  });

  test('counts what is kept, gives all of it as a file, asks before deleting, and then it is gone', async () => {
    await app.memory.saveReply(replyOf('abcdefgh12345678'));
    await app.memory.saveConversation({ key: `dm:${READER}`, userId: READER, updatedAtMs: 1, turns: [turn, turn] });
    await app.memory.saveConsent(READER, true);
    expect(textOf((await run('show'))[0])).toMatch(/Questions in conversations:\*\* 2[^]*Answers:\*\* 1[^]*you agreed/);

    const [exported] = await run('export');
    const [file] = exported?.files ?? [];
    expect(file?.name).toBe(`foreign-desk-${READER}.json`);
    expect(JSON.parse(new TextDecoder().decode(file?.bytes))).toEqual(JSON.parse(JSON.stringify(await app.memory.userRecord(READER))));

    const [asked] = await run('delete');
    expect(textOf(asked)).toContain('2 questions in conversations, 1 answer, 0 opinions, 0 digests, 0 watches');
    expect(JSON.stringify(asked?.components)).toContain(`"custom_id":"fd1:forget-yes:privacy:${READER}"`);
    expect(JSON.stringify(asked?.components)).toContain(`"custom_id":"fd1:forget-no:privacy:${READER}"`);
    expect((await app.memory.userRecord(READER)).replies).toHaveLength(1);

    expect(textOf(await forgetReader(READER, desk))).toContain('Deleted');
    expect(await app.memory.userRecord(READER)).toMatchObject({ consent: null, conversations: [], replies: [], feedback: [] });
  });
});

describe('/privacy of somebody who only made a digest and a watch', () => {
  test('counts both, says that they are posted no more, and posting hears of it', async () => {
    const place = { kind: 'dm', userId: READER } as const;
    const made = { ownerId: READER, place, state: { status: 'active' }, createdAtMs: 1 } as const;
    await app.subscriptions.save({ ...made, id: 'digest-1', localTime: '08:00', zone: 'UTC', days: [1], topics: [], outlets: [], storiesMax: 5, roleId: null, effectiveFromMs: 1 });
    await app.watches.save({ ...made, id: 'watch-1', kind: 'topic', text: 'water', quietHours: null, seenUntilMs: 1 });
    const texts: string[] = [];
    for (const sub of ['show', 'delete']) {
      const { given, shown } = givenBy({ sub });
      await privacy(given, desk);
      texts.push(textOf(shown[0]));
    }
    expect(texts[0]).toMatch(/Digests you made:\*\* 1[^]*Watches:\*\* 1/);
    expect(texts[1]).toMatch(/1 digest, 1 watch\.[^]*posted no more/);

    let heard = 0;
    await forgetReader(READER, { ...desk, postings: quietPostings({ changed: async () => { heard += 1; } }) });
    expect(heard).toBe(1);
    expect(await app.subscriptions.list({ ownerId: READER })).toEqual([]);
  });
});

describe('/help', () => {
  test('fits whole into one message, and names every command that anybody may use', async () => {
    const help = slashCommands.find(({ definition }) => definition.name === 'help');
    const { given, shown } = givenBy({});
    await help?.run({ interaction: { options: given.options }, place: given.place, words: WORDS, settings: given.settings } as unknown as CommandCall, desk);
    const text = textOf(shown[0]);
    for (const { definition } of slashCommands) if (!['help', 'ingest', 'sources', 'purge'].includes(definition.name)) expect(text).toContain(`/${definition.name}`);
    expect(text).toContain('Check this');
    expect(text).not.toContain('…');
    expect(text).not.toContain('does not fit');
  });
});

describe('/settings', () => {
  const run = async (options: Parameters<typeof givenBy>[0]): Promise<string> => {
    const { given, shown } = givenBy(options);
    await settings(given, desk);
    return textOf(shown[0]);
  };

  test('changes what is saved for the server, and shows it', async () => {
    expect(await run({ group: 'channels', sub: 'add', channel: { id: '77', name: 'newsroom' } })).toContain('#newsroom');
    await run({ sub: 'private', switches: { 'by-default': true } });
    await run({ group: 'outlets', sub: 'hide', strings: { outlet: 'kalderra today' } });
    await run({ sub: 'state-media', switches: { allowed: false } });
    await run({ sub: 'time-zone', strings: { zone: 'Asia/Tokyo' } });
    expect(desk.saved.get(GUILD)).toEqual({ channelIds: ['77'], privateByDefault: true, outletsHidden: ['Kalderra Today'], stateMedia: false, timeZone: 'Asia/Tokyo' });
    const text = await run({ sub: 'show' });
    for (const part of ['#newsroom', 'the asker alone', 'Kalderra Today', 'left out', 'Asia/Tokyo']) expect(text).toContain(part);
    await run({ group: 'outlets', sub: 'show', strings: { outlet: 'Kalderra Today' } });
    await run({ group: 'channels', sub: 'all' });
    expect(desk.saved.get(GUILD)).toMatchObject({ channelIds: [], outletsHidden: [] });
  });

  test('of two changes at the same moment, neither is lost, and a refused one stops nothing', async () => {
    const slow: TestedDesk = { ...desk, saveGuildSettings: async (guildId, changed) => { await new Promise((resolve) => setImmediate(resolve)); await desk.saveGuildSettings(guildId, changed); } };
    desk.saved.clear();
    const change = (options: Parameters<typeof givenBy>[0]) => settings(givenBy(options).given, slow);
    const done = await Promise.allSettled([
      change({ group: 'channels', sub: 'add', channel: { id: '1', name: 'one' } }), change({ sub: 'time-zone', strings: { zone: 'nowhere' } }),
      change({ group: 'channels', sub: 'add', channel: { id: '2', name: 'two' } }), change({ sub: 'private', switches: { 'by-default': true } }),
    ]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(desk.saved.get(GUILD)).toMatchObject({ channelIds: ['1', '2'], privateByDefault: true, timeZone: 'UTC' });
  });

  test('what changes nothing saves nothing, and there is nothing to set outside a server', async () => {
    desk.saved.clear();
    await run({ group: 'channels', sub: 'all' });
    await run({ group: 'outlets', sub: 'show', strings: { outlet: 'Nobody' } });
    expect(desk.saved.size).toBe(0);
    await expect(settings(givenBy({ sub: 'show' }, { guildId: null }).given, desk)).rejects.toThrow(/server/);
  });
});

describe('options', () => {
  test('are read from discord.js as from here', () => {
    const Resolver = CommandInteractionOptionResolver as unknown as new (client: unknown, options: unknown[], resolved: unknown) => OptionReader;
    const options = new Resolver({}, [{ name: 'channels', type: 2, options: [{ name: 'add', type: 1, options: [{ name: 'channel', type: 7, value: '5', channel: { id: '5', name: 'newsroom', type: 0 } }] }] }], {});
    expect([options.getSubcommandGroup(false), options.getSubcommand(false), options.getChannel('channel')?.name]).toEqual(['channels', 'add', 'newsroom']);
    const plain = new Resolver({}, [{ name: 'question', type: 3, value: 'Who?' }, { name: 'private', type: 5, value: true }], {});
    expect([plain.getString('question'), plain.getBoolean('private'), plain.getString('since'), plain.getAttachment('attachment'), plain.getSubcommand(false), plain.getSubcommandGroup(false)]).toEqual(['Who?', true, null, null, null, null]);
  });
});

describe('/ingest', () => {
  const run = async (options: Parameters<typeof givenBy>[0], userId = OWNER): Promise<string> => {
    const { given, shown } = givenBy(options, { userId });
    await ingest(given, desk);
    return textOf(shown[0]);
  };
  const file = (path: string, name = 'harbour.txt', size = 100) => ({ file: { name, size, url: `${base}${path}` } });

  test('is refused to everybody but the owners, before anything is read', async () => {
    await expect(run(file('/harbour.txt'), READER)).rejects.toThrow(/owners/);
    expect((await app.coverage()).articles).toBe(0);
  });

  test('reads an attached file once, says what became of it, and names no folder of this machine', async () => {
    const first = await run(file('/harbour.txt'));
    expect(first).toContain('1 stored');
    expect(first).not.toMatch(/tmp|foreign-desk-/);
    expect(await run(file('/harbour.txt'))).toContain('1 unchanged');
    expect((await app.coverage()).newest?.origin ?? '').not.toContain('http');
  });

  test('a file without an article says why, without the folder it lay in', async () => {
    const text = await run({ file: { name: 'picture.json', size: 10, url: `${base}/harbour.txt` } });
    expect(text).toContain('skipped');
    expect(text).not.toMatch(/foreign-desk-/);
  });

  test.each([
    [{}, /address that begins with/], [{ strings: { address: '/etc/passwd' } }, /not an address/], [{ strings: { address: '-' } }, /not an address/], [{ strings: { address: 'file:///etc/passwd' } }, /not an address/],
    [{ file: { name: 'a.txt', size: 30_000_000, url: 'http://127.0.0.1:1/' } }, /larger than 20 MB/], [{ file: { name: 'a.txt', size: 10, url: 'http://127.0.0.1:1/' } }, /could not be fetched/],
  ])('%j is refused', async (options, said) => {
    await expect(run(options)).rejects.toThrow(said);
  });

  test('a file that is larger than it claims, gone, or elsewhere is refused', async () => {
    await expect(run(file('/large'))).rejects.toThrow(/larger than 20 MB/);
    await expect(run(file('/packed', 'articles.jsonl.gz'))).rejects.toThrow(/larger than 200 MB/);
    await expect(run(file('/gone'))).rejects.toThrow(/could not be fetched/);
    await expect(run(file('/moved'))).rejects.toThrow(/could not be fetched/);
  });

  test('invented samples are never stored', async () => {
    await expect(run(file('/sample', 'articles.jsonl'))).rejects.toThrow(/sample/);
    expect(await app.sampleArticles()).toBe(0);
  });

  test('an address on this machine is skipped with its reason', async () => {
    expect(await run({ strings: { address: `${base}/harbour.txt` } })).toMatch(/skipped/);
  });

  test('addresses are http or https, and names of files are made plain', () => {
    expect(readAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
    expect(readAddress('ftp://example.org')).toBeNull();
    expect(['../../etc/passwd', '.hidden', 'a\\b\\c.txt', 'Rapport été.md', '', '…'].map(fileNameOf)).toEqual(['passwd', 'hidden', 'c.txt', 'Rapport été.md', 'attachment.txt', 'attachment.txt']);
  });
});
