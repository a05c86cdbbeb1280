import type { GuildSettings } from '../../domain/guild-settings.ts';
import type { Block } from '../../render/index.ts';
import { proveAndLog } from '../answers/prove-and-log.ts';
import type { Desk } from '../desk.ts';
import { plainContent } from '../messages/plain-content.ts';
import type { OutgoingMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { findClaims } from './find-claims.ts';
import { lookUpClaims } from './look-up-claims.ts';
import { type CheckedMessage, messageText } from './message-text.ts';
import { keepWithinRoom } from './keep-within-room.ts';
import { type CheckStatement, checkStatements, renderChecks } from './render-checks.ts';

/** A message's quotations held against the stored articles, and what the sources say on its other sentences. Judges nothing. */
export async function checkMessage(message: CheckedMessage, settings: GuildSettings, desk: Desk, words: Words): Promise<OutgoingMessage> {
  const text = withoutAddresses(plainContent(withoutSmallPrint(messageText(message))));
  const claims = findClaims(text, text === '' ? [] : await desk.app.attribute(text));
  const found = await lookUpClaims(claims, settings, desk);
  const render = (kept: readonly CheckStatement[]): Block[] => renderChecks(found, claims, kept, words);
  const room = keepWithinRoom(checkStatements(found), render);
  return (await proveAndLog(room, render, { rows: [], replyId: null, words }, desk)).message;
}

/** Lists of sources and the like, as under the bot's own answers, claim nothing. */
function withoutSmallPrint(text: string): string {
  return text.replace(/^[ \t]*-#[ \t].*$/gm, '');
}

/** An address is not a sentence. */
function withoutAddresses(text: string): string {
  return text.replace(/<?https?:\/\/\S+/gi, ' ').replace(/[^\S\n]+/g, ' ').trim();
}
