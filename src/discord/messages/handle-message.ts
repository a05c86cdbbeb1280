import { answerQuestion } from '../answers/answer-question.ts';
import { inTurn } from '../in-turn.ts';
import type { Desk } from '../desk.ts';
import { type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';
import type { BotIdentity, IncomingMessage } from './incoming-message.ts';
import { type MessageAct, readMessage } from './read-message.ts';

export interface MessagePorts {
  readonly bot: BotIdentity;
  /** Where the reply goes; called only for messages that are answered, so it may start the typing sign. */
  readonly createPlace: () => Place;
}

/**
 * A message to its reply, if it is one for the bot. The client may call `readMessage` itself, to count limits before it
 * queues, and then `answerMessage`.
 *
 * @throws DeskError with words for the asker.
 */
export async function handleMessage(message: IncomingMessage, desk: Desk, { bot, createPlace }: MessagePorts): Promise<void> {
  const act = readMessage(message, bot, desk.guildSettings(message.guildId));
  if (act.kind !== 'ignore') await answerMessage(act, createPlace(), bot, desk);
}

/**
 * Carries out what a message asks for.
 *
 * @throws DeskError with words for the asker.
 */
export async function answerMessage(act: Exclude<MessageAct, { kind: 'ignore' }>, place: Place, bot: BotIdentity, desk: Desk): Promise<void> {
  const { answers } = desk.words(place.locale);
  switch (act.kind) {
    case 'ask':
      await answerQuestion({ question: act.question, sinceMs: null, untilMs: null, outlet: null, conversationKey: act.conversationKey }, place, desk);
      return;
    case 'forget':
      return inTurn(act.conversationKey, desk, async () => {
        const isThere = (await desk.app.memory.findConversation(act.conversationKey, 0)) !== null;
        await desk.app.memory.deleteConversation(act.conversationKey);
        await place.show(lines([isThere ? answers.conversationForgotten : answers.conversationEmpty]));
      });
    case 'say':
      await place.show(lines(linesOf(act.line, bot, desk.words(place.locale))));
  }
}

function linesOf(line: Extract<MessageAct, { kind: 'say' }>['line'], { displayName }: BotIdentity, { answers, commands }: Words): readonly string[] {
  switch (line) {
    case 'hello':
      return [answers.hello];
    case 'thanks':
      return [answers.thanks];
    case 'help':
      return answers.help;
    case 'self':
      return [commands.help.is, commands.help.isNot];
    case 'newest':
      return [answers.newest];
    case 'store':
      return [answers.store];
    case 'all-right':
      return [answers.allRight];
    case 'link-only':
      return [answers.linkOnly];
    case 'typed-command':
      return [answers.typedCommand];
    case 'empty':
      return [answers.emptyMessage];
    case 'needs-text':
      return [answers.needsText];
    case 'role-mention':
      return [answers.roleMention(displayName)];
    case 'closed':
      return [answers.closedChannel];
  }
}

function lines(texts: readonly string[]): OutgoingMessage {
  return plainMessage(texts.map((text) => ({ kind: 'sentence', text, tone: 'plain' })));
}
