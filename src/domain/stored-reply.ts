import type { Span } from './span.ts';
import type { Turn } from './turn.ts';

/** A printed statement by its place, from which it is built again. */
export interface StatementPlace {
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly type: 'direct' | 'indirect' | 'report';
  readonly speaker: string | null;
}

/** What limited the search behind a reply. */
export interface ReplyLimits {
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly outlet: string | null;
  readonly outletsHidden: readonly string[];
  readonly stateMedia: boolean;
}

/** One posted reply, kept so that its buttons work after a restart and so that a correction can find it. */
export interface StoredReply {
  /** 16 characters of A–Z a–z 0–9 - _; named by its buttons. */
  readonly id: string;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** Known once posted; null for private replies. */
  readonly messageId: string | null;
  readonly createdAtMs: number;
  /** As asked, and as understood where it leaned on a conversation. */
  readonly question: string;
  readonly status: 'answered' | 'not-found';
  /** Everything found, in the order of printing. */
  readonly statements: readonly StatementPlace[];
  /** Index of the first statement on the page shown. */
  readonly pageStart: number;
  readonly limits: ReplyLimits;
  /** What "more" leans on; null for replies that are not answers. */
  readonly turn: Turn | null;
}
