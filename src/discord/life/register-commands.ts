import { createHash } from 'node:crypto';
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import type { Memory } from '../../domain/memory.ts';
import { DeskError } from '../../errors.ts';
import type { Logger } from '../../observe/index.ts';

type Definition = RESTPostAPIApplicationCommandsJSONBody & { readonly name: string };

export interface RegistrationPorts {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly memory: Pick<Memory, 'findNote' | 'saveNote'>;
  readonly log: Logger;
  readonly applicationId: string;
}

const registeredSchema = z.array(z.object({ name: z.string(), type: z.number().optional() }).passthrough());
const CHAT_INPUT = 1;

/**
 * Registers the global commands, all in one request, if the definitions changed since the last time or if Discord holds
 * others. Gives whether it had to.
 *
 * @throws DeskError if Discord answers with something that is not a list of commands.
 */
export async function registerCommands(definitions: readonly Definition[], { rest, memory, log, applicationId }: RegistrationPorts): Promise<boolean> {
  const note = `commands:${applicationId}`;
  const fingerprint = fingerprintOf(definitions);
  const route = Routes.applicationCommands(applicationId);
  const parsed = registeredSchema.safeParse(await rest.get(route));
  if (!parsed.success) throw new DeskError('Discord answered the request for the registered commands with something else. Start the bot again; if that does not help, check DISCORD_API_URL.');
  const { added, removed } = differenceOf(parsed.data, definitions);
  const isAsNoted = (await memory.findNote(note)) === fingerprint;
  if (isAsNoted && added.length === 0 && removed.length === 0) return false;
  await rest.put(route, { body: definitions });
  await memory.saveNote(note, fingerprint);
  log.info({ added, removed, commands: definitions.length, definitionsChanged: !isAsNoted }, 'registered the commands');
  return true;
}

interface Named {
  readonly name: string;
  readonly type?: number | undefined;
}

/** Commands by kind and name: a slash command and a menu entry may share one. */
export function differenceOf(registered: readonly Named[], wanted: readonly Named[]): { readonly added: string[]; readonly removed: string[] } {
  const keyOf = ({ name, type }: Named): string => `${type ?? CHAT_INPUT} ${name}`;
  const there = new Set(registered.map(keyOf));
  const asked = new Set(wanted.map(keyOf));
  return {
    added: wanted.filter((command) => !there.has(keyOf(command))).map(({ name }) => name),
    removed: registered.filter((command) => !asked.has(keyOf(command))).map(({ name }) => name),
  };
}

/** The same for the same definitions, in whatever order their keys were written. */
export function fingerprintOf(definitions: readonly Definition[]): string {
  return createHash('sha256').update(JSON.stringify(definitions, sortKeys)).digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
