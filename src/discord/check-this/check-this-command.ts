import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { MessageCommand } from '../handlers.ts';

/** "Check this" in a message's menu: its quotations compared with the stored articles, and what the sources say on the rest. */
export const checkThisCommand: MessageCommand = {
  definition: {
    name: 'Check this',
    type: ApplicationCommandType.Message,
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  },
  run: () => Promise.reject(new Error('not written yet')),
};
