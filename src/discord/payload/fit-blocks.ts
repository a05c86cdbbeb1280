import type { APIMessageTopLevelComponent } from 'discord.js';
import { type Block, shortenQuotation } from '../../render/index.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { PayloadWords } from '../words/en/payload.ts';
import { collectTexts } from './collect-texts.ts';
import type { ComponentRow } from './outgoing-message.ts';
import { writeBlocks } from './write-blocks.ts';

/** More is not read in a channel. */
const ENTRIES_MAX = 25;
/** Publishers' limit: words of one article in one message. */
export const ARTICLE_WORDS_MAX = 100;

export interface Surroundings {
  readonly rows: readonly ComponentRow[];
  readonly words: PayloadWords;
  /** Components that stand beside blocks and rows (files). */
  readonly others?: number;
}

/** Whether written components, with what stands below them, are within Discord's limits. */
export function fits(written: readonly APIMessageTopLevelComponent[], { rows, others = 0 }: Surroundings): boolean {
  const { displays, components } = collectTexts([...written, ...rows]);
  return components + others <= DISCORD_LIMITS.components && displays.reduce((sum, text) => sum + text.length, 0) <= DISCORD_LIMITS.textDisplayCharsTotal;
}

/**
 * Writes blocks so that they fit one message whatever they hold: long lists end with "and 12 more", then what is neither a
 * quotation nor a source is left out from the end, with a line that says so. Quotations and their sources are never cut;
 * if these alone are too much, what is given back does not fit.
 */
export function writeFitting(blocks: readonly Block[], around: Surroundings): APIMessageTopLevelComponent[] {
  const quotes = blocks.some(({ kind }) => kind === 'quotation');
  let shown = blocks.map((block): Cut => ({ block: block.kind === 'quotation' ? shortenQuotation(block, ARTICLE_WORDS_MAX) : block, dropped: 0 }));
  shown = shown.map((cut) => (isList(cut.block, quotes) ? keepEntries(cut, Math.min(ENTRIES_MAX, entriesOf(cut.block))) : cut));
  let isShortened = false;
  for (;;) {
    const blocksShown: Block[] = [...shown.flatMap((cut) => withCount(cut, around.words)), ...(isShortened ? [{ kind: 'sentence', text: around.words.shortened, tone: 'muted' } as const] : [])];
    const written = writeBlocks(blocksShown, around.words);
    if (fits(written, around)) return written;
    const close = writeBlocks(blocksShown, around.words, { gaps: false });
    if (fits(close, around)) return close;
    const longest = shown.reduce<Cut | null>((most, cut) => (isList(cut.block, quotes) && entriesOf(cut.block) > Math.max(1, most === null ? 1 : entriesOf(most.block)) ? cut : most), null);
    if (longest !== null) {
      shown = shown.map((cut) => (cut === longest ? keepEntries(cut, entriesOf(cut.block) - 1) : cut));
      continue;
    }
    const last = shown.findLastIndex(({ block }) => block.kind !== 'quotation' && (block.kind !== 'sources' || !quotes));
    if (last === -1) return written;
    shown = shown.filter((_, i) => i !== last);
    isShortened = true;
  }
}

interface Cut {
  readonly block: Block;
  /** Entries left out of it. */
  readonly dropped: number;
}

/** Sources of a quotation are its proof; without one they are a list like any other. */
function isList(block: Block, quotes: boolean): boolean {
  return block.kind === 'articles' || block.kind === 'list' || block.kind === 'facts' || (block.kind === 'sources' && !quotes);
}

function entriesOf(block: Block): number {
  switch (block.kind) {
    case 'articles':
      return block.articles.length;
    case 'list':
      return block.items.length;
    case 'facts':
      return block.facts.length;
    case 'sources':
      return block.sources.length;
    case 'quotation':
    case 'outlets':
    case 'summary':
    case 'heading':
    case 'sentence':
    case 'difference':
    case 'text':
      return 0;
  }
}

function keepEntries({ block, dropped }: Cut, count: number): Cut {
  const left = dropped + entriesOf(block) - count;
  switch (block.kind) {
    case 'articles':
      return { block: { ...block, articles: block.articles.slice(0, count) }, dropped: left };
    case 'list':
      return { block: { ...block, items: block.items.slice(0, count) }, dropped: left };
    case 'facts':
      return { block: { ...block, facts: block.facts.slice(0, count) }, dropped: left };
    case 'sources':
      return { block: { ...block, sources: block.sources.slice(0, count) }, dropped: left };
    case 'quotation':
    case 'outlets':
    case 'summary':
    case 'heading':
    case 'sentence':
    case 'difference':
    case 'text':
      return { block, dropped };
  }
}

function withCount({ block, dropped }: Cut, words: PayloadWords): Block[] {
  return dropped === 0 ? [block] : [block, { kind: 'sentence', text: words.andMore(dropped), tone: 'muted' }];
}
