import type { App } from '../../../src/app-contract.ts';
import type { GuildSettings } from '../../../src/domain/guild-settings.ts';

export interface QuietApp {
  readonly app: App;
  readonly notes: Map<string, string>;
  readonly settings: Map<string, GuildSettings>;
  readonly forgotten: string[];
  readonly closed: () => number;
}

/** An app without articles that remembers notes and settings, for tests of the bot's life around it. What it does not have, no test may call. */
export function quietApp(): QuietApp {
  const notes = new Map<string, string>();
  const settings = new Map<string, GuildSettings>();
  const forgotten: string[] = [];
  let closed = 0;
  const app = {
    coverage: async () => ({ articles: 0, oldest: null, newest: null, outlets: [] }),
    speakers: async () => [{ name: 'Tomas Brekk', count: 2 }],
    outlets: async () => [],
    topics: async () => [],
    latest: async () => [],
    tidy: async () => null,
    close: async () => { closed += 1; },
    subscriptions: { list: async () => [] },
    watches: { list: async () => [] },
    ledger: { open: async () => undefined, listReady: async () => [], nextRetryMs: async () => null, forgetBefore: async () => 0 },
    corrections: { find: async () => 0, listReady: async () => [], forgetBefore: async () => 0 },
    memory: {
      findNote: async (key: string) => notes.get(key) ?? null,
      saveNote: async (key: string, value: string) => void notes.set(key, value),
      allGuildSettings: async () => [...settings].map(([guildId, known]) => ({ guildId, settings: known })),
      saveGuildSettings: async (guildId: string, given: GuildSettings) => void settings.set(guildId, given),
      forgetGuild: async (guildId: string) => { forgotten.push(guildId); settings.delete(guildId); },
      forgetBefore: async () => undefined,
    },
  };
  return { app: app as unknown as App, notes, settings, forgotten, closed: () => closed };
}
