import { describe, expect, test } from 'vitest';
import type { Reservation } from '../../src/sources/index.ts';
import { reservationOf, tdmReserves } from '../../src/sources/index.ts';

const page = (head: string, body = '<p>The talks ended.</p>'): string => `<!doctype html><html><head><title>Talks</title>${head}</head><body>${body}</body></html>`;
const kindOf = (html: string, headers: Record<string, string> = {}): Reservation['kind'] => reservationOf({ headers, html }).kind;
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('mining reserved', () => {
  test.each([
    ['noai'], ['noindex, NoAI'], ['foreigndesk: noai'], ['otherbot: noindex, robots: noai'], ['unavailable_after: 25 Jun 2030 15:00:00 PST, noai'], ['max-snippet: 5, noml'],
  ])('X-Robots-Tag: %s', (value) => expect(kindOf(page(''), { 'x-robots-tag': value })).toBe('reserved'));

  test.each([['noimageai'], ['noarchive'], ['nosnippet, noindex'], ['otherbot: noai'], ['otherbot: noindex, noai'], ['']])('X-Robots-Tag: %s reserves nothing of ours', (value) => expect(kindOf(page(''), { 'x-robots-tag': value })).toBe('none'));

  test.each([
    ['<meta name="robots" content="index, noai, noimageai">', 'meta robots: noai'], ['<META NAME="Robots" CONTENT="NOAI">', 'meta robots: noai'], ['<meta name="tdm-reservation" content="1">', 'meta tdm-reservation: 1'], ['<meta name="ForeignDesk" content="noai">', 'meta foreigndesk: noai'],
  ])('%s', (head, by) => expect(reservationOf({ headers: {}, html: page(head) })).toEqual({ kind: 'reserved', by }));

  test.each([['<meta name="robots" content="noarchive, max-image-preview:large">'], ['<meta name="tdm-reservation" content="0">'], ['<meta name="googlebot" content="noai">'], ['<meta name="description" content="noai">']])('%s reserves nothing', (head) => expect(kindOf(page(head))).toBe('none'));

  test('the header of the TDM Reservation Protocol', () => {
    expect(reservationOf({ headers: { 'tdm-reservation': '1' }, html: '' })).toEqual({ kind: 'reserved', by: 'tdm-reservation: 1' });
    expect(kindOf('', { 'tdm-reservation': '0' })).toBe('none');
  });
});

describe('paywalls', () => {
  test.each([
    [{ '@type': 'NewsArticle', isAccessibleForFree: false }], [{ '@type': 'NewsArticle', isAccessibleForFree: 'False' }], [{ '@graph': [{ '@type': 'WebPage' }, { '@type': 'NewsArticle', isAccessibleForFree: 'http://schema.org/False' }] }],
    [{ '@type': 'NewsArticle', isAccessibleForFree: true, hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.body' } }], [[{ hasPart: [{ isAccessibleForFree: 'false' }] }]],
  ])('%j', (value) => expect(reservationOf({ headers: {}, html: page(ld(value)) })).toEqual({ kind: 'paywall', by: 'isAccessibleForFree: false' }));

  test.each([['locked'], ['metered']])('a content tier of %s', (tier) => expect(kindOf(page(`<meta property="article:content_tier" content="${tier}">`))).toBe('paywall'));

  test('a box for subscribers', () => expect(kindOf(page('', '<article class="story is-paywalled"><p>The talks…</p></article>'))).toBe('paywall'));

  test.each([
    [page(ld({ '@type': 'NewsArticle', isAccessibleForFree: true }))], [page('<meta property="article:content_tier" content="free">')], [page('<script type="application/ld+json">{broken</script>')],
    [page('', '<div class="paywall-banner">Subscribe</div><p>The talks on a paywall ended. isAccessibleForFree: false, somebody wrote.</p>')], [page(ld({ '@type': 'NewsArticle', relatedLink: { isAccessibleForFree: false } }))], ['<div>'.repeat(5_000)],
  ])('an open page is open: %#', (html) => expect(kindOf(html)).toBe('none'));
});

test('/.well-known/tdmrep.json: the first location that matches decides', () => {
  const file = JSON.stringify([{ location: '/open/*', 'tdm-reservation': 0 }, { location: '/*.pdf$', 'tdm-reservation': 1 }, { location: '/world', 'tdm-reservation': 1, 'tdm-policy': 'https://news.example/p.json' }, { location: 7 }]);
  const reserves = (path: string): boolean => tdmReserves(file, `https://news.example${path}`);
  expect(['/world/talks', '/a/b.pdf', '/open/b.pdf', '/a.pdf.html', '/sport'].map(reserves)).toEqual([true, true, false, false, false]);
  expect(['not JSON', '{}', '[null]', ''].map((text) => tdmReserves(text, 'https://news.example/world'))).toEqual([false, false, false, false]);
});
