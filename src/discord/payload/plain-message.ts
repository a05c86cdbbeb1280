import { ComponentType } from 'discord.js';
import type { Block } from '../../render/index.ts';
import { type PayloadWords, payloadWords } from '../words/en/payload.ts';
import { checkMessage } from './check-message.ts';
import { writeFitting } from './fit-blocks.ts';
import type { ComponentRow, OutgoingMessage } from './outgoing-message.ts';
import { readComponents } from './read-components.ts';

export interface PlainOptions {
  readonly rows?: readonly ComponentRow[] | undefined;
  readonly files?: OutgoingMessage['files'] | undefined;
  readonly words?: PayloadWords | undefined;
}

/**
 * A message without quotations, fitted to Discord's limits.
 *
 * @throws Error if reading it back finds a quotation, or something that looks like one: these go through provenMessage.
 */
export function plainMessage(blocks: readonly Block[], { rows = [], files = [], words = payloadWords }: PlainOptions = {}): OutgoingMessage {
  // A file is only shown where a component names it.
  const shown = files.map(({ name }) => ({ type: ComponentType.File as const, file: { url: `attachment://${name}` } }));
  const components = [...writeFitting(blocks, { rows, words, others: shown.length }), ...shown, ...rows];
  if (readComponents(components, words)?.length !== 0) throw new Error('A message without a proof holds what looks like a quotation');
  return checkMessage(components, files);
}

/** One line of the bot's own. */
export function noticeMessage(text: string): OutgoingMessage {
  return plainMessage([{ kind: 'sentence', text: text.trim() === '' ? '…' : text, tone: 'plain' }]);
}
