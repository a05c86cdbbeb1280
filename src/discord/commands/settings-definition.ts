import { type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord.js';
import { defineCommand, switchOption, textOption } from './define-command.ts';
import { menuWords } from './menu-words.ts';

/** Where a person can write, and forums, whose threads count as theirs. */
const CHANNEL_TYPES = [
  ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildAnnouncement, ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread,
  ChannelType.GuildStageVoice, ChannelType.GuildForum, ChannelType.GuildMedia,
] as const;

type Pick = Parameters<typeof menuWords>[0];

/** /settings as it is registered: for those who manage the server, until its administrators let others use it. */
export const settingsDefinition = defineCommand(({ settings }) => settings, [
  subcommand(({ settings }) => settings.options.show, []),
  {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...menuWords(({ settings }) => settings.options.channels),
    options: [
      subcommand(({ settings }) => settings.channels.add, [channelOption()]),
      subcommand(({ settings }) => settings.channels.remove, [channelOption()]),
      subcommand(({ settings }) => settings.channels.all, []),
    ],
  },
  subcommand(({ settings }) => settings.options.private, [switchOption(({ settings }) => settings.values.byDefault, { required: true })]),
  {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...menuWords(({ settings }) => settings.options.outlets),
    options: [
      subcommand(({ settings }) => settings.outlets.hide, [outletOption()]),
      subcommand(({ settings }) => settings.outlets.show, [outletOption()]),
    ],
  },
  subcommand(({ settings }) => settings.options.stateMedia, [switchOption(({ settings }) => settings.values.allowed, { required: true })]),
  subcommand(({ settings }) => settings.options.timeZone, [textOption(({ settings }) => settings.values.zone, { required: true, completed: true, charsMax: 100 })]),
], { where: 'servers', permissions: PermissionFlagsBits.ManageGuild.toString() });

function subcommand(pick: Pick, options: NonNullable<APIApplicationCommandSubcommandOption['options']>): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, ...menuWords(pick), ...(options.length === 0 ? {} : { options }) };
}

function channelOption() {
  return { type: ApplicationCommandOptionType.Channel as const, ...menuWords(({ settings }) => settings.channels.channel), required: true, channel_types: [...CHANNEL_TYPES] };
}

function outletOption() {
  return textOption(({ settings }) => settings.outlets.outlet, { required: true, completed: true, charsMax: 100 });
}
