/** What is to be erased: the article at an address, or everything of an outlet. */
export type PurgeTarget = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'outlet'; readonly outlet: string };

export interface PurgedArticle {
  readonly articleId: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly revisions: number;
  readonly chunks: number;
  readonly quotes: number;
}

/** What a purge erased, or would erase. */
export interface PurgeReport {
  /** False: nothing was erased, this is what would be. */
  readonly erased: boolean;
  readonly articles: readonly PurgedArticle[];
  /** Stored answers that cited them and cite them no more. */
  readonly replies: number;
  /** Messages in Discord from which the words are taken by the bot, at once if it runs and at its next start otherwise. */
  readonly messagesPending: number;
  /** Answers that only their reader sees, and that nobody can change; their buttons show the words no more. */
  readonly outOfReach: number;
  /** Posts that were on their way and are composed anew, or not sent. */
  readonly deliveries: number;
}

/** That something was purged, and when. */
export interface Tombstone {
  readonly atMs: number;
}
