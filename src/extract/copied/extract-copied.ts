import type { ArticleDraft } from '../../domain/article.ts';
import { isPaidLine, kindOfSection, kindOfTitle } from '../article-kind.ts';
import { isAuthorNote } from '../author-note.ts';
import { canonicalText } from '../canonical-text.ts';
import { findDateline } from '../dateline.ts';
import { detectLanguage } from '../detect-language.ts';
import type { Passed, Removal } from '../furniture-pass.ts';
import { passOver } from '../furniture-pass.ts';
import { furnitureReason } from '../furniture-rules.ts';
import { isStateMedia } from '../../text/state-media.ts';
import { hasQuotation } from '../prose.ts';
import type { CopiedLine } from './copied-lines.ts';
import { copiedLines } from './copied-lines.ts';
import { dropHeadlineLists } from './headline-lists.ts';
import { readHead } from './page-head.ts';

const SAMPLE_LINE = /^invented sample article for foreign desk\.?$/i;

/** What a text copied off a page turned into, and every line that was left out of it with the reason. */
export interface CopiedArticle {
  readonly article: ArticleDraft;
  readonly removed: readonly Removal[];
}

/**
 * A plain text as a person copies it off a news page: the head is read for title, credits and date, and the furniture
 * around and between the paragraphs is taken out. A text without furniture keeps every word.
 */
export function extractCopied(text: string, origin: string): CopiedArticle {
  const lines = copiedLines(text);
  const sample = lines.some((line) => SAMPLE_LINE.test(line.text));
  const head = readHead(lines.filter((line) => !SAMPLE_LINE.test(line.text)));
  const lists = dropHeadlineLists(head.rest);
  const furniture = passOver(lists.kept, (line) => furnitureReason(line.text));
  const body = dropAuthorNote(furniture.kept, head.byline);
  const paragraphs = [...head.standfirst, ...body.kept.map((line) => line.text)];
  const canonical = canonicalText(paragraphs);
  const dateline = findDateline(paragraphs);
  const agency = head.agency ?? dateline.agency;
  const kind = isPaid(lines, head.rest) ? 'sponsored' : ((head.title === null ? null : kindOfTitle(head.title)) ?? kindOfSection(head.section) ?? 'news');
  return {
    article: {
      givenId: null, outlet: null, agency, title: head.title, byline: head.byline, place: head.place ?? dateline.place, publishedAt: head.publishedAt, url: null, kind,
      stateMedia: isStateMedia({ outlet: null, agency, url: null }), claims: null, language: detectLanguage(canonical), sample, origin, text: canonical,
    },
    removed: [...head.removed, ...lists.removed, ...furniture.removed, ...body.removed],
  };
}

/** Paid texts say so above their first paragraph, or in a sentence; a label further down belongs to somebody else's link. */
function isPaid(lines: readonly CopiedLine[], rest: readonly CopiedLine[]): boolean {
  const above = lines.length - rest.length + 1;
  return lines.some(({ text }, at) => isPaidLine(text) && (at < above || /^this\b/i.test(text)));
}

/** The note about the author that ends a page, and the author's name above it. */
function dropAuthorNote(lines: readonly CopiedLine[], byline: string | null): Passed<CopiedLine> {
  let end = lines.length;
  const isNote = ({ text }: CopiedLine): boolean => !hasQuotation(text) && (isAuthorNote(text, byline) || text.toLowerCase() === byline?.toLowerCase());
  while (end > 1 && lines.slice(end - 1, end).some(isNote)) end--;
  return passOver(lines, (_, at) => (at >= end ? 'author' : null));
}
