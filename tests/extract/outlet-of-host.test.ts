import { describe, expect, test } from 'vitest';
import { outletOfHost } from '../../src/extract/outlet-of-host.ts';

describe('a name that the host spells is the outlet', () => {
  test.each([
    ['www.kalderra-today.example', 'Kalderra Today'], ['kalderratoday.example', 'Kalderra Today!'], ['news.kyivindependent.com', 'The Kyiv Independent'], ['theorlostar.example', 'Orlo Star'], ['orlostar.example', 'The Orlo Star'],
    ['lumen.example', 'Lumen News'], ['lumennews.example', 'Lumen'], ['lumenherald.com.ng', 'Lumen Herald'], ['lumenheraldng.com', 'Lumen Herald'], ['nsr.example', 'Nkarra Standard Review'], ['nkstandard.example', 'North Kalderra Standard'],
    ['hor.example', 'House of Orlo Reports'], ['dernst.example', 'DER\u2019NST'], ['cafe.example', 'Caf\u00e9'], ['orlo.example', 'orlo.example'], ['orlo.example', 'Orlo.Example'], ['orlostar.github.io', 'Orlo Star'],
  ])('%s: %s', (host, name) => expect(outletOfHost(`https://${host}/a`, [name])).toEqual({ outlet: name, claimed: null }));

  test('an address that is given for a name is one, without its scheme', () => {
    expect(outletOfHost('https://www.orlo.example/a', ['https://www.orlo.example/'])).toEqual({ outlet: 'orlo.example', claimed: null });
    expect(outletOfHost('https://www.evil.example/a', ['https://www.orlo.example'])).toEqual({ outlet: 'evil.example', claimed: 'https://www.orlo.example' });
  });

  test('no more of it is taken than is spelt, and the first of several names that is', () => {
    expect(outletOfHost('https://orlomonitor.example/a', ['Orlo Monitor of Foreign Affairs'])).toEqual({ outlet: 'Orlo Monitor', claimed: null });
    expect(outletOfHost('https://orlomonitor.example/a', ['Lantern Media Holdings', 'Orlo Monitor'])).toEqual({ outlet: 'Orlo Monitor', claimed: null });
  });
});

describe('a name that the host does not spell is a claim, and the host stands in', () => {
  test.each([
    ['evil.example', 'Kalderra Today', 'evil.example'], ['www.evil.example', 'Kalderra Today', 'evil.example'], ['kalderra-today.evil.example', 'Kalderra Today', 'kalderra-today.evil.example'], ['m.evil.example', 'evil.example.org', 'evil.example'],
    ['reuters.evil.example', 'Reuters', 'reuters.evil.example'], ['reuters-news.example', 'Reuters', 'reuters-news.example'], ['reuters.github.io', 'Reuters', 'reuters.github.io'], ['bbcnews.example', 'BBC', 'bbcnews.example'], ['smh.example', 'Sydney Morning Herald', 'smh.example'],
    ['kt.example', 'Kalderra Today', 'kt.example'], ['news.example', 'News of Kalderra', 'news.example'], ['evil.example', 'Evil | Reuters', 'evil.example'], ['127.0.0.1:8080', 'Kalderra Today', '127.0.0.1:8080'], ['evil.example', '\u65b0\u95fb', 'evil.example'],
  ])('%s: %s', (host, name, outlet) => expect(outletOfHost(`https://${host}/a`, [name])).toEqual({ outlet, claimed: name }));

  test('no name is no claim', () => expect(outletOfHost('https://www.evil.example/a', [])).toEqual({ outlet: 'evil.example', claimed: null }));
});

describe('a host that is known has its name', () => {
  test.each([
    ['www.bbc.co.uk', ['BBC Sport'], 'BBC News'], ['www.bbc.com', ['BBC'], 'BBC News'], ['www.nytimes.com', ['The New York Times'], 'The New York Times'], ['www.nytimes.com', [], 'The New York Times'], ['abcnews.go.com', ['ABC News'], 'ABC News'],
    ['timesofindia.indiatimes.com', ['The Times of India'], 'The Times of India'], ['www.theguardian.com', ['Guardian News & Media'], 'The Guardian'], ['www.aljazeera.com', ['Al Jazeera'], 'Al Jazeera'],
  ])('%s %j: %s', (host, names, outlet) => expect(outletOfHost(`https://${host}/a`, names)).toEqual({ outlet, claimed: null }));

  test('unless its page says it is another that is known', () => {
    expect(outletOfHost('https://www.nytimes.com/a', ['TASS'])).toEqual({ outlet: 'The New York Times', claimed: 'TASS' });
  });

  test('the source list comes first, and what it gives to one host is no other\u2019s', () => {
    const listed = [{ host: 'feeds.kalderra-today.example', names: ['Kalderra Today'] }, { host: 'orlo.example', names: ['The Orlo Desk'] }];
    expect(outletOfHost('https://www.kalderra-today.example/a', ['KT'], listed)).toEqual({ outlet: 'Kalderra Today', claimed: null });
    expect(outletOfHost('https://www.orlo.example/a', ['Orlo'], listed)).toEqual({ outlet: 'The Orlo Desk', claimed: null });
    expect(outletOfHost('https://kalderra-today.invalid/a', ['Kalderra Today'], listed)).toEqual({ outlet: 'kalderra-today.invalid', claimed: 'Kalderra Today' });
  });
});
