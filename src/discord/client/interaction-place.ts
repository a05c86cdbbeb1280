import type { ButtonInteraction, ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Place } from '../place.ts';
import { bodyOf } from './message-body.ts';
import { withPatience } from './transient.ts';

export type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ButtonInteraction;

/** The one message of an acknowledged interaction: its deferred reply, or the message whose button was pressed. */
export function createInteractionPlace(interaction: Answerable, { isPrivate }: { readonly isPrivate: boolean }): Place {
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId,
    locale: interaction.locale,
    isPrivate,
    show: async (message) => {
      const { id } = await withPatience(() => interaction.editReply(bodyOf(message)));
      return isPrivate ? null : id;
    },
  };
}
