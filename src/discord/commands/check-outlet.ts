import type { GuildSettings } from '../../domain/guild-settings.ts';
import { DeskError } from '../../errors.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Desk } from '../desk.ts';
import type { Words } from '../words/index.ts';
import { nearestNames } from './nearest-names.ts';

/**
 * The outlet a reader named, as the store writes it.
 *
 * @throws DeskError if the server leaves it out, or no article is of it.
 */
export async function checkOutlet(typed: string, { settings, words }: { readonly settings: GuildSettings; readonly words: Words }, desk: Desk): Promise<string> {
  const { none } = words.commands;
  const folded = foldName(typed);
  const isSame = (name: string): boolean => foldName(name) === folded;
  if (settings.outletsHidden.some(isSame)) throw new DeskError(none.outletHidden(typed));
  // Names in memory may be a little behind the store; only the store can say that there is none.
  const known = desk.names().outlets.find(isSame) ?? (await desk.app.outlets()).map(({ name }) => name).find(isSame);
  if (known !== undefined) return known;
  const near = nearestNames(desk.names().outlets, typed).filter((name) => !settings.outletsHidden.some((hidden) => foldName(hidden) === foldName(name)));
  throw new DeskError([none.outletUnknown(typed.slice(0, 100)), near.length === 0 ? none.outletChoose : none.similarNames(near)].join(' '));
}
