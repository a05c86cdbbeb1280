import type { APIMessageTopLevelComponent } from 'discord.js';
import { type Block, countWords } from '../../render/index.ts';
import { type Evidence, type PayloadForm, type PrintedQuotation, provePayload, type Refusal } from '../../verify/index.ts';
import { type PayloadWords, payloadWords } from '../words/en/payload.ts';
import { checkMessage } from './check-message.ts';
import { collectTexts } from './collect-texts.ts';
import { ARTICLE_WORDS_MAX, fits, type Surroundings, writeFitting } from './fit-blocks.ts';
import type { ComponentRow, OutgoingMessage } from './outgoing-message.ts';
import { readComponents } from './read-components.ts';

export interface ProvenOptions<Item> {
  /** Below the text; a function, where they depend on what was kept. */
  readonly rows?: readonly ComponentRow[] | ((kept: readonly Item[]) => readonly ComponentRow[]) | undefined;
  readonly words?: PayloadWords | undefined;
}

export interface ProvenMessage<Item> {
  readonly message: OutgoingMessage;
  /** What is in it, in order. */
  readonly kept: readonly Item[];
  /** What is not: to be logged and never shown. */
  readonly refused: readonly Refusal<Item>[];
  /** Why a summary is not in it; null: it is, or there was none. */
  readonly summaryRefused: string | null;
}

/** One quotation an item, in order, and around them what belongs to those that were kept. */
export type RenderItems<Item> = (kept: readonly Item[], options: { readonly summary: boolean }) => readonly Block[];

/**
 * A message in which every quotation has been proven against the stored revision it cites. An item that cannot be printed,
 * does not fit beside those before it, or fails the check is refused and is not in the message.
 *
 * @throws Error if even the message without quotations cannot be sent: a defect.
 */
export async function provenMessage<Item>(items: readonly Item[], render: RenderItems<Item>, options: ProvenOptions<Item>, evidence: Evidence): Promise<ProvenMessage<Item>> {
  const form = componentsForm(render, options);
  const refused: Refusal<Item>[] = [];
  const fitting = fittingItems(items, render, options, refused);
  const proven = await provePayload(fitting, form, evidence);
  return { message: checkMessage(proven.payload, []), kept: proven.kept, refused: [...refused, ...proven.refused], summaryRefused: proven.summaryRefused };
}

/** Items as raw components, for the last check. */
export function componentsForm<Item>(render: RenderItems<Item>, options: ProvenOptions<Item> = {}): PayloadForm<Item, APIMessageTopLevelComponent[]> {
  const { words = payloadWords } = options;
  return {
    write: (kept, shown) => {
      const around = surroundings(kept, options);
      return [...writeFitting(render(kept, shown), around), ...around.rows];
    },
    read: (components) => readComponents(components, words),
  };
}

/** As many items from the beginning as one message holds; what cannot be printed at all, or would be too much, is passed over. */
function fittingItems<Item>(items: readonly Item[], render: RenderItems<Item>, options: ProvenOptions<Item>, refused: Refusal<Item>[]): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    const reason = whyNot([...taken, item], render, options);
    if (reason === null) taken.push(item);
    else refused.push({ item, reason });
  }
  return taken;
}

/** Why these items are no message, or null if they are one. */
export function whyNot<Item>(items: readonly Item[], render: RenderItems<Item>, options: ProvenOptions<Item>): string | null {
  const around = surroundings(items, options);
  const written = writeFitting(render(items, { summary: false }), around);
  if (!fits(written, around)) return 'it does not fit into the message';
  if (!collectTexts(written).displays.every((text) => text.isWellFormed())) return 'it holds half a character';
  const read = readComponents(written, around.words);
  if (read?.length !== items.length) return 'it could not be read back';
  return exceedsArticleWords(read) ? `it would be more than ${ARTICLE_WORDS_MAX} words of one article` : null;
}

/** A single sentence may be longer than the limit, if it is all there is of its article. */
function exceedsArticleWords(printed: readonly PrintedQuotation[]): boolean {
  const byArticle = Map.groupBy(printed, ({ source }) => source?.link ?? `${source?.articleId ?? ''}`);
  return [...byArticle.values()].some((quotations) => quotations.length > 1 && quotations.reduce((sum, { text }) => sum + countWords(text), 0) > ARTICLE_WORDS_MAX);
}

function surroundings<Item>(items: readonly Item[], { rows = [], words = payloadWords }: ProvenOptions<Item>): Surroundings {
  return { rows: typeof rows === 'function' ? rows(items) : rows, words };
}
