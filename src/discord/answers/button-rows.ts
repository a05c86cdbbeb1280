import type { StoredReply } from '../../domain/stored-reply.ts';
import { type ButtonAction, writeButtonId } from '../custom-id.ts';
import { buttonRows, type ButtonSpec, type ComponentRow } from '../payload/index.ts';
import type { Words } from '../words/index.ts';

const ROW_BUTTONS_MAX = 5;

type Owned = Pick<StoredReply, 'id' | 'userId'>;

export interface PageButtons {
  readonly hasBack: boolean;
  readonly hasMore: boolean;
  /** Whether something is quoted, so that there is a context to show. */
  readonly hasQuotations: boolean;
  /** Whether nothing was found, so that there is something to wait for. */
  readonly canWatch?: boolean | undefined;
}

/** Under a page of an answer: its ways on, and the votes; in one row if five buttons are enough. */
export function pageRows(reply: Owned, { hasBack, hasMore, hasQuotations, canWatch = false }: PageButtons, words: Words): ComponentRow[] {
  const { buttons } = words.answers;
  const ways: ButtonSpec[] = [
    ...(hasBack ? [button(reply, 'back', buttons.back)] : []),
    ...(hasMore ? [button(reply, 'more', buttons.more, 'primary')] : []),
    ...(hasQuotations ? [button(reply, 'context', buttons.context), button(reply, 'sources', buttons.sources)] : []),
    ...(canWatch ? [button(reply, 'watch', words.digests.watchButton)] : []),
  ];
  const votes: ButtonSpec[] = [voting(reply, 'up', '👍'), voting(reply, 'down', '👎')];
  return ways.length + votes.length <= ROW_BUTTONS_MAX ? buttonRows([...ways, ...votes]) : [...buttonRows(ways), ...buttonRows(votes)];
}

/** Under context and sources. */
export function viewRows(reply: Owned, words: Words): ComponentRow[] {
  return buttonRows([button(reply, 'page', words.answers.buttons.page)]);
}

/** Under the question whether an opinion may be kept. */
export function consentRows(reply: Owned, vote: 'up' | 'down', words: Words): ComponentRow[] {
  const { keepOpinion, keepNothing } = words.answers.buttons;
  return buttonRows([button(reply, vote === 'up' ? 'consent-up' : 'consent-down', keepOpinion, 'primary'), button(reply, 'consent-no', keepNothing)]);
}

function button({ id, userId }: Owned, action: ButtonAction, label: string, style?: 'primary'): ButtonSpec {
  return { customId: writeButtonId({ action, replyId: id, userId }), label, style };
}

function voting({ id, userId }: Owned, action: 'up' | 'down', emoji: string): ButtonSpec {
  return { customId: writeButtonId({ action, replyId: id, userId }), emoji };
}
