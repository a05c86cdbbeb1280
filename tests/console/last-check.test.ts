import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTerminalStyle } from '../../src/console/terminal-style.ts';
import { printableStatements, terminalAnswerForm } from '../../src/console/terminal-payload.ts';
import { answerShape } from '../../src/console/json-shapes.ts';
import { readJson } from '../../src/console/read-json.ts';
import { readTerminal } from '../../src/console/read-terminal.ts';
import type { Statement } from '../../src/domain/answer.ts';
import { type Block, contextPassage, type QuotationBlock, renderStatements } from '../../src/render/index.ts';
import { writeBlocks } from '../../src/console/write-blocks.ts';
import { printableLine } from '../../src/text/printable.ts';
import { checkQuotation, type PayloadForm, provePayload } from '../../src/verify/index.ts';
import { answerOf, world, type World } from './arbitrary-answer.ts';
import { articleOf, evidenceOf, quoteOf } from '../verify/evidence-of.ts';
import { ferry, statements, stored } from '../verify/ferry-and-treaty.ts';

const notFound = { coverage: { articles: 4, outlets: 2, newest: null }, nearest: [] };
const forms = fc.record({ width: fc.constantFrom(null, 24, 40, 80), style: fc.constantFrom(createTerminalStyle(false), createTerminalStyle(true)) });
const jsonForm = (answer: ReturnType<typeof answerOf>): PayloadForm<Statement, string> => ({
  write: (kept) => JSON.stringify(answerShape({ answer, timings: {} }, kept)),
  read: readJson,
});

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ');
/** What a reader takes away of a statement. A comma before the closing mark is the sentence's, not the speaker's. */
const tripleOf = ({ text, speaker, articleId }: { text: string; speaker: string | null; articleId: string }) => ({ text: oneSpace(text).replace(/,$/, ''), speaker: nameOf(speaker), articleId });
/** Somebody so called cannot be told from nobody, by a reader either. */
const nameOf = (speaker: string | null): string | null => printableLine(speaker ?? '').replace(/^Speaker not established$/, '') || null;
const sliceOf = ({ stored }: World, articleId: string, start: number, end: number): string => stored.find(({ article }) => article.id === articleId)?.article.text.slice(start, end) ?? '';

describe('an honest answer', () => {
  test('passes the last check on a terminal and is read back as the same words, speakers and sources', async () => {
    await fc.assert(
      fc.asyncProperty(world, forms, async (made, form) => {
        const { kept, refused, proofs } = await provePayload(made.statements, terminalAnswerForm(notFound, form), evidenceOf(made.stored));
        expect(refused).toEqual([]);
        expect(kept).toEqual(made.statements);
        const read = proofs.map(({ articleId, span, reading }) => tripleOf({ articleId, speaker: reading.speaker, text: sliceOf(made, articleId, span.start, span.end) }));
        expect(read).toEqual(made.statements.map(tripleOf));
      }),
      { numRuns: 400 },
    );
  });

  test('passes the last check as JSON, with the very spans', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (made) => {
        const { refused, proofs } = await provePayload(made.statements, jsonForm(answerOf(made.statements)), evidenceOf(made.stored));
        expect(refused).toEqual([]);
        expect(proofs.map(({ span, articleId, reading }) => ({ span, articleId, type: reading.type, speaker: reading.speaker })))
          .toEqual(made.statements.map(({ span, articleId, type, speaker }) => ({ span, articleId, type, speaker })));
      }),
      { numRuns: 300 },
    );
  });

  test('sends no escape sequence of an article, a name or an address to the terminal', () => {
    fc.assert(
      fc.property(world, ({ statements }) => {
        const payload = writeBlocks(renderStatements(statements, notFound), { style: createTerminalStyle(false), width: 60 });
        // eslint-disable-next-line no-control-regex
        expect(payload).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 200 },
    );
  });
});

/** Writes a payload with an error in it: what the check is for. */
function brokenForm(damage: (blocks: Block[]) => Block[]): PayloadForm<Statement, string> {
  const form = { style: createTerminalStyle(true), width: 50 };
  return { write: (statements) => writeBlocks(statements.length === 0 ? renderStatements([], notFound) : damage(renderStatements(statements, notFound)), form), read: readTerminal };
}


const onQuotations = (change: (block: QuotationBlock, i: number) => QuotationBlock) => (blocks: Block[]): Block[] => {
  let i = 0;
  return blocks.map((block) => (block.kind === 'quotation' ? change(block, i++) : block));
};

describe('a broken writer is refused', () => {
  const evidence = evidenceOf(stored);

  test('and the same words pass unbroken', async () => {
    expect((await provePayload(statements, brokenForm((blocks) => blocks), evidence)).kept).toEqual(statements);
  });

  test('with one letter changed', async () => {
    const form = brokenForm(onQuotations((block, i) => (i === 0 ? { ...block, words: block.words.replace('thirty-eight', 'thirty-eighth') } : block)));
    const { kept, payload, refused } = await provePayload(statements, form, evidence);
    // The first of what is left is damaged again, if it holds the word; it does not.
    expect(kept).toEqual([statements[1], statements[2]]);
    expect(payload).not.toContain('eighth');
    expect(refused.map(({ item }) => item)).toEqual([statements[0]]);
  });

  test('with any one letter changed, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.nat(), fc.constantFrom('x', 'Q', '7'), async (made, at, letter) => {
        const form = brokenForm(onQuotations((block, i) => {
          const position = at % block.words.length;
          return i > 0 ? block : { ...block, words: `${block.words.slice(0, position)}${letter}${block.words.slice(position)}` };
        }));
        const printed = form.read(form.write(made.statements, { summary: false }));
        const [first] = printed ?? [];
        if (first === undefined) return; // unreadable: nothing would be sent
        const verdict = await checkQuotation(first, evidenceOf(made.stored));
        expect(verdict.proven).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('with the speakers swapped', async () => {
    const swapped = { 'Ilo Renn': 'Anneke Tolliver', 'Anneke Tolliver': 'Ilo Renn' } as const;
    const form = brokenForm(onQuotations((block) => ({ ...block, speaker: block.speaker === null ? null : swapped[block.speaker as keyof typeof swapped] })));
    const { kept, payload } = await provePayload(statements, form, evidence);
    expect(kept).toEqual([statements[2]]);
    expect(payload).not.toMatch(/Renn|Tolliver/);
  });

  test('with the speaker left out or put over the outlet’s own words', async () => {
    const form = brokenForm(onQuotations((block) => (block.type === 'report' ? { ...block, type: 'direct', speaker: 'Ilo Renn' } : { ...block, speaker: null })));
    expect((await provePayload(statements, form, evidence)).kept).toEqual([]);
  });

  test('with the citations shifted by one', async () => {
    const form = brokenForm(onQuotations((block) => ({ ...block, n: block.n === 1 ? 2 : 1 })));
    const { kept, payload } = await provePayload(statements, form, evidence);
    expect(kept).toEqual([]);
    expect(payload).toContain('Nothing stored answers that.');
  });

  test('with two sources under one number, or a quotation without one', async () => {
    const renumbered = brokenForm((blocks) => blocks.map((block) => (block.kind === 'sources' ? { ...block, sources: block.sources.map((source) => ({ ...source, n: 1 })) } : block)));
    const unsourced = brokenForm((blocks) => blocks.filter(({ kind }) => kind !== 'sources'));
    expect((await provePayload(statements, renumbered, evidence)).kept).toEqual([]);
    expect((await provePayload(statements, unsourced, evidence)).kept).toEqual([]);
  });

  test('with a quotation smuggled into our own sentences', () => {
    expect(readTerminal('Brekk once said “we did not”.\n')).toBeNull();
    expect(readTerminal('  │ We did not begin it.\n')).toBeNull();
  });

  test('in JSON: a letter, a speaker, a citation, a span', async () => {
    const honest = answerShape({ answer: answerOf([...statements]), timings: {} }, statements);
    const [first, second] = honest.statements;
    if (first === undefined || second === undefined) throw new Error('two statements are given');
    const damages = [
      { ...first, text: first.text.replace('dead', 'deaf') },
      { ...first, speaker: 'Anneke Tolliver' },
      { ...first, citation: second.citation },
      { ...first, articleId: second.articleId },
      { ...first, start: first.start + 1 },
    ];
    for (const damaged of damages) {
      const [printed] = readJson(JSON.stringify({ ...honest, statements: [damaged] })) ?? [];
      expect(printed === undefined ? false : (await checkQuotation(printed, evidence)).proven, JSON.stringify(damaged)).toBe(false);
    }
  });
});

describe('words that would be false alone', () => {
  const denial = articleOf({ id: 'denial', text: 'Orlitz denied that "the border is closed", saying that lorries were crossing.\n\n"Nobody says \'we want war\' and means it," Orlitz said.' });
  const quotes = [
    quoteOf(denial, 'the border is closed', { speaker: 'Stepan Orlitz', asserted: false }),
    quoteOf(denial, "Nobody says 'we want war' and means it,", { speaker: 'Stepan Orlitz' }),
    quoteOf(denial, 'we want war', { speaker: 'Stepan Orlitz', asserted: false }),
  ];
  const evidence = evidenceOf([{ article: denial, quotes }]);
  const printed = (text: string, type: 'direct' | 'indirect' | 'report') => ({
    text, span: null, source: { link: denial.url, articleId: null, revision: null, title: denial.title },
    readings: [{ type, speaker: type === 'report' ? null : 'Stepan Orlitz', outlet: type === 'direct' ? null : denial.outlet }],
  });

  test.each([
    ['the border is closed', 'direct', false],
    ['the border is closed', 'indirect', false],
    ['the border is closed', 'report', false],
    ['Orlitz denied that "the border is closed", saying that lorries were crossing.', 'indirect', true],
    ['we want war', 'direct', false],
    ["Nobody says 'we want war' and means it,", 'direct', true],
    ['means it,', 'direct', false],
  ] as const)('%s, %s: %s', async (text, type, proven) => {
    expect((await checkQuotation(printed(text, type), evidence)).proven).toBe(proven);
  });
});

test('a quotation too long for its place keeps whole sentences and says so outside them', async () => {
  const article = articleOf({ id: 'long', text: `“${'The harbour will open when the engineers have counted the piles. '.repeat(60).trim()}”` });
  const quote = quoteOf(article, article.text.slice(1, -1), { speaker: 'Ilo Renn' });
  const { text, ...head } = article;
  const statement: Statement = { type: 'direct', speaker: 'Ilo Renn', text: text.slice(1, -1), articleId: 'long', revision: 1, span: quote.span, citation: { n: 1, article: head } };
  const { payload, kept } = await provePayload(printableStatements([statement]), terminalAnswerForm(notFound, { style: createTerminalStyle(false), width: null }), evidenceOf([{ article, quotes: [quote] }]));
  expect(kept).toHaveLength(1);
  expect(payload).toContain('(The first 23 sentences of 60; the rest is in the article.)');
});

test('the sentences around a quotation are proven like one, on a terminal too', async () => {
  const at = ferry.text.indexOf('We counted');
  const passage = contextPassage(ferry, { start: at, end: at + 10 }, 1, 100);
  const form = { style: createTerminalStyle(false), width: 40 };
  const proven = async (words: string) =>
    (await provePayload([passage], { write: (kept) => writeBlocks(renderStatements(kept.map((one) => ({ ...one, text: words })), notFound), form), read: readTerminal }, evidenceOf(stored)));
  const { kept, payload } = await proven(passage.text);
  expect(kept).toEqual([passage]);
  expect(payload).toContain('From Nkarra Standard [1]:\n  │ “We counted thirty-eight dead,”');
  for (const words of ['We counted thirty-eight dead', 'The harbour was open.']) expect((await proven(words)).kept).toEqual([]);
});
