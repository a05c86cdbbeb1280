import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../src/extract/canonical-url.ts';
import { aliasKeys, identityUrl, plainAddress } from '../../src/text/identity-url.ts';
import { isSameSite, registrableDomain } from '../../src/text/site.ts';

const ARTICLE = 'https://news.example.org/world/ferry-1234';

describe('one article, however it is linked', () => {
  test.each([
    'http://news.example.org/world/ferry-1234', 'HTTPS://News.Example.org:443/world/ferry-1234#top', 'https://www.news.example.org/world/ferry-1234/', 'http://m.news.example.org/world/ferry-1234', 'https://mobile.news.example.org/world/ferry-1234',
    'https://amp.news.example.org/world/ferry-1234', 'https://amp-news.example.org/world/ferry-1234', 'https://news.example.org/world/ferry-1234/amp', 'https://news.example.org/world/ferry-1234/amp/', 'https://news.example.org/amp/world/ferry-1234',
    'https://news.example.org/world/ferry-1234.amp', 'https://news.example.org/world/ferry-1234?amp', 'https://news.example.org/world/ferry-1234?amp=1', 'https://news.example.org/world/ferry-1234?outputType=amp',
    'https://news.example.org/world/ferry-1234?utm_source=a&UTM_medium=b&fbclid=c&partner=rss', 'https://news.example.org/world/ferry-1234/index.html', 'https://news.example.org./world/ferry-1234', 'https://reader:word@news.example.org/world/ferry-1234',
    'https://news-example-org.cdn.ampproject.org/c/s/news.example.org/world/ferry-1234', 'https://www.google.com/amp/s/www.news.example.org/world/ferry-1234/amp?usqp=x', 'https://news.example.org/world/ferry-1234/amp/index.html?&',
  ])('%s', (address) => expect(identityUrl(address)).toBe(ARTICLE));

  test('the order and spelling of parameters do not count', () => {
    expect(identityUrl('https://news.example/a?b=2&a=caf%c3%a9+x')).toBe(identityUrl('https://news.example/a?a=café%20x&b=2'));
  });
});

describe('what may be two articles stays two', () => {
  test.each([
    ['https://news.example/a?id=1', 'https://news.example/a?id=2'], ['https://news.example/a?p=1', 'https://news.example/a'], ['https://news.example/a?ref=1234', 'https://news.example/a'], ['https://news.example/a?x=1&x=2', 'https://news.example/a?x=2&x=1'],
    ['https://news.example/A', 'https://news.example/a'], ['https://news.example/a/2', 'https://news.example/a'], ['https://news.example/amp', 'https://news.example/'], ['https://news.example/camp', 'https://news.example/c'],
    ['https://news.example/a?amp=5', 'https://news.example/a'], ['https://news.example/index.php?id=1', 'https://news.example/?id=1'], ['https://news.example:8443/a', 'https://news.example/a'], ['https://m.example/a', 'https://example/a'],
    ['https://africa.news.example/a', 'https://asia.news.example/a'], ['https://m.substack.com/p/a', 'https://substack.com/p/a'], ['https://www.gov.uk/a', 'https://gov.uk/a'], ['https://news.example/a?q=%E9', 'https://news.example/a?q=%E8'],
    ['https://www.google.com/amp/s/localhost/a', 'https://localhost/a'], ['https://evil.example/amp/s/news.example.org/a', 'https://news.example.org/a'],
  ])('%s and %s', (one, other) => expect(identityUrl(one)).not.toBe(identityUrl(other)));
});

describe('for any address', () => {
  const host = fc.tuple(fc.subarray(['www', 'm', 'amp', 'mobile', 'amp-a', 'en', 'evil']), fc.constantFrom('news.example', 'example.co.uk', 'a.github.io', 'b.github.io', 'victim.substack.com', 'm.com', 'amp.dev', '127.0.0.1')).map(([labels, domain]) => (/^\d/.test(domain) ? domain : [...labels, domain].join('.')));
  const path = fc.array(fc.constantFrom('amp', 'a', 'a.amp', 'index.html', '', '%e2', '.amp', 'AMP'), { maxLength: 5 }).map((parts) => parts.join('/'));
  const query = fc.array(fc.constantFrom('amp', 'amp=1', 'id=1', 'id=2', 'a=%%341', 'a=%2541', 'utm_x=1', '', '=', 'outputType=amp', 'b+c=%20'), { maxLength: 4 }).map((pairs) => pairs.join('&'));
  const address = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.tuple(fc.constantFrom('http', 'https'), host, path, query).map(([scheme, name, rest, search]) => `${scheme}://${name}/${rest}?${search}`));

  test('a key is its own key', () => {
    fc.assert(fc.property(address, (given) => { expect(identityUrl(identityUrl(given))).toBe(identityUrl(given)); }));
  });

  test('the registrable domain stays, so that no two are ever one', () => {
    const domainOf = (url: string): string => registrableDomain(new URL(url).hostname);
    fc.assert(fc.property(address, (given) => { expect(domainOf(identityUrl(given))).toBe(domainOf(given)); }));
  });

  test('the printed address has the same key', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }).filter((given) => !new URL(given).search.endsWith('?')), (given) => { expect(identityUrl(canonicalUrl(given) ?? '')).toBe(identityUrl(given)); }));
  });

  test('what is no address comes back as it is', () => {
    fc.assert(fc.property(fc.string().filter((text) => !/^\s*https?:/i.test(text)), (given) => { expect(identityUrl(given)).toBe(given); }));
  });
});

test('the address that an id is made of changes for http, AMP and mobile forms only', () => {
  const stored = ['https://www.news.example/a/?b=2&a=1', 'https://news.example/caf%c3%a9', 'https://news.example/amp', 'https://news.example/index.html', 'https://news.example:8443/a?q=a+b&utm_x='];
  expect(stored.map(plainAddress)).toEqual(stored);
  expect(['http://www.news.example/a/', 'https://m.news.example/a/?b=2&amp=1&a=1', 'https://www.news.example/a/amp/'].map(plainAddress)).toEqual(['https://www.news.example/a/', 'https://news.example/a/?b=2&a=1', 'https://www.news.example/a/']);
});

describe('a site', () => {
  test.each([
    ['www.bbc.co.uk', 'bbc.co.uk'], ['a.b.github.io', 'b.github.io'], ['X.News.Example.', 'news.example'], ['victim.substack.com', 'victim.substack.com'], ['www.medium.com', 'medium.com'], ['co.uk', 'co.uk'], ['localhost', 'localhost'], ['[::1]', '::1'], ['10.0.0.1', '10.0.0.1'],
  ])('%s was registered as %s', (given, domain) => expect(registrableDomain(given)).toBe(domain));

  test.each([
    ['https://www.news.example/a', 'http://cdn.news.example:8080/b', true], ['https://news.example/', 'https://news-example.org/', false], ['https://evil.github.io/', 'https://victim.github.io/', false], ['https://evil.wordpress.com/', 'https://victim.wordpress.com/', false],
    ['https://medium.com/@evil/a', 'https://medium.com/@victim/a', false], ['https://medium.com/@victim/a', 'https://medium.com/@victim/b', true], ['https://web.archive.org/web/1/http://a.example/', 'https://web.archive.org/web/1/http://b.example/', false],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8081/a', false], ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/b', true], ['ftp://news.example/', 'ftp://news.example/', false], ['', '', false],
  ])('%s and %s: %s', (one, other, same) => expect(isSameSite(one, other)).toBe(same));
});

test('an article is known by the addresses of its own site that led to it, and by no other', () => {
  expect(aliasKeys(ARTICLE, ['http://www.news.example.org/?p=1234', 'https://m.example.org/world/ferry-1234', 'https://evil.example/a', 'https://www.google.com/amp/s/news.example.org/ferry'])).toEqual([
    ARTICLE, 'https://news.example.org/?p=1234', 'https://example.org/world/ferry-1234', 'https://news.example.org/ferry',
  ]);
  expect(aliasKeys('https://news.example/', ['https://news.example/an-expired-article'])).toEqual(['https://news.example/']);
});
