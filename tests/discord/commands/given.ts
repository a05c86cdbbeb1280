import { GUILD_SETTINGS_DEFAULT, type GuildSettings } from '../../../src/domain/guild-settings.ts';
import type { App } from '../../../src/app-contract.ts';
import type { Given, GivenFile, OptionReader } from '../../../src/discord/commands/option-reader.ts';
import type { Desk, KnownNames } from '../../../src/discord/desk.ts';
import { type OutgoingMessage, unescapeMarkdown } from '../../../src/discord/payload/index.ts';
import { wordsFor } from '../../../src/discord/words/index.ts';
import { createLogger, createMetrics } from '../../../src/observe/index.ts';
import { quietPostings } from '../posting/quiet-postings.ts';

export const READER = '300000000000000001';
export const OWNER = '300000000000000009';
export const GUILD = '200000000000000001';
export const WORDS = wordsFor('en-GB');

export interface TypedOptions {
  readonly group?: string;
  readonly sub?: string;
  readonly strings?: Readonly<Record<string, string>>;
  readonly switches?: Readonly<Record<string, boolean>>;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly file?: GivenFile;
}

export function optionsOf({ group, sub, strings = {}, switches = {}, channel, file }: TypedOptions): OptionReader {
  return {
    getString: (name) => strings[name] ?? null,
    getBoolean: (name) => switches[name] ?? null,
    getChannel: () => channel ?? null,
    getAttachment: () => file ?? null,
    getSubcommandGroup: () => group ?? null,
    getSubcommand: () => sub ?? null,
  };
}

/** A call whose place keeps what it is shown. */
export function givenBy(options: TypedOptions, { settings = {}, userId = READER, guildId = GUILD }: { readonly settings?: Partial<GuildSettings>; readonly userId?: string; readonly guildId?: string | null } = {}): { readonly given: Given; readonly shown: OutgoingMessage[] } {
  const shown: OutgoingMessage[] = [];
  const place = { userId, guildId, channelId: '400000000000000001', locale: 'en-GB', isPrivate: true, show: async (message: OutgoingMessage) => { shown.push(message); return null; } };
  const given = { options: optionsOf(options), place, words: WORDS, settings: { ...GUILD_SETTINGS_DEFAULT, ...settings }, isBotDm: guildId === null, channelName: (id: string) => (id.endsWith('7') ? 'newsroom' : null) };
  return { given, shown };
}

export interface TestedDesk extends Desk {
  readonly saved: Map<string, GuildSettings>;
  /** Lines of the log, as JSON. */
  readonly lines: string[];
}

export function deskOver(app: App, { names = { speakers: [], outlets: [], topics: [] }, nowMs = Date.parse('2026-03-07T10:00:00Z') }: { readonly names?: KnownNames; readonly nowMs?: number } = {}): TestedDesk {
  const saved = new Map<string, GuildSettings>();
  const lines: string[] = [];
  return {
    app, saved, lines,
    clock: { now: () => nowMs, realMs: (ms) => ms },
    log: createLogger('debug', { write: (line: string) => { lines.push(line); } }),
    metrics: createMetrics(),
    words: wordsFor,
    names: () => names,
    guildSettings: (guildId) => saved.get(guildId ?? '') ?? GUILD_SETTINGS_DEFAULT,
    saveGuildSettings: async (guildId, settings) => { saved.set(guildId, settings); },
    isOwner: (userId) => userId === OWNER,
    postings: quietPostings(),
    sourceNames: { known: () => [], refresh: () => Promise.resolve() },
    summaryWaitMs: 2_000,
  };
}

/** Everything a message shows, components nested or not, a text a line, escapes undone. */
export function textOf(message: OutgoingMessage | undefined): string {
  const texts: string[] = [];
  JSON.stringify(message?.components ?? [], (key, value: unknown) => {
    if ((key === 'content' || key === 'label') && typeof value === 'string') texts.push(value);
    return value;
  });
  return unescapeMarkdown(texts.join('\n'));
}
