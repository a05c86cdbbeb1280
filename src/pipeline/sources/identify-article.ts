import { createHash } from 'node:crypto';
import type { ArticleDraft } from '../../domain/article.ts';
import type { ArticleStore, SourceStore } from '../../store/index.ts';
import { resemblanceOf, shinglesOf } from '../../text/near-duplicate.ts';
import { aliasKeys } from '../../text/identity-url.ts';
import { registrableDomain } from '../../text/site.ts';
import { addressedId, articleIdOf } from '../article-identity.ts';

/** By what an article that a source leads to may be known already. */
export interface Sighting {
  readonly sourceId: string;
  /** The feed's own id for it, if it is one and not the address again. */
  readonly guid: string | null;
  /** Every address it was met under: the feed's link, where that led, what the page calls itself within its site. */
  readonly urls: readonly string[];
}

export interface Identity {
  readonly articleId: string;
  /** The names under which it is to be found from now on. */
  readonly aliases: readonly string[];
}

/** Two short notices ("No comment.") may well be two articles; two long texts alike to the letter are one. */
const SAME_TEXT_CHARS_MIN = 300;
/** Well above what two notices off one template share ("… spoke today by phone with …"). */
const SAME_ARTICLE_JACCARD_MIN = 0.8;

/**
 * Which article this is. In this order: the feed's own id; an address, in any of its forms; the very same text on the same
 * site. A feed that shows another id under a known address has used the address again: then it is another article, unless
 * its text is nearly the stored one (the feed has changed its ids).
 */
export function identifyArticle(draft: ArticleDraft, { sourceId, guid, urls }: Sighting, { sources, articles }: { readonly sources: SourceStore; readonly articles: Pick<ArticleStore, 'findArticle' | 'findHead'> }): Identity {
  const guidKeys = guid === null ? [] : [`guid:${sourceId}:${guid}`];
  const urlKeys = urlKeysOf(draft, urls);
  const textKeys = sameTextKeys(draft);
  const aliases = [...guidKeys, ...urlKeys, ...textKeys];
  const byGuid = sources.articleOfAlias(guidKeys);
  if (byGuid !== null) return { articleId: byGuid, aliases };
  const own = articleIdOf(draft);
  const byUrl = sources.articleOfAlias(urlKeys) ?? (articles.findHead(own) === null ? null : own);
  if (byUrl !== null) {
    const isOther = guid !== null && sources.aliasesOf(byUrl, `guid:${sourceId}:`).length > 0 && !isNearlySame(draft, articles.findArticle(byUrl)?.text ?? '');
    return { articleId: isOther ? addressedId(draft.url ?? '', guid) : byUrl, aliases };
  }
  return { articleId: sources.articleOfAlias(textKeys) ?? own, aliases };
}

/** The share of a summary's word sequences that stand in the text it sums up, where it was cut from it. */
const SUMMARY_CONTAINED_MIN = 0.5;

/** The stored article at this address of which a draft is no more than a summary: by its title, or its words. */
export function articleSummedUp(draft: ArticleDraft, urls: readonly string[], { sources, articles }: { readonly sources: SourceStore; readonly articles: Pick<ArticleStore, 'findArticle'> }): string | null {
  const known = sources.articleOfAlias(urlKeysOf(draft, urls));
  const stored = known === null ? null : articles.findArticle(known);
  if (known === null || stored === null || stored.text.length <= draft.text.length) return null;
  const isSame = (stored.title !== null && lettersOf(stored.title) === lettersOf(draft.title ?? '')) || resemblanceOf(shinglesOf(draft.text), shinglesOf(stored.text)).containment >= SUMMARY_CONTAINED_MIN;
  return isSame ? known : null;
}

/** Only addresses of the article's own site are names of it: a page cannot claim another's. */
function urlKeysOf({ url }: ArticleDraft, urls: readonly string[]): string[] {
  return url === null ? [] : aliasKeys(url, urls).map((key) => `url:${key}`);
}

const lettersOf = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function sameTextKeys({ text, url }: ArticleDraft): string[] {
  const site = url === null ? null : registrableDomain(URL.parse(url)?.hostname ?? '');
  const words = text.replace(/\s+/g, ' ').trim();
  if (site === null || words.length < SAME_TEXT_CHARS_MIN) return [];
  return [`text:${site}:${createHash('sha256').update(words).digest('hex').slice(0, 32)}`];
}

function isNearlySame(draft: ArticleDraft, stored: string): boolean {
  return resemblanceOf(shinglesOf(draft.text), shinglesOf(stored)).jaccard >= SAME_ARTICLE_JACCARD_MIN;
}
