import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractCopied } from '../../src/extract/copied/extract-copied.ts';
import { furnitureReason } from '../../src/extract/furniture-rules.ts';

const PAGE = [
  'Home / World / Sollan bank talks open in Hesk', 'Sollan bank talks open in Hesk', 'By Ilen Marov in Hesk', 'Published 14 May 2031, 09:20 GMT+2', 'Share', 'Facebook',
  'Talks on the Sollan bank opened in Hesk on Monday with both delegations in the room for the first time.', 'Advertisement',
  'The harbour was closed to trawlers for the day.', 'Also Read', 'Who owns the Sollan bank?', 'Five boats that never came home', 'The talks are to last until Friday.', 'Click here to follow our WhatsApp channel',
  'Nobody expects a treaty this week.', 'Also Read', 'Hesk bans plastic sacks from July', 'Topics : Hesk Sollan', 'Most read', 'Storm Halle reaches the coast', 'Next Story',
];
const FIRST_PROSE = 6;
const LAST_PROSE = 14;

const name = fc.constantFrom('Oru Tamsin', 'the minister', 'Balo Drent', 'Adra Pell of Tarsinia', 'a spokeswoman for the ministry');
const words = fc.array(fc.constantFrom('advertisement', 'newsletter', 'follow', 'us', 'share', 'on', 'Facebook', 'read', 'more', 'also', 'comments', 'the', 'bank', 'we', 'will', 'not', 'photo', 'subscribe', 'to', 'peace', 'related', 'topics', 'copyright', 'updated', '14 May 2031'), { minLength: 4, maxLength: 24 }).map((list) => list.join(' '));
const verb = fc.constantFrom('said', 'told reporters', 'added', 'warned', 'asked');
const prose = fc.oneof(
  fc.tuple(words, name, verb).map(([said, who, did]) => `"${said}," ${who} ${did}.`),
  fc.tuple(words, name, verb).map(([said, who, did]) => `“${said},” ${did} ${who}. “That is all.”`),
  fc.tuple(name, words).map(([who, said]) => `On Tuesday ${who} said that "${said}" was no answer.`),
);

test('a paragraph that quotes somebody is never furniture, whatever words are quoted', () => {
  fc.assert(fc.property(prose, (paragraph) => {
    expect(furnitureReason(paragraph)).toBeNull();
  }), { numRuns: 500 });
});

test.each([
  'Support for the Sollan treaty is flagging in both parliaments.', 'Ministers reach agreement on a Facebook tax after nine hours in Hesk.', 'Share prices in Hesk fell by a tenth on Monday.',
  'Photographs of the bridge were sold at the station.', 'Comments by the minister were not welcome in Kethmar.', 'Related talks on fishing will begin in June.', 'Copyright law in Varsolia protects maps for ninety years.',
  'Updated maps of the border will be published in June.', 'Trending upward since May, wheat fell again on Tuesday.', 'More on the border crossed into Kethmar at night.', 'Advertisements for the lottery were banned in 2029.',
  'The newsletter of the port authority reported nine ships on Sunday.', 'Follow-up talks on the channel will be held at Hesk.', 'Editors in Hesk were told to leave the hall.',
])('stays: %s', (line) => {
  expect(furnitureReason(line)).toBeNull();
});

test('prose put anywhere into a copied page comes out again, and nothing else with it', () => {
  const bare = extractCopied(PAGE.join('\n\n'), 'page.txt').article.text;
  fc.assert(fc.property(prose, fc.integer({ min: FIRST_PROSE, max: LAST_PROSE + 1 }), (paragraph, at) => {
    const page = [...PAGE.slice(0, at), paragraph, ...PAGE.slice(at)];
    const { article } = extractCopied(page.join('\n\n'), 'page.txt');
    expect(article.text).toContain(paragraph);
    // Prose inside a list of headlines ends the list: what the list still held may then stay, but none of the article goes.
    const kept = new Set(article.text.split('\n\n'));
    for (const own of bare.split('\n\n')) expect(kept).toContain(own);
    expect(article.title).toBe('Sollan bank talks open in Hesk');
  }), { numRuns: 300 });
});

test('a clean article goes through untouched, and through again', () => {
  fc.assert(fc.property(fc.array(prose, { minLength: 1, maxLength: 8 }), (paragraphs) => {
    const text = [...new Set(paragraphs)].join('\n\n');
    const { article, removed } = extractCopied(text, '-');
    expect(article.text).toBe(text);
    expect(removed).toEqual([]);
  }));
});
