import type { Desk } from '../desk.ts';
import type { Place } from '../place.ts';

export interface Asked {
  readonly question: string;
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly outlet: string | null;
  /** Names the conversation this question belongs to; null: it stands alone. */
  readonly conversationKey: string | null;
}

/**
 * A question to one message at its place: asks, proves, stores the reply for its buttons, remembers the turn, shows it.
 *
 * @throws DeskError with words for the asker.
 */
export async function answerQuestion(_asked: Asked, _place: Place, _desk: Desk): Promise<void> {
  throw new Error('not written yet');
}
