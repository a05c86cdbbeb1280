import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../../src/app-contract.ts';
import { GUILD_SETTINGS_DEFAULT, type GuildSettings } from '../../../src/domain/guild-settings.ts';
import type { ButtonAction, ButtonId } from '../../../src/discord/custom-id.ts';
import { parseButtonId } from '../../../src/discord/custom-id.ts';
import type { Desk } from '../../../src/discord/desk.ts';
import type { OutgoingMessage } from '../../../src/discord/payload/index.ts';
import { unescapeMarkdown } from '../../../src/discord/payload/index.ts';
import type { Place } from '../../../src/discord/place.ts';
import { wordsFor } from '../../../src/discord/words/index.ts';
import { createLogger, createMetrics } from '../../../src/observe/index.ts';
import { quietPostings } from '../posting/quiet-postings.ts';

export const NOW_MS = Date.parse('2026-03-07T12:00:00Z');

export interface TestBot {
  readonly desk: Desk;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
  readonly settings: Map<string, GuildSettings>;
  /** Lines of the log, as written. */
  readonly logged: string[];
}

/** What a handler is given, over a real app; only clock, log and settings are the test's own. */
export function testBot(app: App): TestBot {
  let nowMs = NOW_MS;
  const settings = new Map<string, GuildSettings>();
  const logged: string[] = [];
  const desk: Desk = {
    app,
    clock: { now: () => nowMs, realMs: (ms) => ms },
    log: createLogger('debug', { write: (line) => { logged.push(line); } }),
    metrics: createMetrics(),
    words: wordsFor,
    names: () => ({ speakers: [], outlets: [], topics: [] }),
    guildSettings: (guildId) => settings.get(guildId ?? '') ?? GUILD_SETTINGS_DEFAULT,
    saveGuildSettings: (guildId, given) => { settings.set(guildId, given); return Promise.resolve(); },
    isOwner: () => false,
    postings: quietPostings(),
    sourceNames: { known: () => [], refresh: () => Promise.resolve() },
    summaryWaitMs: 2_000,
  };
  return { desk, pass: (ms) => { nowMs += ms; }, settings, logged };
}

export interface RecordingPlace extends Place {
  readonly shown: OutgoingMessage[];
  readonly last: () => string;
}

/** A place that keeps what it was given to show. */
export function recordingPlace(given: Partial<Pick<Place, 'userId' | 'guildId' | 'channelId' | 'isPrivate'>> = {}): RecordingPlace {
  const place = { userId: '100', guildId: null, channelId: '200', locale: 'en-GB', isPrivate: false, ...given };
  const shown: OutgoingMessage[] = [];
  return {
    ...place, shown,
    show: (message) => { shown.push(message); return Promise.resolve(place.isPrivate ? null : '900'); },
    last: () => textOf(shown.at(-1)),
  };
}

/** What a reader sees of a message, escapes undone; buttons in square brackets. */
export function textOf(message: OutgoingMessage | undefined): string {
  return unescapeMarkdown(rawTextOf(message));
}

/** The same as it goes to Discord. */
export function rawTextOf(message: OutgoingMessage | undefined): string {
  const lines: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const { type, content, label, emoji, components } = value as { type?: number; content?: string; label?: string; emoji?: { name?: string }; components?: unknown };
    if (type === 10) lines.push(content ?? '');
    if (type === 2) lines.push(`[${label ?? emoji?.name ?? ''}]`);
    walk(components);
  };
  walk(message?.components ?? []);
  return lines.join('\n');
}

/** The ids of a message's buttons. */
export function buttonsOf(message: OutgoingMessage | undefined): ButtonId[] {
  return [...JSON.stringify(message?.components ?? []).matchAll(/"custom_id":"([^"]+)"/g)].flatMap(([, id = '']) => parseButtonId(id) ?? []);
}

export function buttonOf(message: OutgoingMessage | undefined, action: ButtonAction): ButtonId {
  const found = buttonsOf(message).find((id) => id.action === action);
  if (found === undefined) throw new Error(`The message has no button "${action}": ${textOf(message)}`);
  return found;
}

/** Stores invented articles. */
export async function ingestArticles(app: App, folder: string, articles: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const path = join(folder, `articles-${articles[0]?.['id'] ?? 'none'}.jsonl`);
  writeFileSync(path, articles.map((article) => JSON.stringify(article)).join('\n'));
  await app.ingest([path], {});
}
