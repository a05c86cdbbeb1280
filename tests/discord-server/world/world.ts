import type { APIApplicationCommand, APIApplicationCommandOptionChoice, APIInteraction, APIMessage, APIModalInteractionResponseCallbackData, APIRole, APIUser, ChannelType, InteractionResponseType } from 'discord-api-types/v10';
import type { LiveMentions } from '../validate/live-mentions.ts';
import type { ServerClock } from './clock.ts';
import type { Signal } from './signal.ts';
import type { Snowflakes } from './snowflakes.ts';

/** Everything the server knows. It is kept in memory and ends with the test. */
export interface World {
  readonly clock: ServerClock;
  readonly ids: Snowflakes;
  readonly changed: Signal;
  readonly settings: WorldSettings;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string;
  readonly bot: APIUser;
  readonly owner: APIUser;
  readonly users: Map<string, APIUser>;
  /** Users who take no direct messages. */
  readonly closedDms: Set<string>;
  readonly guilds: Map<string, GuildState>;
  readonly channels: Map<string, ChannelState>;
  /** Every message there ever was, deleted and ephemeral ones too, oldest first. */
  readonly everyMessage: StoredMessage[];
  /** By scope: `global` or a guild's id. */
  readonly commands: Map<string, APIApplicationCommand[]>;
  readonly commandWrites: CommandWrite[];
  readonly interactions: Map<string, InteractionState>;
  readonly files: Map<string, StoredFile>;
  readonly typing: { readonly channelId: string; readonly atMs: number }[];
  readonly violations: Violation[];
  readonly requests: RequestRecord[];
  /** Sends an event to the bot's session, if it asked for events of that intent (0: always sent). */
  dispatch: (event: string, data: unknown, intent: number) => void;
}

export interface WorldSettings {
  readonly token: string;
  /** How long an interaction may stay unanswered (Discord: 3,000). */
  readonly acknowledgeWithinMs: number;
  /** How long an interaction's token lives after that (Discord: 15 minutes). */
  readonly tokenLifetimeMs: number;
  /** How long a nonce is remembered. */
  readonly nonceMemoryMs: number;
  /** Whether the application has been granted the message-content intent. */
  readonly messageContentGranted: boolean;
  /** Whether follow-ups are allowed without a violation. */
  readonly followUpsAllowed: boolean;
  /** How long the driver's waits last unless told otherwise. */
  readonly waitMs: number;
  readonly team: boolean;
}

export interface GuildState {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  botIsMember: boolean;
  readonly roles: APIRole[];
  /** The managed role Discord made for the bot. */
  readonly botRoleId: string;
  readonly memberIds: Set<string>;
  readonly joinedAt: string;
}

export interface ChannelState {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string | null;
  readonly guildId: string | null;
  readonly parentId: string | null;
  /** Other than the bot; empty in guilds. */
  readonly recipientIds: readonly string[];
  /** What the bot may do here. */
  botPermissions: bigint;
  /** By id, oldest first. */
  readonly messages: Map<string, StoredMessage>;
}

export interface StoredMessage {
  /** As history shows it: never with its nonce. */
  message: APIMessage;
  readonly channelId: string;
  readonly nonce: string | null;
  readonly createdAtMs: number;
  /** Only this user sees it; null if everybody does. */
  readonly ephemeralFor: string | null;
  /** Mentions that this message makes, given its allowed_mentions. */
  liveMentions: LiveMentions;
  /** Mentions it would make if nothing but escaping held them back. */
  mentionsInText: LiveMentions;
  /** Every state it has had, the present one last; the "thinking" state is not among them. */
  readonly versions: APIMessage[];
  readonly interactionId: string | null;
  deleted: boolean;
}

export interface Acknowledgement {
  /** From the dispatch of the interaction to its acceptance, in milliseconds of the server's clock. */
  readonly afterMs: number;
  readonly type: InteractionResponseType;
  readonly ephemeral: boolean;
}

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly payload: APIInteraction;
  readonly channelId: string;
  readonly userId: string;
  readonly dispatchedAtMs: number;
  /** The message whose component was used. */
  readonly source: StoredMessage | null;
  acknowledged: Acknowledgement | null;
  /** What `@original` means. */
  original: StoredMessage | null;
  /** What the interaction has shown, oldest first. */
  readonly shown: APIMessage[];
  readonly followUps: StoredMessage[];
  /** Callbacks that were refused. */
  readonly refusals: { readonly status: number; readonly code: number; readonly message: string }[];
  choices: APIApplicationCommandOptionChoice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface CommandWrite {
  readonly method: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** `global` or a guild's id. */
  readonly scope: string;
  readonly names: readonly string[];
  /** Those that were new or differed from what was registered. */
  readonly changed: readonly string[];
}

export interface Violation {
  /** A short name: `refused` with Discord's code, or a rule of the documentation or the project. */
  readonly rule: string;
  readonly detail: string;
  readonly request: string | null;
}

export interface RequestRecord {
  readonly method: string;
  /** Without `/api/v10`, with its query. */
  readonly path: string;
  /** Null if the connection was dropped. */
  status: number | null;
  /** How long the server took. */
  ms: number;
  /** Epoch milliseconds of the server's clock. */
  readonly atMs: number;
  readonly body: unknown;
  /** Whether a fault was injected. */
  faulted: boolean;
}
