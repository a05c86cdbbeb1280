import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { APIApplicationCommandAttachmentOption, APIApplicationCommandBooleanOption, APIApplicationCommandOption, APIApplicationCommandStringOption, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import { menuWords } from './menu-words.ts';

type Pick = Parameters<typeof menuWords>[0];

/** Where a command can be used: by everybody everywhere, in servers that have the bot, or there and in its direct messages. */
const PLACES = {
  everywhere: {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  },
  servers: { integration_types: [ApplicationIntegrationType.GuildInstall], contexts: [InteractionContextType.Guild] },
  botsOwn: { integration_types: [ApplicationIntegrationType.GuildInstall], contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] },
} as const;

interface Rules {
  readonly where: keyof typeof PLACES;
  /** A bit set in decimal; Discord shows the command to nobody else until administrators say otherwise. */
  readonly permissions?: string;
}

/** A slash command as it is registered. */
export function defineCommand(pick: Pick, options: readonly APIApplicationCommandOption[], { where, permissions }: Rules): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const { integration_types, contexts } = PLACES[where];
  return {
    type: ApplicationCommandType.ChatInput,
    ...menuWords(pick),
    ...(options.length === 0 ? {} : { options: [...options] }),
    integration_types: [...integration_types],
    contexts: [...contexts],
    ...(permissions === undefined ? {} : { default_member_permissions: permissions }),
  };
}

interface TextRules {
  readonly required?: boolean;
  readonly completed?: boolean;
  readonly charsMax: number;
}

export function textOption(pick: Pick, { required = false, completed = false, charsMax }: TextRules): APIApplicationCommandStringOption {
  const base = { type: ApplicationCommandOptionType.String as const, ...menuWords(pick), required, min_length: 1, max_length: charsMax };
  return completed ? { ...base, autocomplete: true } : base;
}

export function switchOption(pick: Pick, { required = false }: { readonly required?: boolean } = {}): APIApplicationCommandBooleanOption {
  return { type: ApplicationCommandOptionType.Boolean, ...menuWords(pick), required };
}

export function fileOption(pick: Pick): APIApplicationCommandAttachmentOption {
  return { type: ApplicationCommandOptionType.Attachment, ...menuWords(pick), required: false };
}

