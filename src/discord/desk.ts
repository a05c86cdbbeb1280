import type { App } from '../app-contract.ts';
import type { Clock } from '../clock.ts';
import type { GuildSettings } from '../domain/guild-settings.ts';
import type { PostPlace, Subscription } from '../domain/subscription.ts';
import type { Watch } from '../domain/watch.ts';
import type { Logger, Metrics } from '../observe/index.ts';
import type { SourceNames } from './source-names.ts';
import type { Words } from './words/index.ts';

/** Names kept in memory for autocomplete, read again when the store has grown. */
export interface KnownNames {
  readonly speakers: readonly string[];
  readonly outlets: readonly string[];
  /** Countries, persons and organisations named in the articles, most often named first. */
  readonly topics: readonly string[];
}

/** What the bot may not do in a place where it is to post. */
export type NeededPermission = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory';

export type PlaceReport =
  /** `isRoleHeard`: whether a mention of the role would notify anybody; true without a role. */
  | { readonly kind: 'open'; readonly isRoleHeard: boolean }
  | { readonly kind: 'missing'; readonly permissions: readonly NeededPermission[] }
  | { readonly kind: 'unseen' };

/** What commands need of posting: digests and watches. */
export interface PostingDesk {
  /** As last read; for autocomplete, which must not wait. */
  readonly known: () => { readonly subscriptions: readonly Subscription[]; readonly watches: readonly Watch[] };
  /** To be called after a change: reads them again, and the loop looks at once. Never throws. */
  readonly changed: () => Promise<void>;
  /** "#news"; null for a channel that the bot cannot see, and for direct messages. */
  readonly channelName: (place: PostPlace) => string | null;
  readonly roleName: (guildId: string, roleId: string) => string | null;
  /** Asks Discord what the bot may do there now. */
  readonly inspect: (place: PostPlace, roleId: string | null) => Promise<PlaceReport>;
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
  readonly postings: PostingDesk;
  readonly sourceNames: SourceNames;
  /** How long a summary may take; the answer it is for stands already. */
  readonly summaryWaitMs: number;
}
