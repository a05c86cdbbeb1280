import { type APIApplicationCommandBasicOption, type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord.js';
import { STORIES_MAX } from '../../schedule/index.ts';
import { defineCommand, switchOption, textOption } from './define-command.ts';
import { menuWords } from './menu-words.ts';

type Pick = Parameters<typeof menuWords>[0];

/** Where a post can stand and be read again. */
export const POSTING_CHANNEL_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread] as const;

/**
 * /digest as it is registered: in servers for those who manage them, until administrators let others use it, and in the
 * bot's direct messages for everybody, where no such permission exists and each has digests of their own.
 */
export const digestDefinition = defineCommand(({ digest }) => digest, [
  subcommand(({ digest }) => digest.options.schedule, [time(true), zone(true), ...wishes()]),
  subcommand(({ digest }) => digest.options.list, []),
  subcommand(({ digest }) => digest.options.edit, [which(), time(false), zone(false), ...wishes(), switchOption(({ digest }) => digest.values.noRole)]),
  subcommand(({ digest }) => digest.options.pause, [which()]),
  subcommand(({ digest }) => digest.options.resume, [which()]),
  subcommand(({ digest }) => digest.options.delete, [which()]),
  subcommand(({ digest }) => digest.options.preview, [which()]),
  subcommand(({ digest }) => digest.options.now, [which()]),
], { where: 'botsOwn', permissions: PermissionFlagsBits.ManageGuild.toString() });

export function subcommand(pick: Pick, options: APIApplicationCommandBasicOption[]): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, ...menuWords(pick), ...(options.length === 0 ? {} : { options }) };
}

export function channelOption(pick: Pick): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Channel, ...menuWords(pick), required: false, channel_types: [...POSTING_CHANNEL_TYPES] };
}

function which(): APIApplicationCommandBasicOption {
  return textOption(({ digest }) => digest.values.digest, { required: true, completed: true, charsMax: 100 });
}

function time(required: boolean): APIApplicationCommandBasicOption {
  return textOption(({ digest }) => digest.values.time, { required, charsMax: 20 });
}

function zone(required: boolean): APIApplicationCommandBasicOption {
  return textOption(({ digest }) => digest.values.zone, { required, completed: true, charsMax: 100 });
}

function wishes(): APIApplicationCommandBasicOption[] {
  return [
    textOption(({ digest }) => digest.values.days, { completed: true, charsMax: 100 }),
    textOption(({ digest }) => digest.values.topics, { completed: true, charsMax: 500 }),
    textOption(({ digest }) => digest.values.outlets, { completed: true, charsMax: 500 }),
    { type: ApplicationCommandOptionType.Integer, ...menuWords(({ digest }) => digest.values.stories), required: false, min_value: 1, max_value: STORIES_MAX },
    channelOption(({ digest }) => digest.values.channel),
    { type: ApplicationCommandOptionType.Role, ...menuWords(({ digest }) => digest.values.role), required: false },
  ];
}
