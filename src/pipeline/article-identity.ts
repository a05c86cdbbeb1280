import { createHash } from 'node:crypto';
import type { ArticleDraft } from '../domain/article.ts';

/**
 * The id under which an article is stored: the one its source asked to keep, else a hash of its address, else of its
 * title and text. Sixteen hexadecimal digits: short enough to type, and a collision among a million articles is a
 * chance of one in tens of millions.
 */
export function articleIdOf({ givenId, url, title, text }: Pick<ArticleDraft, 'givenId' | 'url' | 'title' | 'text'>): string {
  if (givenId !== null) return givenId;
  return hashOf(url === null ? ['content', title ?? '', text] : ['address', url]).slice(0, 16);
}

/** What a stored article's chunks, vectors and quotes were made from: equal fingerprints mean there is nothing to do. */
export function fingerprintOf(article: Pick<ArticleDraft, 'title' | 'text'>, makers: readonly string[]): string {
  return hashOf([article.title ?? '', article.text, ...makers]);
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}
