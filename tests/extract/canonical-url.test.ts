import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOverrides, canonicalUrl, extractDocument } from '../../src/extract/index.ts';

test.each([
  ['HTTPS://News.Example:443/A/b?id=7&utm_source=x&UTM_Medium=y#top', 'https://news.example/A/b?id=7'],
  ['http://news.example:80', 'http://news.example/'],
  ['https://news.example/a?fbclid=1&gclid=2', 'https://news.example/a'],
  ['https://news.example:8443/a?', 'https://news.example:8443/a'],
  ['http://news.example??', 'http://news.example/??'],
  ['  https://user:secret@news.example/a ', 'https://news.example/a'],
])('%s', (address, canonical) => expect(canonicalUrl(address)).toBe(canonical));

test.each(['', 'news.example/a', 'ftp://news.example/a', 'javascript:alert(1)', 'file:///a', 'http://'])('"%s" is no address of a page', (address) => {
  expect(canonicalUrl(address)).toBeNull();
});

test('a canonical address is its own canonical address', () => {
  fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
    const once = canonicalUrl(address);
    expect(once).not.toBeNull();
    expect(canonicalUrl(once ?? '')).toBe(once);
  }));
});

test('what is stated from outside supplies only what the article lacks', () => {
  const [extraction] = extractDocument({ origin: '-', url: null, contentType: null, bytes: Buffer.from('HESK, May 3 (Reuters) - The talks ended on Friday without a text.') });
  if (extraction?.kind !== 'article') throw new Error('no article');
  const stated = applyOverrides(extraction.article, { outlet: 'Hesk Post', agency: 'AFP', place: 'Osk' });
  expect(stated).toMatchObject({ outlet: 'Hesk Post', agency: 'Reuters', place: 'Hesk', url: null, text: extraction.article.text });
});
