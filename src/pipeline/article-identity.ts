import { createHash } from 'node:crypto';
import type { ArticleDraft } from '../domain/article.ts';
import { identityUrl, plainAddress } from '../text/identity-url.ts';
import { printableLine } from '../text/printable.ts';

/** An id is printed beside an article without an address; a longer one would leave no room for the rest. */
const ID_CHARS_MAX = 200;

/**
 * The id under which a new article is stored: the one its source asked to keep, if it can be printed (else a hash of it),
 * else a hash of its address (over https, without an AMP or mobile form), else of its title and text. Whether it is new
 * is asked of the store by `identityUrl`, which forgives more than an id that must not change can. Sixteen hexadecimal
 * digits: short enough to type, and a collision among a million articles is a chance of one in tens of millions.
 */
export function articleIdOf({ givenId, url, title, text }: Pick<ArticleDraft, 'givenId' | 'url' | 'title' | 'text'>): string {
  if (givenId !== null) return isPrintable(givenId) ? givenId : hashOf(['id', givenId]).slice(0, 16);
  return hashOf(url === null ? ['content', title ?? '', text] : ['address', plainAddress(url)]).slice(0, 16);
}

/** The name under which the store finds an article by any form of its address. */
export function urlAlias(url: string): string {
  return `url:${identityUrl(url)}`;
}

/** The id of an article under an address that an earlier one has used. */
export function addressedId(url: string, guid: string): string {
  return hashOf(['address', url, 'guid', guid]).slice(0, 16);
}

function isPrintable(id: string): boolean {
  return id.length <= ID_CHARS_MAX && id.isWellFormed() && printableLine(id) === id;
}

/** What a stored article's chunks, vectors and quotes were made from: equal fingerprints mean there is nothing to do. */
export function fingerprintOf(article: Pick<ArticleDraft, 'title' | 'text'>, makers: readonly string[]): string {
  return hashOf([article.title ?? '', article.text, ...makers]);
}

/** Of texts, each with its length before it, so that no two lists run together: 64 hexadecimal digits. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}
