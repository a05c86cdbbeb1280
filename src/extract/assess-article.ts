import type { ArticleDraft } from '../domain/article.ts';
import { languageName } from './detect-language.ts';
import type { ExtractOptions } from './extraction.ts';
import { Refusal } from './extraction.ts';

/** Of one article's text, in UTF-8. */
export const TEXT_BYTES_MAX = 5_000_000;

/**
 * Refuses what the desk cannot answer from.
 *
 * @throws Refusal if the text is empty, over 5 MB, or, for ingest, sponsored or not in English.
 */
export function assessArticle(draft: ArticleDraft, { purpose }: ExtractOptions): ArticleDraft {
  if (draft.text.trim() === '') throw new Refusal('it has no text');
  if (Buffer.byteLength(draft.text) > TEXT_BYTES_MAX) throw new Refusal(`its text is over ${TEXT_BYTES_MAX / 1_000_000} MB, the most of one article`);
  if (purpose === 'show') return draft;
  if (draft.kind === 'sponsored') throw new Refusal('it is sponsored content, which is not kept');
  if (draft.language !== 'en') throw new Refusal(`the text is in ${languageName(draft.language)}; Foreign Desk reads English`);
  return draft;
}
