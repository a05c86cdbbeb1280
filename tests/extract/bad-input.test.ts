import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/extract/index.ts';
import { extractDocument, extractLine } from '../../src/extract/index.ts';

const BODY = 'The talks in Hesk ended on Friday without a text, and the delegations went home. "We will be back," the minister of Tarsinia, Adra Pell, said at the station. Nobody had expected more.';
const PAGE = (head: string, body = BODY): string => `<!doctype html><html><head>${head}<title>Talks end</title></head><body><article><h1>Talks end</h1><p>${body}</p><p>${body}</p></article></body></html>`;

function extract(origin: string, bytes: Uint8Array | string, contentType: string | null = null): Extraction {
  const url = contentType === null ? null : `https://news.example/${origin}`;
  const [first] = extractDocument({ origin, url, contentType, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
  if (first === undefined) throw new Error('nothing came back');
  return first;
}

function reasonFor(origin: string, bytes: Uint8Array | string): string {
  const extraction = extract(origin, bytes);
  expect(extraction).toMatchObject({ kind: 'problem', problem: { origin } });
  return extraction.kind === 'problem' ? extraction.problem.reason : '';
}

function textOf(extraction: Extraction): string {
  if (extraction.kind !== 'article') throw new Error(JSON.stringify(extraction));
  return extraction.article.text;
}

describe('refused, with the reason', () => {
  test.each([
    ['empty.txt', '', /empty/],
    ['blank.txt', ' \n\n\t', /empty/],
    ['paper.txt', '%PDF-1.7 and so on', /a PDF/],
    ['archive.txt', Buffer.from('PK\x03\x04rest of it', 'latin1'), /a zip archive/],
    ['picture.html', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /a PNG image/],
    ['packed.txt', gzipSync('text'), /gzip/],
    ['nul.txt', Buffer.from('text\0with\0zeros and more text, much more text than zeros'), /NUL/],
    ['noise.txt', Uint8Array.from({ length: 4000 }, (_, at) => 1 + ((at * 7919) % 255)), /binary/],
    ['list.json', '[]', /empty list/],
    ['other.json', '{"name":"x"}', /neither "text" nor "url"/],
    ['cut.json', '{"text":"The talks in Hesk', /cut short/],
    ['cut2.json', '[{"text":"The talks in Hesk"},', /cut short/],
    ['broken.json', '{"text": nonsense}', /not JSON/],
    ['front.md', '---\ntitle: "open\n---\nText', /front matter is not YAML/],
    ['feed.html', '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>', /RSS or Atom feed/],
    ['lines.json', '{"text":"a"}\n{"text":"b"}', /name it \.jsonl/],
    ['deep.html', `<html><body>${'<div>'.repeat(100_000)}text`, /nested too deeply/],
    ['kind.json', '{"text":5}', /"text" is not of the kind/],
  ])('%s', (origin, bytes, reason) => expect(reasonFor(origin, bytes)).toMatch(reason));

  test('an article over 5 MB of text', () => {
    expect(reasonFor('long.txt', `${BODY}\n\n`.repeat(30_000))).toMatch(/over 5 MB/);
  });

  test.each([
    ['German', 'Die Regierung hat am Montag angekündigt, die Grenze wieder zu öffnen, was die Opposition im Parlament begrüßte. Die Verhandlungen dauerten vier Jahre.'],
    ['Russian', 'Правительство объявило в понедельник о возобновлении работы пункта пропуска, закрытого четыре года назад.'],
    ['Spanish', 'El gobierno anunció el lunes la reapertura de la frontera, cerrada desde hace cuatro años por una disputa sobre los peajes del río.'],
    ['Chinese', '政府星期一宣布重新开放关闭了四年的边境口岸，两国代表出席了仪式。'],
  ])('a page in %s, whatever its template says', (language, body) => {
    expect(reasonFor('page.html', PAGE('<html lang="en"><meta charset="utf-8">', `${body} ${body} ${body} ${body}`))).toContain(language);
  });

  test('a page whose article was paid for', () => {
    expect(reasonFor('page.html', PAGE('<meta charset="utf-8"><meta property="article:section" content="Partner Content">'))).toMatch(/sponsored/);
    expect(reasonFor('page.html', PAGE('').replace('<article>', '<div>Paid for by the Port Osk Development Agency</div><article>'))).toMatch(/sponsored/);
  });
});

describe('short English is not taken for something else', () => {
  test.each(['Petria 3, Lomar 2: Marsh, Kan, Brandt.', 'Tamsin, Drent and Pell meet Kan in Hesk on Tuesday.', 'No deal, Pell says.'])('%s', (text) => {
    expect(extract('-', text).kind).toBe('article');
  });
});

describe('encodings', () => {
  const accented = BODY.replace('Adra Pell', 'Adrà Pöll').replace(/"([^"]*)"/, '“$1”');
  const latin = Buffer.from(accented.replace('“', '\x93').replace('”', '\x94'), 'latin1');

  test('UTF-8 with a mark, UTF-16 of both orders with and without one, windows-1252', () => {
    const swapped = Buffer.from(accented, 'utf16le').swap16();
    for (const bytes of [Buffer.from(`\ufeff${accented}`), Buffer.from(`\ufeff${accented}`, 'utf16le'), Buffer.from(accented, 'utf16le'), Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), swapped, latin]) {
      expect(textOf(extract('page.txt', bytes))).toBe(accented);
    }
  });

  test('what the server says, what the page says, and UTF-8 wrongly called Latin-1', () => {
    const html = (head: string): Buffer => Buffer.concat(PAGE(head, '@').split('@').flatMap((part, at) => (at === 0 ? [Buffer.from(part)] : [latin, Buffer.from(part)])));
    expect(textOf(extract('a.html', html('<meta charset="windows-1252">')))).toContain(accented);
    expect(textOf(extract('a.html', html(''), 'text/html; charset=windows-1252'))).toContain(accented);
    expect(textOf(extract('a.html', Buffer.from(PAGE('<meta charset="iso-8859-1">', accented))))).toContain(accented);
    const cyrillic = extract('a.txt', Buffer.from([0xcf, 0xf0, 0xe0, 0xe2, 0xe8, 0xf2, 0xe5, 0xeb, 0xfc, 0xf1, 0xf2, 0xe2, 0xee]), 'text/plain; charset=windows-1251');
    expect(JSON.stringify(cyrillic)).toContain('Russian');
  });

  test('one that is not what it says gets clear words', () => {
    const lying = Buffer.concat([Buffer.from(PAGE('<meta charset="utf-8">', '')), Buffer.from(accented.repeat(40).replace(/[“”]/g, '\x93'), 'latin1')]);
    const extraction = extract('lying.html', lying, 'text/html; charset=utf-8');
    expect(extraction).toMatchObject({ kind: 'problem', problem: { reason: expect.stringMatching(/not readable as utf-8/i) as string } });
  });
});

describe('lines of .jsonl', () => {
  const line = (text: string): Extraction => extractLine({ origin: 'a.jsonl', line: 7, text });

  test('keep id and text as given, and run no furniture pass', () => {
    const text = 'First  line.\nShare this article\n\nAlso read: more\u200b';
    expect(line(JSON.stringify({ id: 'd1', text, outlet: 'Petria Today', publishedAt: 'Wed, 03 Aug 2022 19:49:23 +0000' }))).toMatchObject({
      kind: 'article', article: { givenId: 'd1', text: text.slice(0, -1), outlet: 'Petria Today', publishedAt: { iso: '2022-08-03T19:49:23Z' }, url: null },
    });
  });

  test('with only an address are to be fetched, and carry what else they state', () => {
    expect(line('{"url":"https://news.example/a","outlet":"Petria Today","id":9}')).toMatchObject({ kind: 'unfetched', url: 'https://news.example/a', line: 7, stated: { outlet: 'Petria Today', givenId: '9' } });
  });

  test.each([['{"title":"x"}', /neither/], ['{"text":', /cut short/], ['nonsense', /not JSON/], ['{"url":"ftp://x/"}', /not an http/], ['[1]', /not a JSON object/], ['{"text":"","url":null}', /neither/]])('%s is a problem with its number', (text, reason) => {
    expect(line(text)).toMatchObject({ kind: 'problem', problem: { origin: 'a.jsonl', line: 7, reason: expect.stringMatching(reason) as string } });
  });
});
