/** What a button does. */
export type ButtonAction =
  /** The next page; the one before. */
  | 'more' | 'back'
  /** The paragraphs around the quotations; the full list of sources; from either back to the page. */
  | 'context' | 'sources' | 'page'
  | 'up' | 'down'
  /** Keep opinions, and this vote; keep none. */
  | 'consent-up' | 'consent-down' | 'consent-yes' | 'consent-no'
  | 'forget-yes' | 'forget-no'
  /** Hear when articles come in on the question that found nothing. */
  | 'watch'
  /** On each part of a digest, a watch's post or a notice; `replyId` is the part's key, by which it is found in a channel's history. */
  | 'part';

export interface ButtonId {
  readonly action: ButtonAction;
  /** The stored reply it belongs to. */
  readonly replyId: string;
  /** Who asked: another person's press is answered privately, and that must be known before anything is looked up. */
  readonly userId: string;
}

const FORM = /^fd1:([a-z-]{1,20}):([A-Za-z0-9_-]{1,32}):(\d{1,20})$/;
const ACTIONS: readonly string[] = [
  'more', 'back', 'context', 'sources', 'page', 'up', 'down', 'consent-up', 'consent-down', 'consent-yes', 'consent-no', 'forget-yes', 'forget-no', 'watch', 'part',
] satisfies ButtonAction[];

/** `fd1:more:<replyId>:<userId>`, within Discord's 100 characters. */
export function writeButtonId({ action, replyId, userId }: ButtonId): string {
  return `fd1:${action}:${replyId}:${userId}`;
}

/** Null if it is not one of ours, or of another version. */
export function parseButtonId(customId: string): ButtonId | null {
  const [, action = '', replyId = '', userId = ''] = FORM.exec(customId) ?? [];
  return isAction(action) ? { action, replyId, userId } : null;
}

function isAction(text: string): text is ButtonAction {
  return ACTIONS.includes(text);
}
