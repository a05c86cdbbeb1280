import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLES_FOLDER, HTML_MARKER, rawText, readSample, SAMPLE_FOLDER, sampleFiles, TEXT_MARKER } from './read-sample.ts';

const articles = readSample();
const named = (name: string) => {
  const found = articles.find((article) => article.name === name);
  if (found === undefined) throw new Error(`The sample holds no article "${name}"`);
  return found;
};
/** Words that would tie the sample to the world outside; matched whole and with their capitals. */
const REAL_NAMES = [
  'Russia', 'Ukraine', 'China', 'India', 'Pakistan', 'Iran', 'Iraq', 'Israel', 'Gaza', 'Syria', 'Turkey', 'Egypt', 'France', 'Germany', 'Britain', 'England',
  'Norway', 'Sweden', 'Denmark', 'Spain', 'Italy', 'Poland', 'Hungary', 'Serbia', 'Georgia', 'Armenia', 'Azerbaijan', 'Japan', 'Korea', 'Vietnam', 'Brazil',
  'Mexico', 'Canada', 'Australia', 'America', 'American', 'United States', 'European', 'Europe', 'Africa', 'African', 'Asia', 'Kenya', 'Nigeria', 'Ethiopia', 'Sudan',
  'Somalia', 'United Nations', 'NATO', 'Moscow', 'Kyiv', 'Beijing', 'Delhi', 'London', 'Paris', 'Berlin', 'Brussels', 'Geneva', 'Washington', 'Trump', 'Biden',
  'Putin', 'Zelensky', 'Xi', 'Modi', 'Macron', 'Merz', 'Scholz', 'Starmer', 'Netanyahu', 'Erdogan', 'Khamenei', 'Lavrov', 'Jaishankar', 'Rubio', 'Guterres',
];
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const shingles = (text: string): Set<string> => {
  const words = wordsOf(text.toLowerCase());
  return new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' ')));
};
const shareOf = (copy: string, original: string): number => {
  const wanted = shingles(original);
  return [...wanted].filter((shingle) => shingles(copy).has(shingle)).length / wanted.size;
};

describe('the sample articles', () => {
  test('are thirty-four, in every format that can be ingested', () => {
    expect(articles).toHaveLength(34);
    const formats = new Set(sampleFiles().map((file) => file.slice(file.indexOf('.'))));
    expect([...formats].sort()).toEqual(['.html', '.json', '.jsonl', '.jsonl.gz', '.md', '.txt']);
  });

  test.each(articles)('$name says that it is invented', (article) => {
    expect(article.marked).toBe(true);
  });

  test('carry the marker once in each page and each plain text, so that none is left over in what is stored', () => {
    const pages = sampleFiles().filter((file) => /\.(html|txt)$/.test(file));
    expect(pages).toHaveLength(14);
    for (const file of pages) expect(rawText(file).split(file.endsWith('.txt') ? TEXT_MARKER : HTML_MARKER), file).toHaveLength(2);
  });

  test.each(articles)('$name is short, as news copy is', ({ text }) => {
    const words = wordsOf(text).length;
    expect(words).toBeGreaterThanOrEqual(90);
    expect(words).toBeLessThanOrEqual(265); // 260 and a newsletter line in the middle of a plain text
  });

  test('have addresses of their own, all on the reserved .example', () => {
    const urls = articles.flatMap(({ url }) => url ?? []);
    expect(urls.length).toBeGreaterThanOrEqual(25);
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) expect(new URL(url).hostname, url).toMatch(/\.example$/);
  });

  test('have names of their own', () => {
    expect(new Set(articles.map(({ name }) => name)).size).toBe(articles.length);
  });

  test.each([...sampleFiles().map((file) => join('articles', file)), 'WORLD.md', 'README.md', 'questions.jsonl', 'premises.jsonl', 'traps.jsonl'])('%s names no real country, city or leader', (path) => {
    const text = path.startsWith('articles') ? rawText(path.slice('articles/'.length)) : readFileSync(join(SAMPLE_FOLDER, path), 'utf8');
    expect(text.length).toBeGreaterThan(100);
    const inWords = ` ${wordsOf(text).join(' ')} `;
    expect(REAL_NAMES.filter((name) => inWords.includes(` ${name} `))).toEqual([]);
  });

  test('come from outlets that WORLD.md lists, and lack outlet, date or address on purpose here and there', () => {
    const world = readFileSync(join(SAMPLE_FOLDER, 'WORLD.md'), 'utf8');
    const outlets = new Set(articles.flatMap(({ outlet }) => outlet ?? []));
    expect(outlets.size).toBe(8);
    for (const outlet of outlets) expect(world).toContain(`| ${outlet}`);
    expect(rawText('orlo-inquiry.txt')).not.toMatch(/Courier|Ledger|Standard|Observer|LNA|https?:/);
    expect(rawText('ledger-farmers.md')).not.toMatch(/publishedAt|2026-/);
    expect(named('lna-20260305-009').url).toBeNull();
  });

  test('open each in its own way: no two begin with the same three words, wire copies apart', () => {
    const copies = new Set(['meridian-ferry.json', 'nkarra-ferry.html', 'pashar-observer-4471']);
    const openings = articles
      .filter(({ name }) => !copies.has(name))
      .map(({ text }) => wordsOf(text.replace(/^[\p{Lu}, ]{4,}[^-]*- /u, '')).slice(0, 3).join(' '));
    expect(openings).toHaveLength(31);
    expect(new Set(openings).size).toBe(openings.length);
  });

  test.each([
    ['meridian-ferry.json', 'lna-20260303-004'],
    ['nkarra-ferry.html', 'lna-20260303-004'],
    ['pashar-observer-4471', 'lna-20260302-011'],
  ])('%s is an edited copy of the wire report %s', (copy, original) => {
    const share = shareOf(named(copy).text, named(original).text);
    expect(share).toBeGreaterThan(0.7);
    expect(named(copy).text).not.toBe(named(original).text);
  });

  test('are no copies of each other otherwise', () => {
    expect(shareOf(named('ledger-orlo-cabinet.html').text, named('lna-20260302-011').text)).toBeLessThan(0.1);
    expect(shareOf(named('lna-20260304-002').text, named('lna-20260303-004').text)).toBeLessThan(0.2);
  });

  test('are packed without a time or a file name, so that the same lines give the same bytes', () => {
    const header = readFileSync(join(ARTICLES_FOLDER, 'desk-archive.jsonl.gz')).subarray(0, 10);
    expect([...header.subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });

  test('add up: the dead, the rescued and the missing are the ferry’s passengers', () => {
    const [, aboard, rescued, missing] = /Of the (\d+) people .* (\d+) were rescued and (\d+) were still missing/.exec(named('lna-20260304-002').text) ?? [];
    expect(38 + Number(rescued) + Number(missing)).toBe(Number(aboard));
  });
});
