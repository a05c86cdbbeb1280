import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/answer.ts';
import { statedInstant } from '../../../src/domain/stated-instant.ts';
import { capitalised } from '../../../src/discord/payload/message-grammar.ts';
import { buttonRows } from '../../../src/discord/payload/button-rows.ts';
import { hasLiveSyntax } from '../../../src/discord/payload/check-message.ts';
import { collectTexts } from '../../../src/discord/payload/collect-texts.ts';
import { escapeMarkdown } from '../../../src/discord/payload/escape-markdown.ts';
import { writeTarget } from '../../../src/discord/payload/link-target.ts';
import { paginate } from '../../../src/discord/payload/paginate.ts';
import { noticeMessage, plainMessage } from '../../../src/discord/payload/plain-message.ts';
import { provenMessage } from '../../../src/discord/payload/proven-message.ts';
import { writeDate } from '../../../src/discord/payload/write-quotation.ts';
import type { OutgoingMessage } from '../../../src/discord/payload/outgoing-message.ts';
import { DISCORD_LIMITS } from '../../../src/discord/limits.ts';
import { payloadWords } from '../../../src/discord/words/en/payload.ts';
import { type Block, countWords, describeSource, renderNotFound, renderStatements, renderVerification } from '../../../src/render/index.ts';
import { printableLine } from '../../../src/text/printable.ts';
import { articleOf, evidenceOf } from '../../verify/evidence-of.ts';
import { HOSTILE_NAMES, hostileWorld } from './hostile-world.ts';
import { readAsClient } from './markdown-scanner.ts';

const notFound = { coverage: { articles: 4, outlets: 2, newest: null }, nearest: [] };
const render = (kept: readonly Statement[]): Block[] => renderStatements(kept, notFound);
const textOf = ({ components }: OutgoingMessage): string => collectTexts(components).displays.join('\n');

describe('a reader’s client', () => {
  test('makes nothing of an answer but what we meant: speakers bold, outlets italic, links to the articles', async () => {
    await fc.assert(
      fc.asyncProperty(hostileWorld, async (made) => {
        const { message, kept } = await provenMessage(made.statements, render, {}, evidenceOf(made.stored));
        const articles = kept.map(({ citation }) => citation.article);
        const bold = new Set([...kept.map(({ speaker }) => escapeMarkdown(capitalised(printableLine(speaker ?? '')))), payloadWords.sources, ...(kept.length === 0 ? ['Nothing'] : [])]);
        const links = new Set(articles.map(({ url }) => (writeTarget(url ?? '') ?? '').replace(/^<|>$/g, '')));
        for (const display of collectTexts(message.components).displays) {
          for (const { rule, inside, target } of readAsClient(display)) {
            if (rule === 'bold') expect(bold).toContain(inside);
            else if (rule === 'link') expect(links).toContain(target);
            else expect(['italic', 'timestamp']).toContain(rule);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  test('is given a date as an instant, and a bare day at an hour that is that day nearly everywhere', () => {
    expect(writeDate(statedInstant('2026-03-04T09:30:00+03:00'), payloadWords)).toBe('<t:1772605800:f>');
    expect(writeDate(null, payloadWords)).toBe('date not given');
    const day = writeDate(statedInstant('2026-03-04'), payloadWords);
    expect(day).toMatch(/^<t:\d+:D>$/);
    const shown = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(Number(/\d+/.exec(day)?.[0]) * 1_000);
    for (const zone of ['Pacific/Honolulu', 'America/Los_Angeles', 'UTC', 'Asia/Kolkata', 'Australia/Sydney', 'Pacific/Auckland']) expect(shown(zone)).toBe('2026-03-04');
  });
});

const line = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('x'.repeat(5_000), 'word '.repeat(900), '\n\n', '', '“We did not”', '"x" is not a date'));
const tone = fc.constantFrom('plain' as const, 'muted' as const, 'good' as const, 'warning' as const);
const article = fc.record({ title: line, outlet: line, agency: fc.option(line), url: fc.option(line.map((tail) => `https://n.example/${tail}`)) }).map((fields) => {
  const { text: _, ...head } = articleOf({ id: 'a', text: 'A.', ...fields });
  return describeSource(head, null);
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: line }),
  fc.record({ kind: fc.constant('sentence' as const), text: line, tone }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(line, { maxLength: 60 }) }),
  fc.record({ kind: fc.constant('articles' as const), articles: fc.array(article, { maxLength: 40 }) }),
  fc.record({ kind: fc.constant('sources' as const), sources: fc.array(article, { maxLength: 30 }).map((sources) => sources.map((source, i) => ({ ...source, n: i + 1 }))) }).filter(({ sources }) => sources.length > 0),
  fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.record({ name: line.filter((name) => name.trim() !== ''), value: line, tone }), { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('difference' as const), parts: fc.array(fc.record({ op: fc.constantFrom('equal' as const, 'insert' as const, 'delete' as const), text: line }), { maxLength: 20 }) }),
);
const anchor: Block = { kind: 'sentence', text: 'Here it is.', tone: 'plain' };
/** Numbers are given once in a message. */
const oneList = (blocks: readonly Block[]): Block[] => blocks.filter(({ kind }, i) => kind !== 'sources' || blocks.findIndex((other) => other.kind === 'sources') === i);

describe('a message without quotations', () => {
  test('fits whatever it is made of, and nothing in it is alive', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const { displays, components } = collectTexts(plainMessage([anchor, ...oneList(blocks)], { rows: buttonRows([{ customId: 'a', label: 'A' }]) }).components);
        expect(displays.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(DISCORD_LIMITS.textDisplayCharsTotal);
        expect(components).toBeLessThanOrEqual(DISCORD_LIMITS.components);
        expect(displays.filter(hasLiveSyntax)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('says how much of a list is left out', () => {
    const { text: _, ...head } = articleOf({ id: 'a', text: 'A.', title: 'A headline of quite ordinary length about the maize ban', url: `https://n.example/${'p/'.repeat(60)}` });
    const text = textOf(plainMessage([anchor, { kind: 'articles', articles: Array.from({ length: 60 }, () => describeSource(head, null)) }]));
    const shown = text.match(/^- /gm)?.length ?? 0;
    expect(text).toContain(`and ${60 - shown} more`);
    expect(shown).toBeGreaterThan(8);
  });

  test('sets a question or an error that holds quotation marks so that nothing passes for quoted words', () => {
    expect(textOf(noticeMessage('"soon" is not a date. You wrote: “we did not”'))).toBe('‘soon’ is not a date. You wrote: ‘we did not’');
    for (const name of HOSTILE_NAMES) expect(() => noticeMessage(name)).not.toThrow();
  });

  test('compares words and says what its signs mean, and names a hostile claim without marks', () => {
    const { text: _, ...head } = articleOf({ id: 'a', text: 'A.' });
    const match = { articleId: 'a', revision: 1, span: { start: 0, end: 2 }, text: 'A.', speaker: null, asserted: true, article: head };
    const text = textOf(plainMessage(renderVerification({ verdict: 'altered', tooShort: false, match, diff: [{ op: 'equal', text: 'We did' }, { op: 'delete', text: 'not *ever*' }, { op: 'insert', text: '“so”' }], nearest: [] }, null, [])));
    expect(text).toContain('≠ We did ~~not \\*ever\\*~~ **“so”**\n-# Struck through: in the article, left out here. Bold: not in the article.');
    expect(textOf(plainMessage(renderVerification({ verdict: 'found', tooShort: false, match, diff: [], nearest: [] }, '“Ann” <@1>', [])))).toContain('**Found, but the article does not establish that Ann \\<\\@1\\> said it.**');
  });

  test('is refused if it holds a quotation, and never shows a text that nobody proved', () => {
    const { text: _, ...head } = articleOf({ id: 'a', text: 'A ferry sank.' });
    const statement: Statement = { type: 'report', speaker: null, text: 'A ferry sank.', articleId: 'a', revision: 1, span: { start: 0, end: 13 }, citation: { n: 1, article: head } };
    expect(() => plainMessage(render([statement]))).toThrow(/without a proof/);
    expect(() => plainMessage([{ kind: 'text', text: 'A ferry sank.' }])).toThrow(/context/);
  });

  test('names its files, so that they are shown', () => {
    const message = plainMessage([anchor], { files: [{ name: 'your-data.json', bytes: new Uint8Array(3) }] });
    expect(message.components.at(-1)).toEqual({ type: 13, file: { url: 'attachment://your-data.json' } });
    expect(() => plainMessage([anchor], { files: [{ name: '../x', bytes: new Uint8Array(3) }] })).toThrow(/file name/);
  });
});

describe('pages', () => {
  const sentence = 'The harbour will open again when the engineers have counted all of the piles. ';
  const storedArticle = (id: string, sentences: number) => articleOf({ id, text: sentence.repeat(sentences).trim() });
  const reportOf = (made: ReturnType<typeof storedArticle>, n: number, sentences: number, from = 0): Statement => {
    const { text, ...head } = made;
    const span = { start: from * sentence.length, end: (from + sentences) * sentence.length - 1 };
    return { type: 'report', speaker: null, text: text.slice(span.start, span.end), articleId: made.id, revision: 1, span, citation: { n, article: head } };
  };
  const [a, b] = [storedArticle('a', 30), storedArticle('b', 30)];
  const evidence = evidenceOf([{ article: a, quotes: [] }, { article: b, quotes: [] }]);
  const wordsOf = (text: string): number => countWords(text.split('\n').filter((one) => one.startsWith('> ')).join(' ').replaceAll('> ', ''));

  test('hold at most a hundred words of one article, by whole statements', async () => {
    const statements = [reportOf(a, 1, 4), reportOf(a, 1, 4, 4), reportOf(b, 2, 4), reportOf(a, 1, 4, 8)];
    const pages = paginate(statements, render);
    expect(pages.map(({ start, items }) => [start, items.length])).toEqual([[0, 1], [1, 2], [3, 1]]);
    for (const { items } of pages) expect((await provenMessage(items, render, {}, evidence)).kept).toEqual(items);
    const { kept, refused } = await provenMessage(statements, render, {}, evidence);
    expect([kept, refused.map(({ item }) => item)]).toEqual([[statements[0], statements[2]], [statements[1], statements[3]]]);
  });

  test('shorten one long statement to whole sentences and say so outside the words', async () => {
    const { message, kept } = await provenMessage([reportOf(a, 1, 12)], render, {}, evidence);
    expect(kept).toHaveLength(1);
    expect(textOf(message)).toContain('-# Only the first 7 sentences; the rest is in the article.');
    expect(wordsOf(textOf(message))).toBe(98);
  });

  test('give up the gaps between quotations before a quotation', async () => {
    const many = Array.from({ length: 24 }, (_, i) => articleOf({ id: `m${i}`, title: 'T', url: `https://n.example/${i}`, outlet: 'O', sample: false, text: `It rained ${i}.` }));
    const statements = many.map(({ text, ...head }, i): Statement => ({ type: 'report', speaker: null, text, articleId: head.id, revision: 1, span: { start: 0, end: text.length }, citation: { n: i + 1, article: head } }));
    const { kept, message } = await provenMessage(statements, render, { rows: buttonRows([{ customId: 'a', label: 'A' }]) }, evidenceOf(many.map((made) => ({ article: made, quotes: [] }))));
    expect(kept.length).toBeGreaterThan(20);
    expect(collectTexts(message.components).components).toBeLessThanOrEqual(DISCORD_LIMITS.components);
  });

  test('keep every statement that can be printed, in order, in messages that fit', () => {
    fc.assert(
      fc.property(hostileWorld, ({ statements }) => {
        const pages = paginate(statements, render, { rows: buttonRows([{ customId: 'a', label: 'A' }]), itemsMax: 3 });
        const onPages = pages.flatMap(({ items }) => items);
        expect(onPages).toEqual(statements.filter((statement) => onPages.includes(statement)));
        for (const { start, items } of pages) expect([items[0], items.length <= 3]).toEqual([statements[start], true]);
      }),
      { numRuns: 100 },
    );
  });
});

test('buttons stand five in a row, their labels are clipped, and a link that is too long is left out', () => {
  const rows = buttonRows([...Array.from({ length: 6 }, (_, i) => ({ customId: `b${i}`, label: 'l'.repeat(200) })), { url: 'https://n.example/a', label: 'Open' }, { url: `https://n.example/${'x'.repeat(600)}`, label: 'Open' }, { customId: 'up', emoji: '👍' }]);
  expect(rows.map(({ components }) => components.length)).toEqual([5, 3]);
  expect(collectTexts(rows).labels.every((label) => label.length <= 80)).toBe(true);
});

test('not found names what comes nearest', () => {
  const { text: _, ...head } = articleOf({ id: 'a', text: 'A.', kind: 'opinion', sample: false, publishedAt: statedInstant('2026-03-04') });
  expect(textOf(plainMessage(renderNotFound({ ...notFound, nearest: [head] })))).toBe(
    'Nothing stored answers that.\n-# Searched 4 articles of 2 outlets.\n### Nearest coverage\n- [Assembly votes on the maize ban](<https://nkarra-standard.example/a>) · *Nkarra Standard* · <t:1772620200:D> · opinion');
});
