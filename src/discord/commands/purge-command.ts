import type { PurgeTarget } from '../../domain/purge.ts';
import { DeskError } from '../../errors.ts';
import { renderPurge } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { defineCommand, switchOption, textOption } from './define-command.ts';
import { readAddress } from './ingest-command.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

export const purgeCommand: SlashCommand = {
  // As with /ingest, administrators alone see it; who may use it is decided by the list of owners.
  definition: defineCommand(({ purge }) => purge, [
    textOption(({ purge }) => purge.options.address, { charsMax: 2_000 }),
    textOption(({ purge }) => purge.options.outlet, { charsMax: 200 }),
    switchOption(({ purge }) => purge.options.confirm),
  ], { where: 'botsOwn', permissions: '0' }),
  isPrivate: () => true,
  isFree: true,
  run: (call, desk) => purge(readCall(call), desk),
};

/** /purge: erases an article or an outlet while the bot runs; without the confirmation it tells what that would be. */
export async function purge(given: Given, desk: Desk): Promise<void> {
  const { options, place, words } = given;
  const texts = words.commands.purge;
  if (!desk.isOwner(place.userId)) throw new DeskError(texts.ownersOnly);
  const target = readTarget(given);
  const report = await desk.app.purge(target, { erase: options.getBoolean('confirm') === true, atMs: desk.clock.now() });
  await showPlain([...renderPurge(report), ...(report.erased ? [] : [{ kind: 'sentence' as const, text: texts.confirm, tone: 'warning' as const }])], given);
}

function readTarget({ options, words }: Given): PurgeTarget {
  const texts = words.commands.purge;
  const typed = lineOf(options, 'address');
  const outlet = lineOf(options, 'outlet');
  if ((typed === null) === (outlet === null)) throw new DeskError(texts.needs);
  if (outlet !== null) return { kind: 'outlet', outlet };
  const url = readAddress(typed ?? '');
  if (url === null) throw new DeskError(words.commands.ingest.badAddress((typed ?? '').slice(0, 200)));
  return { kind: 'url', url };
}
