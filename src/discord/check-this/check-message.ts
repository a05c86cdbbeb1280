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
  const text = withSignatures(withoutAddresses(plainContent(withoutSmallPrint(withoutCode(quotedByDesk(messageText(message), words))))));
  const claims = findClaims(text, text === '' ? [] : await desk.app.attribute(text));
  const found = await lookUpClaims(claims, settings, desk);
  const render = (kept: readonly CheckStatement[]): Block[] => renderChecks(found, claims, kept, words);
  const room = keepWithinRoom(checkStatements(found), render);
  return (await proveAndLog(room, render, { rows: [], replyId: null, words }, desk)).message;
}

/** Of an answer of the bot's own, the words it quotes: who is named above them, and in which outlet, is its own layout. */
function quotedByDesk(text: string, { payload }: Words): string {
  const lines = text.split('\n');
  if (!lines.includes(`-# **${payload.sources}**`)) return text;
  return lines.map((line) => (line.startsWith('> ') ? line : '')).join('\n');
}

/** A block of code quotes nobody. */
function withoutCode(text: string): string {
  return text.replace(/```[^`]*```/g, '\n');
}

/** A name on the line below a quotation ("— Bertil Quenn") is brought up to it, where it is read as its speaker. */
function withSignatures(text: string): string {
  return text.replace(/(["”»])\s*\n\s*([—–]\s*)(?=\p{Lu})/gu, '$1 $2');
}

/** Lists of sources and the like, as under the bot's own answers, claim nothing. */
function withoutSmallPrint(text: string): string {
  return text.replace(/^[ \t]*-#[ \t].*$/gm, '');
}

/** An address is not a sentence. */
function withoutAddresses(text: string): string {
  return text.replace(/<?https?:\/\/\S+/gi, ' ').replace(/[^\S\n]+/g, ' ').trim();
}
