import { isAuthorNote } from '../author-note.ts';
import { isByline, isCreditLine, isDateLine } from '../credit-lines.ts';
import type { Passed } from '../furniture-pass.ts';
import { passOver } from '../furniture-pass.ts';
import type { FurnitureReason } from '../furniture-rules.ts';
import { endsSentence, hasQuotation, isProse, wordCount } from '../prose.ts';
import type { HtmlBlock } from './html-blocks.ts';

/** Above the first paragraph and below the last, lines of this many words that are no sentence are labels. */
const LABEL_WORDS_MAX = 12;
/** A page whose first prose stands lower than this opens with something else than labels: a list, a table, a poem. */
const HEAD_BLOCKS_MAX = 5;

const CONTACT = /(?:(?:follow|reach|contact|e-?mail|tweet)\b.{0,120}(?:@\w+|\w@\w)|\S+@\S+\.\w{2,}|\btwitter\.com\/\w+|^@\w+$)/iu;

/** Takes labels, credits and dates off the top of an article, and author notes, contacts and loose headings off its end. */
export function trimEdges(blocks: readonly HtmlBlock[], byline: string | null): Passed<HtmlBlock> {
  const firstProse = blocks.findIndex((block) => isProse(block.text));
  const head = firstProse > HEAD_BLOCKS_MAX ? 0 : firstProse;
  let tail = blocks.length;
  while (tail > firstProse + 1 && tailReason(blocks[tail - 1], byline) !== null) tail--;
  return passOver(blocks, (block, at) => (at < head ? headReason(block, at === firstProse - 1) : at >= tail ? tailReason(block, byline) : null));
}

/** A heading right above the first paragraph is the article's own. */
function headReason({ text, tag }: HtmlBlock, isLast: boolean): FurnitureReason | null {
  if (isByline(text) || isCreditLine(text)) return 'author';
  if (isDateLine(text)) return 'read time or date';
  if ((isLast && /^h[2-6]$/.test(tag)) || hasQuotation(text)) return null;
  return wordCount(text) <= LABEL_WORDS_MAX || /^https?:\S+$/.test(text) ? 'before the article' : null;
}

function tailReason(block: HtmlBlock | undefined, byline: string | null): FurnitureReason | null {
  if (block === undefined || hasQuotation(block.text)) return null;
  const { text, tag } = block;
  if (isAuthorNote(text, byline)) return 'author';
  if (CONTACT.test(text) && wordCount(text) <= 60) return 'author';
  if (isDateLine(text)) return 'read time or date';
  return !isProse(text) && !endsSentence(text) && tag !== 'li' && wordCount(text) <= LABEL_WORDS_MAX ? 'after the article' : null;
}
