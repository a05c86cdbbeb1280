import { describe, expect, test } from 'vitest';
import type { ArticleDraft } from '../../src/domain/article.ts';
import { claimsOf, withoutName } from '../../src/extract/bind-to-host.ts';
import { applyOverrides, extractDocument, extractLine, type ExtractOptions } from '../../src/extract/index.ts';

const STORY = 'The harbour at Tolm was closed on Tuesday after a ferry struck the pier, the port authority said in a statement that named nobody. "We shall open it again when the divers have finished," said its director, Ilse Maron, who added that two of the boats had been moved up the coast to Varen before dark.';
const page = (head: string): string => `<!doctype html><html lang="en"><head><title>Ferry strikes pier</title>${head}</head><body><article><h1>Ferry strikes pier</h1><p>${STORY}</p></article></body></html>`;

function read(bytes: string, url: string | null, contentType = 'text/html', options: ExtractOptions = { purpose: 'ingest' }): ArticleDraft {
  const [extraction] = extractDocument({ origin: url ?? 'page.html', url, contentType, bytes: Buffer.from(bytes) }, options);
  if (extraction?.kind !== 'article') throw new Error(JSON.stringify(extraction));
  return extraction.article;
}
const VICTIM = 'https://kalderra-today.example/ferry';
const link = `<link rel="canonical" href="${VICTIM}">`;
const ogUrl = `<meta property="og:url" content="${VICTIM}">`;
const site = '<meta property="og:site_name" content="Kalderra Today">';
const ld = (thing: object): string => `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry strikes pier', ...thing })}</script>`;
const publisher = { publisher: { '@type': 'Organization', name: 'Kalderra Today' } };

describe('a fetched page is of the host it was fetched from', () => {
  test.each([
    ['its canonical link', link, 'kalderra-today.example'], ['its og:url', ogUrl, 'kalderra-today.example'], ['its JSON-LD address', ld({ url: VICTIM }), 'kalderra-today.example'], ['its JSON-LD page', ld({ mainEntityOfPage: { '@id': VICTIM } }), 'kalderra-today.example'],
    ['its name', site, 'Kalderra Today'], ['its publisher', ld(publisher), 'Kalderra Today'], ['all of them', `${link}${ogUrl}${site}${ld({ url: VICTIM, ...publisher })}`, 'Kalderra Today (kalderra-today.example)'],
  ])('%s of another site is a claim', (_, head, claims) => {
    expect(read(page(head), 'https://www.evil.example/x?utm_source=a')).toMatchObject({ url: 'https://www.evil.example/x', outlet: 'evil.example', claims });
  });

  test('a canonical link within its own site is taken', () => {
    expect(read(page(`${link}${site}`), 'https://amp.kalderra-today.example/ferry?x=1')).toMatchObject({ url: VICTIM, outlet: 'Kalderra Today', claims: null });
  });

  test('a page out of Google\u2019s cache is of the publisher it shows', () => {
    expect(read(page(`${link}${site}`), 'https://kalderra--today-example.cdn.ampproject.org/c/s/kalderra-today.example/amp/ferry')).toMatchObject({ url: VICTIM, outlet: 'Kalderra Today', claims: null });
  });

  test('two domains of one outlet do not contradict each other', () => {
    expect(read(page('<link rel="canonical" href="https://www.bbc.co.uk/news/1">'), 'https://www.bbc.com/news/1')).toMatchObject({ url: 'https://www.bbc.com/news/1', outlet: 'BBC News', claims: null });
  });

  test('its own host tells whether it is a state\u2019s, whatever address it gives', () => {
    expect(read(page('<link rel="canonical" href="https://www.reuters.com/a"><meta property="og:site_name" content="Reuters">'), 'https://www.rt.com/a')).toMatchObject({ outlet: 'RT', stateMedia: true, claims: 'Reuters (reuters.com)' });
  });

  test('the source list knows whose host it is', () => {
    expect(read(page(site), 'https://ktoday-cdn.example/a', 'text/html', { purpose: 'ingest', outlets: [{ host: 'ktoday-cdn.example', names: ['Kalderra Today'] }] })).toMatchObject({ outlet: 'Kalderra Today', claims: null });
  });

  test('the name that its owner states replaces the host, and the claim with it', () => {
    const draft = read(page(`${link}${site}`), 'https://kt-cdn.example/x');
    expect(applyOverrides(draft, { outlet: 'Kalderra Today' })).toMatchObject({ outlet: 'Kalderra Today', claims: 'kalderra-today.example' });
    expect(applyOverrides(draft, { outlet: 'Orlo Star' })).toMatchObject({ outlet: 'Orlo Star', claims: 'Kalderra Today (kalderra-today.example)' });
    expect(applyOverrides(read(page(site), 'https://kalderra-today.example/x'), { outlet: 'Orlo Star' })).toMatchObject({ outlet: 'Kalderra Today', claims: null });
  });
});

describe('a fetched file of another form is believed no more', () => {
  const stated = { id: 'orlo-1', url: VICTIM, outlet: 'Kalderra Today', title: 'Ferry strikes pier' };
  const markdown = `---\n${Object.entries(stated).map(([name, value]) => `${name}: ${value}`).join('\n')}\n---\n\n${STORY}`;
  test.each([
    ['JSON', JSON.stringify({ ...stated, text: STORY }), 'application/json'], ['JSON with a page in it', JSON.stringify({ ...stated, html: page(link) }), 'application/json'], ['Markdown', markdown, 'text/markdown'],
  ])('%s', (_, bytes, contentType) => {
    expect(read(bytes, 'https://evil.example/x', contentType)).toMatchObject({ givenId: null, url: 'https://evil.example/x', outlet: 'evil.example', claims: 'Kalderra Today (kalderra-today.example)' });
  });

  test('nor what it says of an address that is still to be fetched', () => {
    expect(extractDocument({ origin: '-', url: 'https://evil.example/x', contentType: 'application/json', bytes: Buffer.from(JSON.stringify(stated)) })).toMatchObject([{ kind: 'unfetched', url: VICTIM, stated: {} }]);
  });
});

test('a page cannot stop the bot by calling itself an invented sample', () => {
  const sample = page('<meta name="foreign-desk-sample" content="true">');
  const bytes = Buffer.from(sample);
  expect(extractDocument({ origin: 'a', url: 'https://evil.example/x', contentType: 'text/html', bytes })).toMatchObject([{ kind: 'problem' }]);
  expect(read(sample, null).sample).toBe(true);
});

test('what the owner reads in is the owner\u2019s word', () => {
  expect(read(page(`${link}${site}`), null)).toMatchObject({ url: VICTIM, outlet: 'Kalderra Today', claims: null });
  const line = extractLine({ origin: 'a.jsonl', line: 1, text: JSON.stringify({ id: 'a', url: 'https://evil.example/x', html: page(`${link}${site}`), outlet: 'Orlo Star' }) });
  expect(line).toMatchObject({ kind: 'article', article: { givenId: 'a', url: 'https://evil.example/x', outlet: 'Orlo Star', claims: null } });
});

test('a claim holds nothing that could pass for our own words or a quotation, and is no longer than a name', () => {
  expect(claimsOf('\u201cKalderra Today\u201d \u00b7 (state media) [1] @everyone \u202e', 'a.example')).toBe('Kalderra Today state media 1 everyone (a.example)');
  expect(claimsOf('x'.repeat(500), null)).toHaveLength(60);
  expect(claimsOf('', `${'a.'.repeat(100)}example`)).toBe(`…${'.a'.repeat(26).slice(1)}.example`);
  expect(claimsOf('', null)).toBeNull();
  expect([withoutName('Orlo Star', 'ORLO STAR'), withoutName('Orlo Star (a.example)', 'Orlo Star'), withoutName('Orlo Star', 'Orlo'), withoutName('a.example', 'Orlo'), withoutName(null, 'Orlo')]).toEqual([null, 'a.example', 'Orlo Star', 'a.example', null]);
});
