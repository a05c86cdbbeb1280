import type { App } from '../app-contract.ts';
import type { Clock } from '../clock.ts';
import type { GuildSettings } from '../domain/guild-settings.ts';
import type { Logger, Metrics } from '../observe/index.ts';
import type { Words } from './words/index.ts';

/** Names kept in memory for autocomplete, read again when the store has grown. */
export interface KnownNames {
  readonly speakers: readonly string[];
  readonly outlets: readonly string[];
  /** Countries, persons and organisations named in the articles, most often named first. */
  readonly topics: readonly string[];
}

/** What every handler in Discord may use. */
export interface Desk {
  readonly app: App;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly words: (locale: string) => Words;
  readonly names: () => KnownNames;
  /** From memory, so that an acknowledgement never waits; the default in direct messages. */
  readonly guildSettings: (guildId: string | null) => GuildSettings;
  /** Saves, then serves from memory. */
  readonly saveGuildSettings: (guildId: string, settings: GuildSettings) => Promise<void>;
  /** May this person change the bot itself? */
  readonly isOwner: (userId: string) => boolean;
}
