import type { Statement } from '../../domain/answer.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import { forgetReader } from '../commands/forget-reader.ts';
import { keepWatch } from '../commands/watch-actions.ts';
import type { ButtonId } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import { noticeMessage, type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Place } from '../place.ts';
import { aboutPart } from '../posting/about-part.ts';
import type { Words } from '../words/index.ts';
import { forgoSummary } from './add-summary.ts';
import { composeContext } from './compose-context.ts';
import { composeSources } from './compose-sources.ts';
import { noteShown } from './conversation-turns.ts';
import { newReplyId } from './new-reply-id.ts';
import { nextPage, previousPage, samePage } from './turn-page.ts';
import { castVote, consentAndKeep, refuseConsent } from './votes.ts';

/** A pressed button, already acknowledged as `acknowledgementOf` says. */
export interface Press {
  readonly id: ButtonId;
  readonly presserId: string;
  readonly guildId: string | null;
  readonly locale: string;
  /** After 'update': the message that holds the button. After 'private': a reply that only the presser sees. */
  readonly place: Place;
}

/** Whether a press edits the message it stands under, or is answered to the presser alone. Pure: known before anything is looked up. */
export function acknowledgementOf({ action, userId }: ButtonId, presserId: string): 'update' | 'private' {
  const staysAsItIs = action === 'up' || action === 'down' || action === 'watch' || action === 'part';
  return staysAsItIs || presserId !== userId ? 'private' : 'update';
}

/**
 * Whether the reply that a button names is kept. The client asks before it acknowledges: an answer that stands in a
 * channel is not overwritten because its buttons have grown old, and after `deferUpdate` only a second message could
 * tell the presser alone.
 */
export async function isReplyKept({ action, replyId }: ButtonId, guildId: string | null, desk: Desk): Promise<boolean> {
  return !VIEWS.has(action) || isHere(await desk.app.memory.findReply(replyId), guildId);
}

const VIEWS: ReadonlySet<ButtonId['action']> = new Set(['more', 'back', 'page', 'context', 'sources']);

/** An id carried to another server finds nothing: what is cited there may not be cited here. */
function isHere(stored: StoredReply | null, guildId: string | null): stored is StoredReply {
  return stored !== null && stored.guildId === guildId;
}

/**
 * Carries out a press: turns a page, shows context or sources, records an opinion, forgets. Another person's press shows
 * the same privately, as a copy with buttons of its own.
 *
 * @throws DeskError with words for the presser.
 */
export async function pressButton(press: Press, desk: Desk): Promise<void> {
  const { id: { action, replyId }, presserId, place } = press;
  const words = desk.words(press.locale);
  switch (action) {
    case 'forget-yes':
      return showLine(await forgetReader(presserId, desk, words), place);
    case 'forget-no':
      return showLine(noticeMessage(words.answers.notDeleted), place);
    case 'consent-yes':
      await desk.app.memory.saveConsent(presserId, true);
      return showLine(noticeMessage(words.answers.noted), place);
    case 'consent-no':
      return showLine(await refuseConsent(presserId, desk, words), place);
    case 'part':
      return showLine(await aboutPart(replyId, press, desk, words), place);
    case 'up':
    case 'down':
    case 'consent-up':
    case 'consent-down':
    case 'watch':
    case 'more':
    case 'back':
    case 'page':
    case 'context':
    case 'sources': {
      const stored = await desk.app.memory.findReply(replyId);
      if (!isHere(stored, press.guildId)) return showLine(noticeMessage(words.answers.gone), place);
      return pressOf(action, stored, press, desk, words);
    }
  }
}

type View = 'more' | 'back' | 'page' | 'context' | 'sources';

async function pressOf(action: View | 'up' | 'down' | 'consent-up' | 'consent-down' | 'watch', stored: StoredReply, press: Press, desk: Desk, words: Words): Promise<void> {
  const { presserId, place } = press;
  switch (action) {
    case 'up':
    case 'down':
      return showLine(await castVote(stored, action, presserId, desk, words), place);
    case 'consent-up':
    case 'consent-down':
      return showLine(await consentAndKeep(stored, action === 'consent-up' ? 'up' : 'down', presserId, desk, words), place);
    case 'watch':
      return showLine(plainMessage(await keepWatch({ kind: 'question', text: stored.question, place: { kind: 'dm', userId: presserId }, ownerId: presserId, quietHours: null }, words, desk), { words: words.payload }), place);
    case 'more':
    case 'back':
    case 'page':
    case 'context':
    case 'sources':
      return showView(action, stored, press, desk, words);
  }
}

async function showLine(message: OutgoingMessage, place: Place): Promise<void> {
  await place.show(message);
}

/** Shows a view of a reply: at the reply itself if its asker pressed, else as a private copy. */
async function showView(action: View, stored: StoredReply, { id, presserId, place }: Press, desk: Desk, words: Words): Promise<void> {
  const isOwn = presserId === id.userId && presserId === stored.userId;
  const reply: StoredReply = isOwn ? stored : { ...stored, id: newReplyId(), userId: presserId, channelId: place.channelId, messageId: null, createdAtMs: desk.clock.now() };
  if (isOwn) forgoSummary(stored.id, desk);
  const shown = await viewOf(action, reply, desk, words);
  // Stored before it is shown: a button must never name a reply that is not there.
  if (!isOwn || shown.reply !== stored) await desk.app.memory.saveReply(shown.reply);
  await place.show(shown.message);
  if (isOwn && action === 'more') await noteShown(shown.reply, shown.onPage, desk);
}

interface ShownView {
  readonly reply: StoredReply;
  readonly message: OutgoingMessage;
  readonly onPage: readonly Statement[];
}

async function viewOf(action: View, reply: StoredReply, desk: Desk, words: Words): Promise<ShownView> {
  switch (action) {
    case 'context':
      return { reply, message: await composeContext(reply, desk, words), onPage: [] };
    case 'sources':
      return { reply, message: await composeSources(reply, desk, words), onPage: [] };
    case 'more':
    case 'back':
    case 'page': {
      const { reply: turned, page } = await TURNS[action](reply, desk, words);
      return { reply: turned, message: page.message, onPage: page.onPage };
    }
  }
}

const TURNS = { more: nextPage, back: previousPage, page: samePage } as const;

