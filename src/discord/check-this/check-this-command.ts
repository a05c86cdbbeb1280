import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType, type Message } from 'discord.js';
import type { MessageCommand } from '../handlers.ts';
import { checkMessage } from './check-message.ts';
import type { CheckedMessage } from './message-text.ts';

/** "Check this" in a message's menu: its quotations compared with the stored articles, and what the sources say on the rest. */
export const checkThisCommand: MessageCommand = {
  definition: {
    name: 'Check this',
    type: ApplicationCommandType.Message,
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  },
  run: async ({ interaction, place, words, settings }, desk) => {
    await place.show(await checkMessage(viewOf(interaction.targetMessage), settings, desk, words));
  },
};

type Shown = Pick<Message, 'content' | 'embeds' | 'components'>;

function viewOf(message: Message): CheckedMessage {
  const forwarded = message.messageSnapshots.first();
  return { ...shownBy(message), forwarded: forwarded === undefined ? null : { ...shownBy(forwarded), forwarded: null } };
}

function shownBy({ content, embeds, components }: Partial<Shown>): Omit<CheckedMessage, 'forwarded'> {
  return { content: content ?? '', embeds: (embeds ?? []).map(({ title, description }) => ({ title, description })), components: (components ?? []).map((component): unknown => component.toJSON()) };
}
