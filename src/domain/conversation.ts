import type { Turn } from './turn.ts';

/** What is remembered of one person's questions in one place. Bounded, and forgotten after a time. */
export interface Conversation {
  /** `dm:<userId>`, or `channel:<channelId>:<userId>`. */
  readonly key: string;
  readonly userId: string;
  readonly updatedAtMs: number;
  /** Oldest first. */
  readonly turns: readonly Turn[];
}
