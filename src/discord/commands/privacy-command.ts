import { ApplicationCommandOptionType } from 'discord.js';
import type { UserRecord } from '../../domain/memory.ts';
import { DeskError } from '../../errors.ts';
import type { Block } from '../../render/index.ts';
import { CONVERSATION_FRESH_MS } from '../answers/conversation-turns.ts';
import { writeButtonId } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { buttonRows, type ComponentRow } from '../payload/index.ts';
import { RETENTION } from '../retention.ts';
import type { Words } from '../words/index.ts';
import { defineCommand } from './define-command.ts';
import { menuWords } from './menu-words.ts';
import { type Given, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below the least that Discord lets a bot upload, 10 MiB. */
const EXPORT_BYTES_MAX = 9_000_000;

export const privacyCommand: SlashCommand = {
  definition: defineCommand(({ privacy }) => privacy, [
    { type: ApplicationCommandOptionType.Subcommand, ...menuWords(({ privacy }) => privacy.options.show) },
    { type: ApplicationCommandOptionType.Subcommand, ...menuWords(({ privacy }) => privacy.options.export) },
    { type: ApplicationCommandOptionType.Subcommand, ...menuWords(({ privacy }) => privacy.options.delete) },
  ], { where: 'everywhere' }),
  isPrivate: () => true,
  isFree: true,
  run: (call, desk) => privacy(readCall(call), desk),
};

/** /privacy: what is kept about the person who asks, all of it as a file, and deleting it once they have confirmed. */
export async function privacy(given: Given, { app }: Desk): Promise<void> {
  const { options, place: { userId }, words } = given;
  const texts = words.commands.privacy;
  const record = await app.memory.userRecord(userId);
  switch (options.getSubcommand(false) ?? 'show') {
    case 'export':
      return showPlain([{ kind: 'sentence', text: texts.exported, tone: 'plain' }], given, { files: [{ name: `foreign-desk-${userId}.json`, bytes: exportOf(record, words) }] });
    case 'delete':
      if (isEmpty(record)) return showPlain([{ kind: 'sentence', text: texts.nothing, tone: 'plain' }], given);
      return showPlain(deletionBlocks(record, words), given, { rows: confirmation(userId, words) });
    default:
      return showPlain(keptBlocks(record, words), given);
  }
}

function deletionBlocks(record: UserRecord, words: Words): readonly Block[] {
  const { deleteAsk, deleteCounts, deletePostings } = words.commands.privacy;
  const hasPostings = record.subscriptions.length + record.watches.length > 0;
  return [
    { kind: 'sentence', text: deleteAsk(deleteCounts(...countsOf(record))), tone: 'warning' },
    ...(hasPostings ? [{ kind: 'sentence', text: deletePostings, tone: 'plain' } as const] : []),
  ];
}

function keptBlocks(record: UserRecord, words: Words): readonly Block[] {
  const texts = words.commands.privacy;
  const [turns, replies, opinions, digests, watches] = countsOf(record);
  const facts = [[texts.conversationsCount, String(turns)], [texts.repliesCount, String(replies)], [texts.feedbackCount, String(opinions)], [texts.digestsCount, String(digests)], [texts.watchesCount, String(watches)], [texts.consent, texts.consentOf(record.consent)]];
  return [
    { kind: 'heading', text: texts.heading },
    { kind: 'list', items: [texts.conversations(lengthOf(CONVERSATION_FRESH_MS, words), lengthOf(RETENTION.conversationsMs + RETENTION.sweepMs, words)), texts.replies(lengthOf(RETENTION.repliesMs, words)), texts.feedback, texts.postings] },
    ...texts.what.map((text) => ({ kind: 'sentence' as const, text, tone: 'plain' as const })),
    { kind: 'heading', text: texts.countsHeading },
    { kind: 'facts', facts: facts.map(([name = '', value = '']) => ({ name, value, tone: 'plain' as const })) },
    { kind: 'sentence', text: texts.how, tone: 'muted' },
  ];
}

function exportOf(record: UserRecord, words: Words): Uint8Array {
  const bytes = new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
  if (bytes.byteLength > EXPORT_BYTES_MAX) throw new DeskError(words.commands.privacy.exportTooLarge);
  return bytes;
}

function confirmation(userId: string, words: Words): ComponentRow[] {
  const { deleteYes, deleteNo } = words.commands.privacy;
  return buttonRows([
    { label: deleteYes, style: 'danger', customId: writeButtonId({ action: 'forget-yes', replyId: 'privacy', userId }) },
    { label: deleteNo, style: 'secondary', customId: writeButtonId({ action: 'forget-no', replyId: 'privacy', userId }) },
  ]);
}

function countsOf({ conversations, replies, feedback, subscriptions, watches }: UserRecord): [number, number, number, number, number] {
  return [conversations.reduce((sum, { turns }) => sum + turns.length, 0), replies.length, feedback.length, subscriptions.length, watches.length];
}

function isEmpty(record: UserRecord): boolean {
  return record.consent === null && countsOf(record).every((count) => count === 0) && record.deliveries.length === 0;
}

function lengthOf(milliseconds: number, words: Words): string {
  const { minutes, hours, days } = words.commands.privacy;
  if (milliseconds % DAY_MS === 0) return days(milliseconds / DAY_MS);
  return milliseconds % HOUR_MS === 0 ? hours(milliseconds / HOUR_MS) : minutes(Math.round(milliseconds / 60_000));
}
