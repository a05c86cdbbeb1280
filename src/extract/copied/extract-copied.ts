import type { ArticleDraft } from '../../domain/article.ts';
import { isPaidLine, kindOfSection, kindOfTitle } from '../article-kind.ts';
import { isAuthorNote } from '../author-note.ts';
import { canonicalText } from '../canonical-text.ts';
import { findDateline } from '../dateline.ts';
import { detectLanguage } from '../detect-language.ts';
import type { Removal } from '../furniture-pass.ts';
import { passOver } from '../furniture-pass.ts';
import { furnitureReason } from '../furniture-rules.ts';
import { isStateMedia } from '../state-media.ts';
import { hasQuotation } from '../prose.ts';
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
  const body = passOver(lists.kept, (line, at) => furnitureReason(line.text) ?? (at === lists.kept.length - 1 && isAuthorNote(line.text, head.byline) && !hasQuotation(line.text) ? 'author' : null));
  const paragraphs = [...head.standfirst, ...body.kept.map((line) => line.text)];
  const canonical = canonicalText(paragraphs);
  const dateline = findDateline(paragraphs);
  const agency = head.agency ?? dateline.agency;
  const kind = lines.some((line) => isPaidLine(line.text)) ? 'sponsored' : ((head.title === null ? null : kindOfTitle(head.title)) ?? kindOfSection(head.section) ?? 'news');
  return {
    article: {
      givenId: null, outlet: null, agency, title: head.title, byline: head.byline, place: head.place ?? dateline.place, publishedAt: head.publishedAt, url: null, kind,
      stateMedia: isStateMedia({ outlet: null, agency, url: null }), language: detectLanguage(canonical), sample, origin, text: canonical,
    },
    removed: [...head.removed, ...lists.removed, ...body.removed],
  };
}
