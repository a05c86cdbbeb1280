import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { createDesk, type TestDesk } from './world/create-desk.ts';
import { Origin, type Reply, type Site } from './world/origin.ts';

const HOUR_MS = 3_600_000;
const TEXT = ['Orsina Vale of Velt said on Tuesday that the strait would stay open to grain ships of every flag.', '"We closed nothing and we shall close nothing," Vale told reporters in Velt. "A ship that carries bread is welcome here."',
  'The harbour master counted 14 ships at anchor on Tuesday evening, two fewer than the week before, and said that pilots were working through the night.'];
const html = (paragraphs: readonly string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('');
const pageOf = (paragraphs: readonly string[], head = ''): Reply => ({ status: 200, headers: { 'content-type': 'text/html' }, body: `<!doctype html><html lang="en"><head><title>Velt keeps its strait open</title>${head}</head><body><article><h1>Velt keeps its strait open</h1>${html(paragraphs)}</article></body></html>` });
interface Item { readonly link: string; readonly guid?: string; readonly whole?: string; readonly summary?: string; readonly title?: string }
const rss = (items: readonly Item[]): Reply => ({
  status: 200, headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Velt Gazette</title>${items.map(({ link, guid, whole, summary, title }) => `<item><title>${title ?? 'Velt keeps its strait open'}</title><link>${link}</link>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}<pubDate>Tue, 03 Mar 2026 18:00:00 GMT</pubDate>${summary === undefined ? '' : `<description>${summary}</description>`}${whole === undefined ? '' : `<content:encoded><![CDATA[${whole}]]></content:encoded>`}</item>`).join('')}</channel></rss>`,
});

let nowMs = Date.parse('2026-03-04T08:00:00Z');
let origin: Origin;
let desk: TestDesk;
let port: number;
const at = (path: string, host = 'velt.example'): string => `http://${host}:${port}${path}`;
/** A site as a table of paths; robots.txt is not there unless it is in it. */
const site = (host: string, replies: Readonly<Record<string, Reply | (() => Reply)>>): void => {
  const answer: Site = ({ path }) => {
    const reply = replies[path];
    return typeof reply === 'function' ? reply() : (reply ?? { status: 404 });
  };
  origin.add(host, answer);
};
const stored = (): Article[] => desk.store.listHeads({}, { limit: 100 }).map(({ id }) => desk.store.findArticle(id)).filter((article) => article !== null);
const passHours = async (hours: number): Promise<void> => {
  for (const untilMs = nowMs + hours * HOUR_MS; nowMs < untilMs;) {
    const { nextDueMs } = await desk.sources.pollDue();
    nowMs = Math.min(untilMs, Math.max(nowMs + 1_000, nextDueMs ?? untilMs));
  }
};

beforeEach(async () => {
  nowMs = Date.parse('2026-03-04T08:00:00Z');
  origin = new Origin(() => nowMs);
  port = await origin.start();
  desk = createDesk({ now: () => nowMs, pass: (ms) => { nowMs += ms; } });
});
afterEach(async () => {
  desk.close();
  await origin.stop();
});

describe('adding', () => {
  test('a feed: it is asked once to see what it is, and its articles are there at the next look', async () => {
    site('velt.example', { '/feed': rss([{ link: at('/a'), whole: html(TEXT) }]) });
    const { source, isNew, isVerified } = await desk.sources.add({ address: at('/feed'), outlet: 'The Velt Gazette' });
    expect([source.id, source.kind, source.title, isNew, isVerified]).toEqual(['velt', 'feed', 'Velt Gazette', true, true]);
    const { articles } = await desk.sources.pollDue();
    expect(articles).toEqual({ stored: 1, revised: 0, refused: 0, retracted: 0 });
    expect(stored()).toMatchObject([{ outlet: 'The Velt Gazette', title: 'Velt keeps its strait open', url: at('/a'), text: TEXT.join('\n\n'), publishedAt: { iso: '2026-03-03T18:00:00Z' } }]);
    expect(origin.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/feed']);
  });

  test('a page that names its feed', async () => {
    site('velt.example', { '/world': pageOf(['Front page'], '<link rel="alternate" type="application/rss+xml" href="/feed">'), '/feed': rss([]) });
    expect((await desk.sources.add({ address: at('/world') })).source).toMatchObject({ kind: 'feed', address: at('/feed') });
  });

  test('an article without a feed: it is read again, and a changed text is a new revision', async () => {
    let text = TEXT;
    site('velt.example', { '/live': () => pageOf(text) });
    expect((await desk.sources.add({ address: at('/live') })).source.kind).toBe('page');
    await passHours(1);
    expect(stored()).toMatchObject([{ revision: 1 }]);
    text = [...TEXT.slice(0, 2), 'The harbour master now counts 41 ships at anchor, and says that the pilots have gone home to sleep until the morning tide.'];
    await passHours(30);
    expect(stored()).toMatchObject([{ revision: 2, text: text.join('\n\n') }]);
  });

  test('a folder: what is put into it is read, once it has lain still; what is taken away stays stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foreign-desk-folder-'));
    mkdirSync(join(folder, 'march'));
    const put = (name: string, text: string): void => {
      writeFileSync(join(folder, name), text);
      utimesSync(join(folder, name), nowMs / 1_000 - 60, nowMs / 1_000 - 60);
    };
    put('strait.txt', TEXT.join('\n\n'));
    put('notes.pdf', 'x');
    const { source } = await desk.sources.add({ address: folder, outlet: 'The Velt Gazette' });
    expect((await desk.sources.pollDue()).articles.stored).toBe(1);
    expect(stored()).toMatchObject([{ outlet: 'The Velt Gazette' }]);
    put('march/other.txt', TEXT.join('\n\n').replaceAll('strait', 'canal').replaceAll('Velt', 'Brack'));
    await passHours(0.1);
    expect(stored()).toHaveLength(2);
    rmSync(folder, { recursive: true });
    await passHours(0.1);
    expect(stored()).toHaveLength(2);
    expect((await desk.sources.find(source.id))?.health.problem).toContain('cannot be read');
  });

  test.each<[string, () => string, Record<string, Reply>, RegExp]>([
    ['what is neither feed nor article', () => at('/list'), { '/list': { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body><a href="/">Home</a></body></html>' } }, /is no feed and names none/],
    ['what is not there', () => at('/none'), {}, /answered 404/],
    ['what robots.txt forbids', () => at('/feed'), { '/robots.txt': { status: 200, body: 'User-agent: *\nDisallow: /' }, '/feed': { status: 500 } }, /robots\.txt forbids it/],
    ['an address that is none', () => 'gopher://velt.example/', {}, /not an http or https address/],
    ['a folder that is not there', () => '/no/such/folder', {}, /There is no folder/],
  ])('%s is refused in a sentence, and nothing is kept', async (_what, address, replies, reason) => {
    site('velt.example', replies);
    await expect(desk.sources.add({ address: address() })).rejects.toThrow(reason);
    expect(await desk.sources.list()).toEqual([]);
  });

  test('the same feed again, in whatever form of its address, is the one that is known', async () => {
    site('velt.example', { '/feed': rss([]) });
    origin.add('www.velt.example', () => rss([]));
    const { source } = await desk.sources.add({ address: at('/feed') });
    const again = await desk.sources.add({ address: `${at('/feed', 'www.velt.example')}?utm_source=x`, outlet: 'The Velt Gazette' });
    expect([again.isNew, again.source.id, again.source.outlet]).toEqual([false, source.id, 'The Velt Gazette']);
  });

  test('without a contact address nothing is asked, and that is said', async () => {
    const quiet = createDesk({ now: () => nowMs, pass: () => undefined, contact: null });
    site('velt.example', { '/feed': rss([]) });
    expect((await quiet.sources.add({ address: at('/feed') })).isVerified).toBe(false);
    await expect(quiet.sources.pollDue()).rejects.toThrow(/CONTACT/);
    expect(origin.requests).toEqual([]);
    quiet.close();
  });
});

describe('a feed over time', () => {
  const feed = (reply: () => Reply): Promise<unknown> => {
    site('velt.example', { '/feed': reply, '/a': pageOf(TEXT), '/new': rss([]) });
    return desk.sources.add({ address: at('/feed') });
  };

  test('that has moved for good is asked at its new address from then on', async () => {
    let isMoved = false;
    await feed(() => (isMoved ? { status: 301, headers: { location: '/new' } } : rss([])));
    isMoved = true;
    await passHours(5);
    expect((await desk.sources.list())[0]?.source).toMatchObject({ address: at('/new'), movedFrom: at('/feed') });
    expect(origin.requests.filter(({ path, status }) => path === '/feed' && status === 301)).toHaveLength(1);
  });

  test('that has gone for good is retired, until its owner resumes it', async () => {
    let isGone = false;
    await feed(() => (isGone ? { status: 410 } : rss([])));
    isGone = true;
    await passHours(48);
    const [report] = await desk.sources.list();
    expect(report?.source.state).toMatchObject({ status: 'retired' });
    expect(origin.requests.filter(({ status }) => status === 410)).toHaveLength(1);
    isGone = false;
    expect(await desk.sources.resume(report?.source.id ?? '')).toBe(true);
    await passHours(0.1);
    expect((await desk.sources.list())[0]).toMatchObject({ source: { state: { status: 'active' } }, health: { problem: null } });
  });

  test('that is paused is not asked; removed, it is forgotten and its articles stay', async () => {
    await feed(() => rss([{ link: at('/a') }]));
    await passHours(0.1);
    await desk.sources.pause('velt');
    const before = origin.requests.length;
    await passHours(48);
    expect(origin.requests).toHaveLength(before);
    expect(await desk.sources.remove('velt')).toBe(true);
    expect(await desk.sources.remove('velt')).toBe(false);
    expect(stored()).toHaveLength(1);
  });

  test('an article that cannot be had is asked for ever more seldom, and in the end taken from the feed’s summary', async () => {
    site('velt.example', { '/feed': rss([{ link: at('/gone-dark'), summary: TEXT.join(' ') }]), '/gone-dark': { status: 503 } });
    await desk.sources.add({ address: at('/feed') });
    await passHours(96);
    expect(stored()).toMatchObject([{ url: at('/gone-dark') }]);
    const asked = origin.requests.filter(({ path }) => path === '/gone-dark');
    expect(asked.length).toBeLessThanOrEqual(8);
  });

  test('an article whose page is gone leaves the answers at the next look', async () => {
    let isGone = false;
    site('velt.example', { '/feed': rss([{ link: at('/a') }]), '/a': () => (isGone ? { status: 410 } : pageOf(TEXT)) });
    await desk.sources.add({ address: at('/feed') });
    await passHours(1);
    expect(stored()).toHaveLength(1);
    isGone = true;
    await passHours(8);
    expect(stored()).toEqual([]);
  });

  test('what its publisher keeps from machines or behind a wall comes in by the feed’s own summary only', async () => {
    const summary = 'The strait stays open to grain ships of every flag, Orsina Vale said in Velt on Tuesday.';
    const item = (path: string): Item => ({ link: at(path), guid: path, summary: `${summary} File ${path.slice(1)} was read out.` });
    site('velt.example', {
      '/robots.txt': { status: 200, body: 'User-agent: *\nDisallow: /closed' },
      '/feed': rss([item('/closed/x'), item('/noai'), item('/walled'), item('/members')]),
      '/closed/x': pageOf(TEXT), '/noai': pageOf(TEXT, '<meta name="robots" content="noai">'),
      '/walled': pageOf(TEXT, '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false}</script>'), '/members': { status: 402 },
    });
    await desk.sources.add({ address: at('/feed') });
    await passHours(1);
    expect(stored()).toHaveLength(4);
    for (const { text } of stored()) expect(text).not.toContain('harbour master');
    expect(origin.requests.some(({ path }) => path === '/closed/x')).toBe(false);
  });
});

test('a summary that changes is a new revision, and never takes the place of a text that was read whole', async () => {
  let summary = 'The strait stays open to grain ships of every flag, Orsina Vale said in Velt on Tuesday, and the pilots agreed.';
  let isWalled = true;
  site('velt.example', { '/feed': () => rss([{ link: at('/a'), guid: 'a', summary }]), '/a': () => (isWalled ? { status: 402 } : pageOf(TEXT)) });
  await desk.sources.add({ address: at('/feed') });
  await passHours(2);
  summary = summary.replace('Tuesday', 'Wednesday');
  await passHours(30);
  expect(stored()).toMatchObject([{ revision: 2, text: summary }]);
  isWalled = false;
  summary = summary.replace('Wednesday', 'Thursday');
  await passHours(30);
  expect(stored()).toMatchObject([{ revision: 3, text: TEXT.join('\n\n') }]);
  isWalled = true;
  summary = summary.replace('Thursday', 'Friday');
  await passHours(30);
  expect(stored()).toMatchObject([{ revision: 3, text: TEXT.join('\n\n') }]);
});

test('an entry that comes again under another id, its page walled by now, adds neither a copy nor a summary', async () => {
  let guid = 'a';
  let title = 'Velt keeps its strait open';
  let isWalled = false;
  const summary = 'The strait stays open to grain ships of every flag, Orsina Vale said in Velt on Tuesday, and the pilots agreed.';
  site('velt.example', { '/feed': () => rss([{ link: at('/a'), guid, title, summary }]), '/a': () => (isWalled ? { status: 402 } : pageOf(TEXT)) });
  await desk.sources.add({ address: at('/feed') });
  await passHours(2);
  isWalled = true;
  guid = 'b';
  await passHours(30);
  expect(stored()).toMatchObject([{ revision: 1, text: TEXT.join('\n\n') }]);
  // Another item at the same address is another article, walled or not.
  guid = 'c';
  title = 'Two hundred years of the Velt museum of clocks';
  await passHours(30);
  expect(stored()).toHaveLength(2);
});

describe('a hostile feed', () => {
  test('cannot put its words into another site’s article, by link, id, canonical address or redirect', async () => {
    site('victim.example', { '/story': pageOf(TEXT), '/feed': rss([{ link: at('/story', 'victim.example'), guid: 'story-1' }]) });
    await desk.sources.add({ address: at('/feed', 'victim.example') });
    await passHours(1);
    const [before] = stored();
    const lie = [TEXT[0] ?? '', '"We closed it all and we shall close the rest," Vale told reporters in Velt. "No ship that carries bread is welcome here."', TEXT[2] ?? ''];
    site('evil.example', {
      '/feed': rss([
        { link: at('/story', 'victim.example'), guid: 'story-1', whole: html(lie) }, { link: at('/canonical', 'evil.example'), guid: 'b' }, { link: at('/hop', 'evil.example'), guid: 'c' },
      ]),
      '/canonical': pageOf(lie, `<link rel="canonical" href="${at('/story', 'victim.example')}"><meta property="og:url" content="${at('/story', 'victim.example')}"><meta property="og:site_name" content="Victim Times">`),
      '/hop': { status: 301, headers: { location: at('/story', 'victim.example') } },
    });
    await desk.sources.add({ address: at('/feed', 'evil.example') });
    await passHours(24);
    expect(desk.store.findArticle(before?.id ?? '')).toEqual(before);
    const others = stored().filter(({ id }) => id !== before?.id);
    expect(others.map(({ url }) => URL.parse(url ?? '')?.hostname)).toEqual(['evil.example']);
    expect(others[0]?.outlet).toBe(`evil.example:${port}`);
    expect(others[0]?.claims).toContain('Victim Times');
  });
});
