import type { Passed, Removal } from '../furniture-pass.ts';
import { passOver } from '../furniture-pass.ts';
import type { FurnitureReason } from '../furniture-rules.ts';
import { furnitureReason } from '../furniture-rules.ts';
import { hasQuotation, isProse, wordCount } from '../prose.ts';
import { trimEdges } from './edge-blocks.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { HtmlMetadata } from './html-metadata.ts';

type Described = Pick<HtmlMetadata, 'title' | 'description' | 'pictureTexts' | 'byline'>;

/** The passes over a page's paragraphs, in order, each naming why one went. */
export function cleanBlocks(blocks: readonly HtmlBlock[], page: Described): Passed<HtmlBlock> {
  const usual = usualParent(blocks);
  const passes: readonly ((lines: readonly HtmlBlock[]) => Passed<HtmlBlock>)[] = [
    (lines) => passOver(lines, (block) => furnitureReason(block.text) ?? linkReason(block) ?? pictureReason(block, page)),
    (lines) => passOver(lines, (block, at) => titleReason(block, page, at) ?? summaryReason(block, page, at, usual)),
    (lines) => trimEdges(lines, page.byline),
  ];
  let kept = blocks;
  const removed: Removal[] = [];
  for (const pass of passes) {
    const passed = pass(kept);
    kept = passed.kept;
    removed.push(...passed.removed);
  }
  return { kept, removed };
}

/** A paragraph that is mostly links, and no sentence, leads elsewhere. */
function linkReason({ text, linkShare, tag }: HtmlBlock): FurnitureReason | null {
  if (isProse(text)) return null;
  return linkShare > 0.85 || (linkShare > 0.65 && wordCount(text) >= 5 && !/^h\d$/.test(tag)) ? 'related links' : null;
}

/** Templates print a picture's alternative text below it. */
function pictureReason({ text }: HtmlBlock, { pictureTexts }: Described): FurnitureReason | null {
  return pictureTexts.has(text) && !hasQuotation(text) ? 'caption or credit' : null;
}

function titleReason({ text }: HtmlBlock, { title }: Described, at: number): FurnitureReason | null {
  return at < 4 && title !== null && text.toLowerCase() === title.toLowerCase() ? 'repeats the title' : null;
}

/**
 * A standfirst: the page's own description of itself, set above the article in a box of its own. It sums up what the
 * article says; one that quotes somebody stays, and so does a first paragraph that was copied into the description.
 */
function summaryReason({ text, parent, tag }: HtmlBlock, { description }: Described, at: number, usual: string | null): FurnitureReason | null {
  if (at > 2 || description === null || hasQuotation(text)) return null;
  const apart = /^h\d$/.test(tag) || parent !== usual;
  return apart && text.toLowerCase() === description.toLowerCase() ? 'before the article' : null;
}

/** The box in which most of the article's prose stands. */
function usualParent(blocks: readonly HtmlBlock[]): string | null {
  const words = new Map<string | null, number>();
  for (const { text, parent } of blocks) if (isProse(text)) words.set(parent, (words.get(parent) ?? 0) + wordCount(text));
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
