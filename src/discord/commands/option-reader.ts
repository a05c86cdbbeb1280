import { InteractionContextType } from 'discord.js';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import { printableLine } from '../../text/printable.ts';
import type { CommandCall } from '../handlers.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';

/** The part of an interaction's options that commands read. */
export interface OptionReader {
  readonly getString: (name: string) => string | null;
  readonly getBoolean: (name: string) => boolean | null;
  readonly getChannel: (name: string) => { readonly id: string; readonly name?: string | null } | null;
  readonly getAttachment: (name: string) => GivenFile | null;
  readonly getSubcommandGroup: (required: false) => string | null;
  readonly getSubcommand: (required: false) => string | null;
}

/** A file that somebody attached, as Discord describes it. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** A command's call without discord.js: what was given, where the reply goes. */
export interface Given {
  readonly options: OptionReader;
  readonly place: Place;
  readonly words: Words;
  readonly settings: GuildSettings;
  /** Whether it was typed in the bot's own direct messages. */
  readonly isBotDm: boolean;
  /** The channel's name as its server shows it, or null if the bot cannot see it. */
  readonly channelName: (id: string) => string | null;
}

export function readCall({ interaction, place, words, settings }: CommandCall): Given {
  return {
    options: interaction.options,
    place,
    words,
    settings,
    isBotDm: interaction.context === InteractionContextType.BotDM,
    channelName: (id) => interaction.guild?.channels.cache.get(id)?.name ?? null,
  };
}

/** A text option on one printable line; null if it was not given or holds nothing. */
export function lineOf(options: Pick<OptionReader, 'getString'>, name: string): string | null {
  return printableLine(options.getString(name) ?? '') || null;
}
