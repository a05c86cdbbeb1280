import type { ArticleDraft } from '../domain/article.ts';
import { withoutName } from './bind-to-host.ts';
import type { StatedFields } from './extraction.ts';
import { isBareHost } from './outlet-of-host.ts';

/**
 * Supplies what an article does not say of itself (`--outlet`, `--url`, `--published`, or a `.jsonl` line with only an
 * address). What the article says stays: one option over a whole folder must not rename every outlet in it. A host that
 * stands in for an outlet's name gives way to a name.
 */
export function applyOverrides(draft: ArticleDraft, stated: StatedFields): ArticleDraft {
  const outlet = draft.outlet === null || isBareHost(draft.outlet, draft.url) ? (stated.outlet ?? draft.outlet) : draft.outlet;
  return {
    ...draft,
    givenId: draft.givenId ?? stated.givenId ?? null,
    outlet,
    claims: outlet === null || outlet === draft.outlet ? draft.claims : withoutName(draft.claims, outlet),
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
