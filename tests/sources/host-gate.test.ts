import { expect, test } from 'vitest';
import { createHostGate, findFeedLinks, sourceId } from '../../src/sources/index.ts';

function gateWithClock() {
  let nowMs = 0;
  const gate = createHostGate({ spacingMs: 2_000, now: () => nowMs, sleep: (ms) => { nowMs += ms; return Promise.resolve(); } });
  const asked: [string, number][] = [];
  const ask = (host: string, spacingMs?: number): Promise<void> => gate.run(host, () => { asked.push([host, nowMs]); return Promise.resolve(); }, { spacingMs });
  return { gate, ask, asked, set: (ms: number) => { nowMs = ms; } };
}

test('two requests to one host keep their distance, and another host does not wait', async () => {
  const { ask, asked } = gateWithClock();
  await ask('a');
  await ask('b');
  await ask('a');
  await ask('a');
  expect(asked).toEqual([['a', 0], ['b', 0], ['a', 2_000], ['a', 4_000]]);
});

test('a host that asks for a longer pause gets it, and one request at a time even when many are waiting', async () => {
  const { gate, ask, asked } = gateWithClock();
  let open = 0;
  let most = 0;
  await Promise.all(Array.from({ length: 5 }, () => gate.run('c', async () => {
    most = Math.max(most, ++open);
    await Promise.resolve();
    open--;
  })));
  await ask('a', 10_000);
  await ask('a', 10_000);
  expect(most).toBe(1);
  expect((asked[1]?.[1] ?? 0) - (asked[0]?.[1] ?? 0)).toBe(10_000);
});

test('a request that fails holds nobody up, and neither does a clock that is set back', async () => {
  const { gate, ask, asked, set } = gateWithClock();
  set(1_000_000);
  await expect(gate.run('a', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  set(0);
  await ask('a');
  expect(asked).toEqual([['a', 2_000]]);
});

test('a request that was cancelled while it waited is not made', async () => {
  const { gate, asked } = gateWithClock();
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  await expect(gate.run('a', () => { asked.push(['a', 0]); return Promise.resolve(); }, { signal: stop.signal })).rejects.toThrow('stopped');
  expect(asked).toEqual([]);
});

test.each([
  ['https://feeds.velt.example/news/world/rss.xml', 'velt-news-world'],
  ['https://www.brack-post.example/feed/', 'brack-post'],
  ['/srv/drop box/Articles', 'articles'],
  ['https://例え.example/', 'xn-r8jz45g'],
  ['https://www.com/', 'source'],
])('%s is called %s', (address, id) => {
  expect(sourceId(address, () => false)).toBe(id);
  expect(sourceId(address, (taken) => taken === id)).toBe(`${id}-2`);
});

test('a page’s feeds are found, those of its comments last, other links not at all', () => {
  const page = `<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/"><link rel="alternate" type="application/atom+xml" href="https://other.example/atom.xml">
    <link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" href="/a.css"><link rel="alternate" type="application/rss+xml" href="feed/"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body></body></html>`;
  expect(findFeedLinks(page, 'https://velt.example/world/')).toEqual(['https://other.example/atom.xml', 'https://velt.example/world/feed/', 'https://velt.example/comments/feed/']);
});
