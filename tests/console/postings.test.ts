import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runConsole } from '../../src/console/run-console.ts';
import { testDesk } from '../pipeline/open-test-app.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const USER = '123456789012345678';
const SERVER = ['--guild', '223456789012345678', '--channel', '323456789012345678'] as const;
const desk = testDesk();

class Gathered extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A command as `desk` runs it, in this process. */
async function run(args: readonly string[], settings: Record<string, string> = {}): Promise<{ code: number; out: string; error: string }> {
  const [stdout, stderr] = [new Gathered(), new Gathered()];
  const code = await runConsole(args, {
    io: { stdin: Readable.from([]), stdout, stderr, colour: false, nowMs: () => Date.parse('2026-03-03T18:00:00Z') },
    readConfig: () => readConfig({ DATA_DIR: join(desk.folder, 'data'), EMBEDDINGS_DIR: join(desk.folder, 'embeddings'), EMBEDDING_WORKERS: '1', ...settings }, { cwd: desk.folder }),
    openApp: () => desk.open({}, settings),
    runEvaluation: () => Promise.resolve(0),
    runBenchmark: () => Promise.resolve(0),
  });
  return { code, out: stdout.text, error: stderr.text };
}

const json = async (args: readonly string[], settings?: Record<string, string>): Promise<unknown> => JSON.parse((await run([...args, '--json'], settings)).out);

describe('desk digest', () => {
  beforeAll(async () => {
    const app = await desk.open();
    await app.ingest([join(REPOSITORY, 'data/sample/articles')], {});
    await app.close();
  }, 120_000);

  test('prints what README shows, word for word', async () => {
    const { code, out, error } = await run(['digest', '--now', '2026-03-03T18:00Z']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const shown = /\$ npm run -s desk -- --demo digest --now 2026-03-03T18:00Z\n\n([\s\S]*?)```/.exec(readFileSync(join(REPOSITORY, 'README.md'), 'utf8'))?.[1];
    expect(out).toBe(shown);
  });

  test('as JSON holds stories with articles, outlets and quotations by their spans, and what was searched', async () => {
    expect(await json(['digest', '--since', '2026-03-02', '--until', '2026-03-06', '--topic', 'cholera', '--topic', 'football', '--limit', '1'])).toMatchObject({
      window: { since: '2026-03-02T00:00:00.000Z', until: '2026-03-07T00:00:00.000Z' },
      stories: [{ headline: expect.stringMatching(/cholera/i) as string, topics: ['cholera'], outlets: [{ outlet: 'Littoral News Agency' }, { outlet: 'Nkarra Standard' }], quotes: [{ start: expect.any(Number) as number, citation: { n: 1 } }, {}] }],
      coverage: { newest: { outlet: null }, topicsWithout: ['football'], storiesLeftOut: expect.any(Number) as number },
    });
  });

  test('of a quiet day is one line under its title', async () => {
    const { out } = await run(['digest', '--now', '2026-03-20T18:00Z']);
    expect(out).toBe('Digest of the 24 hours to 20 March 2026, 18:00 UTC\nA quiet day: no stored article was published in this time.\n');
  });

  test.each([[['--since', 'lately']], [['--limit', '0']], [['--now', 'noon']]])('%s is wrong usage', async (args) => {
    expect((await run(['digest', ...args])).code).toBe(2);
  });

  test('an empty window is a sentence', async () => {
    expect(await run(['digest', '--since', '2026-03-05', '--until', '2026-03-01'])).toMatchObject({ code: 1, out: '', error: expect.stringMatching(/^The window is empty/) as string });
  });
});

describe('desk schedule', () => {
  test('adds, lists, changes, pauses, resumes, shows and removes one', async () => {
    expect((await run(['schedule', 'list'])).out).toMatch(/^No digest is scheduled/);
    const added = (await json(['schedule', 'add', '--time', '08:30', '--zone', 'Europe/Berlin', '--days', 'weekdays', '--topics', 'maize, Imbazi', '--stories', '3', '--role', '423456789012345678', ...SERVER], { DISCORD_OWNERS: USER })) as { id: string };
    expect(added).toMatchObject({
      ownerId: USER, place: { kind: 'channel', guildId: SERVER[1], channelId: SERVER[3], threadId: null }, localTime: '08:30', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5],
      topics: ['maize', 'Imbazi'], storiesMax: 3, roleId: '423456789012345678', state: { status: 'active' }, next: '2026-03-04T07:30:00.000Z',
    });
    expect((await run(['schedule', 'list'])).out).toContain(`${added.id}\n  When      08:30, Europe/Berlin, Monday to Friday\n`);
    expect(await json(['schedule', 'edit', added.id, '--days', 'sat', '--role', 'none', '--channel', '523456789012345678'])).toMatchObject({ days: [6], roleId: null, localTime: '08:30', place: { guildId: SERVER[1], channelId: '523456789012345678' }, next: '2026-03-07T07:30:00.000Z' });
    expect(await json(['schedule', 'pause', added.id])).toMatchObject({ state: { status: 'paused', reason: 'asked' }, next: null });
    expect((await run(['schedule', 'pause', added.id])).out).toMatch(/^It was paused already\./);
    expect(await json(['schedule', 'resume', added.id, '--now', '2026-03-10'])).toMatchObject({ state: { status: 'active' }, effectiveFrom: '2026-03-10T00:00:00.000Z' });
    const shown = await run(['schedule', 'run', added.id]);
    expect(shown.out).toMatch(/^Not posted, only shown: what would go to channel 523456789012345678 of server 223456789012345678\.\n[\s\S]*1\. Imbazi halts maize exports/);
    expect(await json(['schedule', 'remove', added.id])).toEqual({ removed: added.id });
    expect(await json(['schedule', 'list'])).toEqual({ schedules: [] });
  });

  test('run leaves out what the server’s settings hide', async () => {
    const { id } = (await json(['schedule', 'add', '--time', '08:30', '--owner', USER, ...SERVER])) as { id: string };
    const app = await desk.open();
    await app.memory.saveGuildSettings(SERVER[1], { channelIds: [], privateByDefault: false, outletsHidden: ['Meridian Courier'], stateMedia: false, timeZone: 'UTC' });
    await app.close();
    const { out } = await run(['schedule', 'run', id]);
    expect(out).toContain('Imbazi halts maize exports');
    expect(out).not.toMatch(/Meridian Courier|Kalderra Today/);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['a time that is none', ['--time', '25:00', '--dm', USER], /^"25:00" is not a time of day\. .*08:30/],
    ['no time', ['--dm', USER], /^Say when to post: --time/],
    ['a zone that is none', ['--time', '08:30', '--zone', 'Mars/Base', '--dm', USER], /^"Mars\/Base" is not a time zone I know\. .*Europe\/Berlin/],
    ['a day that is none', ['--time', '08:30', '--days', 'blursday', '--dm', USER], /^"blursday" names no days of the week\. .*weekdays/],
    ['no place', ['--time', '08:30'], /^Say where to post/],
    ['two places', ['--time', '08:30', '--dm', USER, ...SERVER], /^Give either --dm/],
    ['an id that is none', ['--time', '08:30', '--dm', 'me'], /^--dm takes the id of a user, a number of 17 to 20 digits, not "me"/],
    ['nobody to tell', ['--time', '08:30', ...SERVER], /^Say who is told .*--owner/],
    ['a role in direct messages', ['--time', '08:30', '--dm', USER, '--role', '423456789012345678'], /^A role can be mentioned in a server only/],
    ['eleven topics', ['--time', '08:30', '--dm', USER, '--topics', 'a,b,c,d,e,f,g,h,i,j,k'], /at most 10 topics/],
  ])('refuses %s in one sentence, and keeps nothing', async (_, args, sentence) => {
    const before = await json(['schedule', 'list']);
    expect(await run(['schedule', 'add', ...args])).toMatchObject({ code: 1, out: '', error: expect.stringMatching(sentence) as string });
    expect(await json(['schedule', 'list'])).toEqual(before);
  });

  test('says that there is no such schedule, and how to see those there are', async () => {
    for (const command of ['edit', 'pause', 'resume', 'remove', 'run']) expect(await run(['schedule', command, 'none'])).toMatchObject({ code: 1, error: 'There is no schedule "none". desk schedule list shows those there are.\n' });
  });
});

describe('desk watch', () => {
  test('adds, lists and removes one', async () => {
    expect((await run(['watch', 'list'])).out).toMatch(/^Nothing is watched/);
    const added = (await json(['watch', 'add', 'maize', 'exports', '--dm', USER, '--quiet', '22:00-07:00', '--zone', 'Asia/Tokyo'])) as { id: string };
    expect(added).toMatchObject({ ownerId: USER, kind: 'topic', text: 'maize exports', quietHours: { from: '22:00', until: '07:00', zone: 'Asia/Tokyo' }, seenUntil: '2026-03-03T18:00:00.000Z' });
    expect((await run(['watch', 'list'])).out).toBe(`${added.id}\n  Topic  maize exports\n  Where  direct messages of user ${USER}\n  Quiet  22:00 to 07:00, Asia/Tokyo\n`);
    expect(await json(['watch', 'remove', added.id])).toEqual({ removed: added.id });
    expect(await run(['watch', 'remove', added.id])).toMatchObject({ code: 1, error: expect.stringMatching(/^There is no watch/) as string });
  });

  test.each<[readonly string[], number, RegExp]>([
    [['…', '--dm', USER], 1, /^Say what to watch/],
    [['x'.repeat(301), '--dm', USER], 1, /^A watch has at most 300 characters/],
    [['maize', '--dm', USER, '--quiet', 'night'], 1, /^"night" are no quiet hours/],
    [['maize', '--dm', USER, '--kind', 'rumour'], 2, /rumour/],
  ])('refuses %s', async (args, code, sentence) => {
    expect(await run(['watch', 'add', ...args])).toMatchObject({ code, error: expect.stringMatching(sentence) as string });
  });
});
