import type { AutocompleteInteraction, ChatInputCommandInteraction, MessageContextMenuCommandInteraction, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { GuildSettings } from '../domain/guild-settings.ts';
import type { Desk } from './desk.ts';
import type { Place } from './place.ts';
import type { Words } from './words/index.ts';

/** A slash command. The client has acknowledged and queued it; it shows exactly one message at its place. */
export interface SlashCommand {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody & { readonly name: string };
  /** Decides, without waiting, whether only the asker sees the reply. */
  readonly isPrivate: (interaction: ChatInputCommandInteraction, settings: GuildSettings) => boolean;
  /** @throws DeskError with words for the asker. */
  readonly run: (call: CommandCall, desk: Desk) => Promise<void>;
  /** From memory only: the three seconds are the network's. At most 25 choices. */
  readonly complete?: (interaction: AutocompleteInteraction, desk: Desk) => readonly { readonly name: string; readonly value: string }[];
  /** Not counted against rate limits and not refused in closed channels (/help, /privacy, /settings). */
  readonly isFree?: boolean;
}

export interface CommandCall {
  readonly interaction: ChatInputCommandInteraction;
  readonly place: Place;
  readonly words: Words;
  readonly settings: GuildSettings;
}

/** A command in a message's context menu; always private. */
export interface MessageCommand {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody & { readonly name: string };
  readonly run: (call: Omit<CommandCall, 'interaction'> & { readonly interaction: MessageContextMenuCommandInteraction }, desk: Desk) => Promise<void>;
}
