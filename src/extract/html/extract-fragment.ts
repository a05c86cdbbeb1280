import type { ArticleDraft } from '../../domain/article.ts';
import type { StatedInstant } from '../../domain/stated-instant.ts';
import { isNestedTooDeeply, parsePage } from '../../text/page-dom.ts';
import { agencyIn } from '../agencies.ts';
import { kindOfTitle } from '../article-kind.ts';
import { cleanByline } from '../byline.ts';
import { canonicalLine } from '../canonical-text.ts';
import { canonicalUrl } from '../canonical-url.ts';
import type { ExtractOptions } from '../extraction.ts';
import { Refusal } from '../extraction.ts';
import { cleanBlocks } from './clean-blocks.ts';
import { NESTED, assertArticle, draftOf, guardLibrary, hasPaidLabel } from './extract-html.ts';
import { htmlBlocks } from './html-blocks.ts';
import { pruneFragment } from './prune-page.ts';

/** What a feed says of the entry whose HTML it is. */
export interface FragmentFacts {
  readonly origin: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedAt: StatedInstant | null;
  readonly outlet: string | null;
}

/** Below an entry, in its own HTML: WordPress's note, and links to comments and other sites. */
const BELOW = /^(?:the post .{1,300} (?:appeared first on|first appeared on) .{1,120}|this (?:article|post|story) (?:was )?(?:originally|first) (?:appeared|published) .{1,160}|(?:original|source) (?:article|post|link)\b.{0,120})$/i;

/**
 * The article of a feed entry's own HTML. Nothing has to be found in it as on a page: every paragraph is the article's,
 * but for what programs add below and between.
 *
 * @throws Refusal if it holds no article.
 */
export function fragmentDraft(html: string, facts: FragmentFacts, options: ExtractOptions): ArticleDraft {
  const source = unescapedTwice(html);
  if (isNestedTooDeeply(source)) throw new Refusal(NESTED);
  const document = guardLibrary(() => parsePage(source));
  const paid = hasPaidLabel(document);
  const pictureTexts = new Set(Array.from(document.querySelectorAll('img')).map((image) => canonicalLine(image.getAttribute('alt') ?? '')).filter((text) => text.length > 3));
  pruneFragment(document);
  const title = canonicalLine(facts.title ?? '') || null;
  const byline = cleanByline(facts.byline);
  const { body } = document;
  const blocks = body === null ? [] : guardLibrary(() => htmlBlocks(body)).filter((block) => !BELOW.test(block.text));
  const { kept } = cleanBlocks(blocks, { title, description: null, pictureTexts, byline });
  const url = facts.url === null ? null : canonicalUrl(facts.url);
  const draft = draftOf(kept.map((block) => block.text), {
    title, byline, url, outlet: facts.outlet, publishedAt: facts.publishedAt, origin: facts.origin, agency: facts.byline === null ? null : agencyIn(facts.byline),
    kind: paid ? 'sponsored' : ((title === null ? null : kindOfTitle(title)) ?? 'news'), stateMedia: false, language: null, sample: false,
  });
  if (options.purpose === 'ingest' && draft.language === 'en') assertArticle(kept, true);
  if (draft.text === '') throw new Refusal('there is no text in the feed entry');
  return draft;
}

/** Some programs escape the HTML that they are handed escaped: no tags are left, only what would be tags. */
function unescapedTwice(html: string): string {
  if (/<[a-z]/i.test(html) || !/&lt;\/?(?:p|br|div|a|em|strong|blockquote|img)\b/i.test(html)) return html;
  return html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#0?39;|&apos;/g, "'").replace(/&amp;/g, '&');
}
