import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/answer.ts';
import { capitalised } from '../../../src/discord/payload/message-grammar.ts';
import { readComponents } from '../../../src/discord/payload/read-components.ts';
import { checkMessage, hasLiveSyntax } from '../../../src/discord/payload/check-message.ts';
import { collectTexts } from '../../../src/discord/payload/collect-texts.ts';
import { buttonRows } from '../../../src/discord/payload/button-rows.ts';
import { provenMessage } from '../../../src/discord/payload/proven-message.ts';
import { payloadWords } from '../../../src/discord/words/en/payload.ts';
import { DISCORD_LIMITS } from '../../../src/discord/limits.ts';
import { type Block, contextPassage, type QuotationBlock, renderStatement, renderStatements, shortenQuotation } from '../../../src/render/index.ts';
import { checkQuotation } from '../../../src/verify/index.ts';
import { printableLine } from '../../../src/text/printable.ts';
import { articleOf, evidenceOf, quoteOf } from '../../verify/evidence-of.ts';
import { statements, stored } from '../../verify/ferry-and-treaty.ts';
import { world } from '../../console/arbitrary-answer.ts';
import { hostileWorld } from './hostile-world.ts';

const notFound = { coverage: { articles: 4, outlets: 2, newest: null }, nearest: [] };
const render = (kept: readonly Statement[]): Block[] => renderStatements(kept, notFound);
const rows = buttonRows(['more', 'context', 'sources', 'up', 'down', 'back'].map((customId) => ({ customId, label: customId })));
const printedOf = (statement: Statement): QuotationBlock | null => {
  const block = renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n });
  return block === null ? null : shortenQuotation(block, 100);
};
/** Somebody's words that are one quotation within theirs are read without its marks. */
const bare = (words: string): string => words.replace(/^“([^“”]*)”$/s, '$1');
const SPACE = ['it does not fit into the message', 'it would be more than 100 words of one article'];

describe('an honest answer', () => {
  test('is read back as the same words, names and sources, whatever they hold, and passes', async () => {
    let keptInAll = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(world, hostileWorld), async (made) => {
        const { message, kept, refused } = await provenMessage(made.statements, render, { rows }, evidenceOf(made.stored));
        for (const { item, reason } of refused) expect(printedOf(item) === null || SPACE.includes(reason) ? 'expected' : `${reason}: ${JSON.stringify(item)}`).toBe('expected');
        const read = readComponents(JSON.parse(JSON.stringify(message.components)), payloadWords) ?? [];
        keptInAll += kept.length;
        expect(read.map(({ text, readings: [reading] }) => ({ text: bare(text), reading }))).toEqual(kept.map((statement) => {
          const block = printedOf(statement);
          return { text: bare(block?.words ?? ''), reading: { type: block?.type, speaker: block?.speaker === undefined || block.speaker === null ? null : capitalised(block.speaker), outlet: block?.outlet } };
        }));
        read.forEach(({ source }, i) => {
          const { article } = kept[i]?.citation ?? { article: null };
          expect(source?.link ?? article?.id).toBe(source === null || source?.link === null ? source?.articleId : article?.url);
        });
        expect(() => checkMessage(message.components, [])).not.toThrow();
        expect(collectTexts(message.components).displays.filter(hasLiveSyntax)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(keptInAll).toBeGreaterThan(500);
  });

  test('of titles shows each as it is, or clipped', async () => {
    await fc.assert(
      fc.asyncProperty(hostileWorld, async (made) => {
        const { message, kept } = await provenMessage(made.statements, render, {}, evidenceOf(made.stored));
        const read = readComponents(message.components, payloadWords) ?? [];
        read.forEach(({ source }, i) => {
          if (source !== null && source.title !== null) expect(source.title).toBe(printableLine(kept[i]?.citation.article.title ?? ''));
        });
      }),
      { numRuns: 100 },
    );
  });

  test('leaves out the paragraph around a quotation only if it is not whole sentences of the article', async () => {
    const article = articleOf({ id: 'a', text: 'Ferries stop.\n\nOde said: “We shall row.” > Nobody **laughed**. It rained.' });
    const evidence = evidenceOf([{ article, quotes: [quoteOf(article, 'We shall row.', { speaker: 'Bren Ode' })] }]);
    const around = article.text.indexOf('We shall');
    const passage = contextPassage(article, { start: around, end: around + 13 }, 1, 100);
    const show = (kept: readonly { text: string }[]): Block[] => kept.length === 0 ? [{ kind: 'sentence', text: 'Nothing.', tone: 'plain' }] : renderStatements([{ ...passage, text: kept[0]?.text ?? '' }], notFound);
    const { message, kept } = await provenMessage([passage], show, {}, evidence);
    expect(kept).toHaveLength(1);
    expect(collectTexts(message.components).displays[0]).toBe(
      'From [*Nkarra Standard*](<https://nkarra-standard.example/a>) [1]\n-# <t:1772605800:f> · invented sample\n> Ode said: “We shall row.” \\> Nobody \\*\\*laughed\\*\\*. It rained.');
    for (const text of ['Nobody laughed.', 'said: “We shall row.”', 'It rained. Ferries stop.']) expect((await provenMessage([{ ...passage, text }], show, {}, evidence)).kept).toEqual([]);
    expect(contextPassage(article, { start: around, end: around + 13 }, 1, 6).text).toBe('Ode said: “We shall row.”');
  });
});

const evidence = evidenceOf(stored);

const broken = (damage: (block: QuotationBlock, i: number) => QuotationBlock) => (kept: readonly Statement[]): Block[] => {
  let i = 0;
  return render(kept).map((block) => (block.kind === 'quotation' ? damage(block, i++) : block));
};
const keptOf = async (renderItems: (kept: readonly Statement[]) => Block[]) => (await provenMessage(statements, renderItems, {}, evidence)).kept;
/** What an error in the writing itself would send. */
const rewritten = async (change: (markdown: string) => string): Promise<boolean[] | null> => {
  const { message } = await provenMessage(statements, render, {}, evidence);
  const damaged = message.components.map((component) => (component.type === ComponentType.TextDisplay ? { ...component, content: change(component.content) } : component));
  const read = readComponents(damaged, payloadWords);
  return read === null ? null : Promise.all(read.map(async (printed) => (await checkQuotation(printed, evidence)).proven));
};

describe('a broken writer is refused', () => {
  test('and the same words pass unbroken', async () => {
    expect(await keptOf(render)).toEqual(statements);
    expect(await rewritten((markdown) => markdown)).toEqual([true, true, true]);
  });

  test('with any one letter changed, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(), fc.constantFrom('x', 'Q', '7', '*', '\\', '”', '>'), async (which, at, letter) => {
        const damaged = broken((block) => {
          if (block.words !== printedOf(statements[which] ?? statements[0])?.words) return block;
          const position = at % block.words.length;
          return { ...block, words: `${block.words.slice(0, position)}${letter}${block.words.slice(position)}` };
        });
        expect(await keptOf(damaged)).not.toContain(statements[which]);
      }),
      { numRuns: 200 },
    );
  });

  test('with a speaker named otherwise than with a capital', async () => {
    const guards = articleOf({ id: 'guards', text: 'The ferry was full, the coast guard said.' });
    const evidence = evidenceOf([{ article: guards, quotes: [quoteOf(guards, 'The ferry was full', { type: 'indirect', speaker: 'the coast guard' })] }]);
    const statement: Statement = { type: 'indirect', speaker: 'the coast guard', text: guards.text, articleId: 'guards', revision: 1, span: { start: 0, end: guards.text.length }, citation: { n: 1, article: guards } };
    const named = (speaker: string) => provenMessage([statement], (kept) => render(kept).map((block) => (block.kind === 'quotation' ? { ...block, speaker } : block)), {}, evidence);
    const honest = await named('the coast guard');
    expect(honest.kept).toEqual([statement]);
    expect(JSON.stringify(honest.message.components)).toContain('**The coast guard**');
    expect((await named('The Coast Guard')).kept).toEqual([]);
  });

  test('with the speakers swapped, left out, or put over the outlet’s own words', async () => {
    const swapped = { 'Ilo Renn': 'Anneke Tolliver', 'Anneke Tolliver': 'Ilo Renn' } as const;
    expect(await keptOf(broken((block) => ({ ...block, speaker: block.speaker === null ? null : swapped[block.speaker as keyof typeof swapped] })))).toEqual([statements[2]]);
    expect(await keptOf(broken((block) => (block.type === 'report' ? { ...block, type: 'direct', speaker: 'Ilo Renn' } : { ...block, speaker: null })))).toEqual([]);
    expect(await keptOf(broken((block) => ({ ...block, outlet: 'Some Other Gazette' })))).toEqual([]);
  });

  test('with the citations shifted by one, or the sources missing or under one number', async () => {
    expect(await keptOf(broken((block) => ({ ...block, n: block.n === 1 ? 2 : 1 })))).toEqual([]);
    expect(await keptOf((kept) => render(kept).filter(({ kind }) => kind !== 'sources'))).toEqual([]);
    expect(await rewritten((markdown) => markdown.replace('-# [2]', '-# [1]'))).toBeNull();
  });

  test('with a link that leads elsewhere, beside the words or in the list', async () => {
    expect(await keptOf(broken((block) => ({ ...block, link: 'https://evil.example/' })))).toEqual([]);
    expect(await rewritten((markdown) => (markdown.startsWith('-# **Sources**') ? markdown.replaceAll('/ferry>', '/other>') : markdown))).toEqual([false, true, false]);
    expect(await rewritten((markdown) => markdown.replaceAll('/ferry>', '/treaty>'))).toEqual([false, true, false]);
  });

  test('with the marks dropped, the quote bar dropped, or live syntax left in the words', async () => {
    expect(await rewritten((markdown) => markdown.replace('> “We counted thirty-eight dead”', '> We counted thirty-eight dead'))).toBeNull();
    expect(await rewritten((markdown) => markdown.replace('> “We', '“We'))).toBeNull();
    expect(await rewritten((markdown) => markdown.replace('thirty-eight dead', '**thirty-eight** dead'))).toBeNull();
    expect(await rewritten((markdown) => markdown.replace('> The harbour', '> # The harbour'))).toBeNull();
    expect(await rewritten((markdown) => markdown.replace('> The harbour', '> said.\n> The harbour'))).toEqual([true, true, false]);
  });

  test('with a quotation smuggled into our own sentences, a label or a list', () => {
    const display = (content: string) => [{ type: 10, content }];
    for (const content of ['Brekk said “we did not”.', '> We did not begin it.', '  > We did not.', '>>> We did not.', '- Brekk: “we did not”', '### “We did not”', '-# "We did not"', '**Ilo Renn** [1]\n> x']) expect(readComponents(display(content), payloadWords), content).toBeNull();
    expect(readComponents([{ type: 1, components: [{ type: 2, label: '“We did not”' }] }], payloadWords)).toBeNull();
    expect(readComponents([{ type: 17, components: [{ type: 9, components: display('“We did not”') }] }], payloadWords)).toBeNull();
  });
});

test('limits hold at their edges', () => {
  const text = (content: string) => ({ type: 10 as const, content });
  expect(() => checkMessage([text('x'.repeat(DISCORD_LIMITS.textDisplayCharsTotal))], [])).not.toThrow();
  expect(() => checkMessage([text('x'.repeat(2_000)), text('x'.repeat(2_001))], [])).toThrow(/4001 characters/);
  expect(() => checkMessage(Array.from({ length: 41 }, () => text('x')), [])).toThrow(/41 components/);
  expect(() => checkMessage([text('x'), ...buttonRows([{ customId: 'a', label: 'A' }, { customId: 'a', label: 'B' }])], [])).toThrow(/one custom id/);
  expect(() => checkMessage([text('x'), ...buttonRows([{ customId: 'a'.repeat(101), label: 'A' }])], [])).toThrow(/custom id/);
  for (const live of ['@everyone', 'a <@1>', '<t:5:R>', 'see https://a.example', '<:a:1>', '</ask:1>', '\\\\<@1>']) expect(() => checkMessage([text(live)], []), live).toThrow(/live/);
});
