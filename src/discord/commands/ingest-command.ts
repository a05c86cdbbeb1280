import { basename } from 'node:path';
import type { IngestReport } from '../../app-contract.ts';
import type { Problem } from '../../domain/problem.ts';
import { DeskError } from '../../errors.ts';
import { type Block, renderIngest } from '../../render/index.ts';
import { printableUrl } from '../../text/printable.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { defineCommand, fileOption, textOption } from './define-command.ts';
import { withAttachment } from './fetch-attachment.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

/** Well within the fifteen minutes in which Discord lets a reply be edited. */
const TIMEOUT_MS = 10 * 60_000;
const ITEMS_LISTED = 8;
const ITEM_CHARS_MAX = 240;

export const ingestCommand: SlashCommand = {
  // Nobody but a server's administrators even sees it; who may use it is decided by the list of owners.
  definition: defineCommand(({ ingest }) => ingest, [
    textOption(({ ingest }) => ingest.options.address, { charsMax: 2_000 }),
    fileOption(({ ingest }) => ingest.options.attachment),
  ], { where: 'botsOwn', permissions: '0' }),
  isPrivate: () => true,
  isFree: true,
  run: (call, desk) => ingest(readCall(call), desk),
};

/** /ingest: reads a page, a feed or an attached file into the store, and says what became of each article. */
export async function ingest(given: Given, desk: Desk): Promise<void> {
  const { options, place, words } = given;
  const texts = words.commands.ingest;
  if (!desk.isOwner(place.userId)) throw new DeskError(texts.ownersOnly);
  const typed = lineOf(options, 'address');
  const file = options.getAttachment('attachment');
  if (typed === null && file === null) throw new DeskError(texts.needs);
  const address = typed === null ? null : readAddress(typed);
  if (typed !== null && address === null) throw new DeskError(texts.badAddress(typed.slice(0, 200)));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const reports = [
      ...(address === null ? [] : [await readIn(address, signal, desk, given)]),
      ...(file === null ? [] : [await withAttachment(file, words, signal, async (path) => withoutFolder(await readIn(path, signal, desk, given), path))]),
    ];
    await showPlain(reports.flatMap((report) => shortened(renderIngest(report), texts.left)), given);
  } catch (error) {
    if (signal.aborted) throw new DeskError(texts.tookTooLong, { cause: error });
    throw error;
  }
}

/** An http(s) address, and nothing that the store would take for a path on this machine; null otherwise. */
export function readAddress(typed: string): string | null {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return null;
  return printableUrl(new URL(typed).href);
}

/** Invented articles must never reach a channel, so what is given is looked at before it is stored. */
async function readIn(source: string, signal: AbortSignal, { app }: Desk, { words }: Given): Promise<IngestReport> {
  const { articles } = await app.extract(source, { signal });
  if (articles.some(({ sample }) => sample)) throw new DeskError(words.commands.ingest.sample);
  return app.ingest([source], { signal });
}

/** Where this machine put the file is nobody's business. */
function withoutFolder(report: IngestReport, path: string): IngestReport {
  const named = <T extends { readonly origin: string }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, origin: item.origin === path ? basename(path) : item.origin }));
  const problems = (items: readonly Problem[]): Problem[] => named(items).map((item) => ({ ...item, reason: item.reason.replaceAll(path, basename(path)) }));
  return { stored: named(report.stored), revised: named(report.revised), unchanged: named(report.unchanged), retracted: named(report.retracted), skipped: problems(report.skipped), passedOver: problems(report.passedOver) };
}

/** Lists as long as one message can hold. */
function shortened(blocks: readonly Block[], left: (count: number) => string): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'list') return block;
    const items = block.items.slice(0, ITEMS_LISTED).map((item) => (item.length > ITEM_CHARS_MAX ? `${item.slice(0, ITEM_CHARS_MAX - 1)}…` : item));
    return { ...block, items: block.items.length > ITEMS_LISTED ? [...items, left(block.items.length - ITEMS_LISTED)] : items };
  });
}
