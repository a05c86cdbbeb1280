import type { Correction, Corrections } from '../domain/amendment.ts';
import type { StatementPlace } from '../domain/stored-reply.ts';
import type { ArticleStore, DeskStore, Retractions, AmendmentStore } from '../store/index.ts';
import { locateQuote } from '../verify/index.ts';

type Place = Pick<StatementPlace, 'articleId' | 'revision' | 'span'>;
type CorrectionPorts = Pick<ArticleStore, 'findArticle' | 'findHead'> & Pick<Retractions, 'findRetraction'> & { readonly amendments: AmendmentStore };

/**
 * What has become of the words at a place of some revision: null while the newest one still has them, exactly up to white
 * space, wherever they stand in it.
 */
export function correctionOf({ articleId, revision, span }: Place, store: CorrectionPorts): Correction | null {
  const retraction = store.findRetraction(articleId);
  if (retraction !== null) return { kind: 'retracted', ...retraction };
  const newest = store.findHead(articleId)?.revision ?? revision;
  if (newest <= revision) return null;
  const quoted = store.findArticle(articleId, revision)?.text.slice(span.start, span.end) ?? '';
  const has = (at: number): boolean => locateQuote(store.findArticle(articleId, at)?.text ?? '', quoted) !== null;
  if (quoted.trim() === '' || has(newest)) return null;
  // The day on which they went for good: a revision in between may have had them.
  let lost = newest;
  while (lost - 1 > revision && !has(lost - 1)) lost -= 1;
  return { kind: 'words-gone', atMs: store.amendments.revisionStoredAtMs(articleId, lost) };
}

/**
 * Looks at what was posted of articles that were revised, retracted or restored since it last looked, and notes which
 * messages are to be changed. Only what changed is read, so it may be called after every ingest.
 *
 * @returns how many messages it found something for.
 */
export function findCorrections(store: CorrectionPorts, nowMs: number): number {
  const changed = store.amendments.changedCitations();
  if (changed.length === 0) return 0;
  return store.amendments.record(changed.map((citation) => {
    const correction = correctionOf(citation, store);
    // Said once of the same words, whatever becomes of the article afterwards.
    return { citation, correction: correction?.kind === 'words-gone' && citation.isNoted ? null : correction };
  }), nowMs);
}

/** The store's corrections as promise-giving ones; the database is opened by the first call. */
export function createCorrections(store: () => DeskStore): Corrections {
  return {
    find: async (nowMs) => findCorrections(store(), nowMs),
    of: async (places) => places.map((place) => correctionOf(place, store())),
    listReady: async (nowMs, limit) => store().amendments.listReady(nowMs, limit),
    claim: async (key) => store().amendments.claim(key),
    confirm: async (key, atMs) => store().amendments.confirm(key, atMs),
    postpone: async (key, failures, retryAtMs) => store().amendments.postpone(key, failures, retryAtMs),
    drop: async (key, reason, atMs) => store().amendments.drop(key, reason, atMs),
    forgetBefore: async (postedBeforeMs) => store().amendments.forgetBefore(postedBeforeMs),
  };
}
