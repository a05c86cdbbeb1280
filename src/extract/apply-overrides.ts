import type { ArticleDraft } from '../domain/article.ts';
import type { StatedFields } from './extraction.ts';

/**
 * Supplies what an article does not say of itself (`--outlet`, `--url`, `--published`, or a `.jsonl` line with only an
 * address). What the article says stays: one option over a whole folder must not rename every outlet in it.
 */
export function applyOverrides(draft: ArticleDraft, stated: StatedFields): ArticleDraft {
  return {
    ...draft,
    givenId: draft.givenId ?? stated.givenId ?? null,
    outlet: draft.outlet ?? stated.outlet ?? null,
    agency: draft.agency ?? stated.agency ?? null,
    title: draft.title ?? stated.title ?? null,
    byline: draft.byline ?? stated.byline ?? null,
    place: draft.place ?? stated.place ?? null,
    publishedAt: draft.publishedAt ?? stated.publishedAt ?? null,
    url: draft.url ?? stated.url ?? null,
    kind: draft.kind === 'news' ? (stated.kind ?? draft.kind) : draft.kind,
    stateMedia: draft.stateMedia || (stated.stateMedia ?? false),
    sample: draft.sample || (stated.sample ?? false),
  };
}
