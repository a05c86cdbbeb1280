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

const ABOUT_AUTHOR = /^(?:about the authors?\b|(?:the (?:author|writer)|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?:,.{2,80},)? (?:is|was|are|covers|writes|reports|has (?:been )?(?:covered|written|reported|worked)|joined|works|lives)\b.{0,200}\b(?:reporter|correspondent|editor|writer|columnist|journalist|author|contributor|producer|fellow|professor|analyst|bureau|blog|podcast|newsletter|staff|covers?|covering|based in|living in|lives in)\b|follow (?:him|her|them|me|\p{Lu}\p{L}+)\b)/iu;
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
  if (ABOUT_AUTHOR.test(text) && isAboutWriter(text, byline)) return 'author';
  if (CONTACT.test(text) && wordCount(text) <= 60) return 'author';
  if (isDateLine(text)) return 'read time or date';
  return !isProse(text) && !endsSentence(text) && tag !== 'li' && wordCount(text) <= LABEL_WORDS_MAX ? 'after the article' : null;
}

/** Prose about a person may be the article's own last paragraph: it goes only if the person wrote it, or it says so. */
function isAboutWriter(text: string, byline: string | null): boolean {
  if (/^(?:about the author|the (?:author|writer) is|follow )/i.test(text)) return true;
  const names = (byline ?? '').split(/[\s,]+/).filter((name) => name.length > 2);
  return names.some((name) => text.slice(0, 80).includes(name));
}
