import type { AutocompleteInteraction } from 'discord.js';
import type { SourceReport } from '../../domain/source.ts';
import { DeskError } from '../../errors.ts';
import { type Block, renderSource, renderSourceList, renderSourcePass } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import type { Choice } from './complete-name.ts';
import { chooseBy } from './digest-command.ts';
import { readAddress } from './ingest-command.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';
import { sourcesDefinition } from './sources-definition.ts';

/** Well within the fifteen minutes in which Discord lets a reply be edited. */
const TIMEOUT_MS = 10 * 60_000;
/** As many lines as one message can hold. */
const LISTED_MAX = 20;
const LINE_CHARS_MAX = 160;

export const sourcesCommand: SlashCommand = {
  definition: sourcesDefinition,
  isPrivate: () => true,
  isFree: true,
  run: (call, desk) => sources(readCall(call), desk),
  complete: completeSource,
};

/** /sources: the feeds, pages and folders that the bot reads, for its owners. */
export async function sources(given: Given, desk: Desk): Promise<void> {
  const { options, place, words } = given;
  if (!desk.isOwner(place.userId)) throw new DeskError(words.commands.sources.ownersOnly);
  const blocks = await act(options.getSubcommand(false) ?? 'list', given, desk);
  void desk.sourceNames.refresh();
  await showPlain(blocks, given);
}

async function act(what: string, given: Given, desk: Desk): Promise<readonly Block[]> {
  const { app, clock } = desk;
  const texts = given.words.commands.sources;
  switch (what) {
    case 'add': return add(given, desk);
    case 'refresh': {
      const id = lineOf(given.options, 'source');
      return withTimeout(texts.tookTooLong, async (signal) => renderSourcePass(await app.sources.refresh(id === null ? null : [(await chosen(given, desk)).source.id], signal)));
    }
    case 'status': return renderSource(await chosen(given, desk), clock.now());
    case 'pause':
    case 'resume': {
      const { source } = await chosen(given, desk);
      await app.sources[what](source.id);
      return renderSource(await chosen(given, desk), clock.now());
    }
    case 'remove': {
      const { source } = await chosen(given, desk);
      await app.sources.remove(source.id);
      return [{ kind: 'sentence', text: texts.removed(source.title ?? source.id), tone: 'good' }];
    }
    default: return shortened(await app.sources.list(), clock.now(), texts.none, texts.more);
  }
}

async function add(given: Given, { app, clock }: Desk): Promise<readonly Block[]> {
  const texts = given.words.commands.sources;
  const typed = lineOf(given.options, 'address') ?? '';
  const address = readAddress(typed);
  // A path would be one of this machine; folders are added where the machine is.
  if (address === null) throw new DeskError(given.words.commands.ingest.badAddress(typed.slice(0, 200)));
  return withTimeout(texts.tookTooLong, async (signal) => {
    const { source, isNew, isVerified } = await app.sources.add({ address, outlet: lineOf(given.options, 'outlet'), stateMedia: given.options.getBoolean('state-media') ?? undefined }, signal);
    const report = await app.sources.find(source.id);
    return [{ kind: 'sentence', text: isNew ? texts.added(isVerified) : texts.known, tone: 'good' }, ...(report === null ? [] : renderSource(report, clock.now()))];
  });
}

async function withTimeout(tookTooLong: string, work: (signal: AbortSignal) => Promise<readonly Block[]>): Promise<readonly Block[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) throw new DeskError(tookTooLong, { cause: error });
    throw error;
  }
}

async function chosen({ options, words }: Given, { app }: Desk): Promise<SourceReport> {
  const id = lineOf(options, 'source') ?? '';
  const found = (await app.sources.find(id)) ?? (await app.sources.list()).find(({ source }) => source.title === id || source.address === id) ?? null;
  if (found === null) throw new DeskError(words.commands.sources.unknown(id.slice(0, 60)));
  return found;
}

function shortened(reports: readonly SourceReport[], nowMs: number, none: string, more: (count: number) => string): readonly Block[] {
  if (reports.length === 0) return [{ kind: 'sentence', text: none, tone: 'plain' }];
  // What fails is what somebody must look at.
  const ordered = [...reports].sort((a, b) => Number(b.health.failures > 0) - Number(a.health.failures > 0));
  return renderSourceList(ordered, nowMs).map((block) => {
    if (block.kind !== 'list') return block;
    const items = block.items.slice(0, LISTED_MAX).map((item) => (item.length > LINE_CHARS_MAX ? `${item.slice(0, LINE_CHARS_MAX - 1)}…` : item));
    return { ...block, items: block.items.length > items.length ? [...items, more(block.items.length - items.length)] : items };
  });
}

function completeSource({ options, user }: AutocompleteInteraction, desk: Desk): readonly Choice[] {
  if (!desk.isOwner(user.id)) return [];
  return chooseBy(desk.sourceNames.known().map(({ id, title }) => ({ name: title === null ? id : `${id} · ${title}`, value: id })), options.getFocused());
}
