import { Readability } from '@mozilla/readability';
import type { ArticleDraft } from '../../domain/article.ts';
import type { RawDocument } from '../../domain/document.ts';
import { messageOf } from '../../errors.ts';
import { isPaidLine } from '../article-kind.ts';
import { bindToHost } from '../bind-to-host.ts';
import { canonicalLine, canonicalText } from '../canonical-text.ts';
import { findDateline } from '../dateline.ts';
import { detectLanguage } from '../detect-language.ts';
import type { ExtractOptions } from '../extraction.ts';
import { Refusal } from '../extraction.ts';
import type { Passed } from '../furniture-pass.ts';
import { isProse, wordCount } from '../prose.ts';
import { isStateMedia } from '../../text/state-media.ts';
import { cleanBlocks } from './clean-blocks.ts';
import type { PageDocument, PageElement } from '../../text/page-dom.ts';
import { isNestedTooDeeply, parsePage } from '../../text/page-dom.ts';
import type { HtmlBlock } from './html-blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import type { HtmlMetadata } from './html-metadata.ts';
import { readHtmlMetadata } from './html-metadata.ts';
import { prunePage } from './prune-page.ts';

/** Below this, and without any claim to be an article, a page has nothing that could be quoted. */
const ARTICLE_WORDS_MIN = 40;
/** The longest live blogs have some 20,000. */
const ELEMENTS_MAX = 150_000;
const FOREIGN_CHARS_MIN = 60;
export const NESTED = 'its markup is nested too deeply to be read';

/** Where a page came from. */
export interface PageSource extends Pick<RawDocument, 'origin' | 'url'> {
  /** Whether the address is where it was fetched from, and not what somebody states of it. */
  readonly isFetched: boolean;
}

/**
 * The article of a news page: found by Readability on a pruned copy of the page, then cleaned paragraph by paragraph.
 *
 * @throws Refusal if the page holds no article.
 */
export function extractHtml(html: string, { origin, url, isFetched }: PageSource, options: ExtractOptions): ArticleDraft {
  if (isNestedTooDeeply(html)) throw new Refusal(NESTED);
  const document = guardLibrary(() => parsePage(html));
  const metadata = readHtmlMetadata(document, url);
  const paid = hasPaidLabel(document);
  const { kept } = articleBlocks(document, metadata);
  const draft = draftOf(kept.map((block) => block.text), { ...metadata, origin, kind: paid ? 'sponsored' : metadata.kind });
  // Which lines are prose is known of English only; a page in another language is refused for that.
  if (options.purpose === 'ingest' && (draft.language === 'en' || draft.text.length < FOREIGN_CHARS_MIN)) assertArticle(kept, metadata.saysArticle);
  if (draft.text === '') throw new Refusal('no article was found in the page');
  return isFetched && url !== null ? bindToHost(draft, url, metadata.self, options.outlets) : draft;
}

type Known = Pick<ArticleDraft, 'outlet' | 'agency' | 'title' | 'byline' | 'publishedAt' | 'url' | 'kind' | 'stateMedia' | 'sample' | 'origin'> & { readonly language: string | null };

/** The draft of these paragraphs, with what they say themselves: dateline, agency, language. */
export function draftOf(paragraphs: readonly string[], { outlet, agency, title, byline, publishedAt, url, kind, stateMedia, sample, origin, language }: Known): ArticleDraft {
  const text = canonicalText(paragraphs);
  const dateline = findDateline(paragraphs);
  const credited = agency ?? dateline.agency;
  return {
    givenId: null, outlet, agency: credited, title, byline, place: dateline.place, publishedAt, url, kind,
    stateMedia: stateMedia || isStateMedia({ outlet, agency: credited, url }),
    claims: null, language: detectLanguage(text, language), sample, origin, text,
  };
}

/** Whether a line of the page, alone in its element, says that the text was paid for. */
export function hasPaidLabel(document: PageDocument): boolean {
  return Array.from(document.querySelectorAll('p, span, div, strong, em, h5, h6, li')).some((element) => element.childElementCount === 0 && isPaidLabel(element.textContent ?? ''));
}

/** A label alone in its element; a bare "Sponsored" or "Promoted" marks a link beside the article, not the article. */
function isPaidLabel(text: string): boolean {
  const line = text.trim();
  return line.length > 9 && line.length <= 120 && !/^(?:promoted content|sponsored (?:content|links?|stories|by.*)|promoted.*)$/i.test(line) && isPaidLine(line);
}

/** The article's paragraphs, and what was removed among them. */
export function articleBlocks(document: PageDocument, metadata: HtmlMetadata): Passed<HtmlBlock> {
  prunePage(document);
  const blocks = guardLibrary(() => {
    const content = new Readability(document, { maxElemsToParse: ELEMENTS_MAX, serializer: (element: unknown) => element as PageElement }).parse()?.content ?? null;
    return content === null ? [] : htmlBlocks(content);
  });
  const cleaned = cleanBlocks(blocks, metadata);
  const { statedBody } = metadata;
  if (statedBody === null || wordCount(cleaned.kept.map((block) => block.text).join(' ')) >= 0.5 * wordCount(statedBody)) return cleaned;
  return cleanBlocks(statedBody.split(/\n+/).map((text) => ({ text: canonicalLine(text), tag: 'p', linkShare: 0, parent: null })), metadata);
}

/** Markup made to break parsers (a hundred thousand nested boxes) costs its own page, not the rest of the folder. */
export function guardLibrary<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Refusal(error instanceof RangeError ? NESTED : `its markup cannot be read (${messageOf(error)})`);
  }
}

export function assertArticle(blocks: readonly HtmlBlock[], saysArticle: boolean): void {
  const prose = blocks.filter((block) => isProse(block.text) && block.linkShare < 0.6);
  const words = wordCount(prose.map((block) => block.text).join(' '));
  if (prose.length === 0 || words < (saysArticle ? ARTICLE_WORDS_MIN / 2 : ARTICLE_WORDS_MIN)) throw new Refusal('no article was found in the page (it may be a login page, a list of links, or need a browser)');
}
