import { ApplicationIntegrationType, type APIMessageInteractionMetadata, InteractionType } from 'discord-api-types/v10';
import type { InteractionState, World } from './world.ts';

/** What a message says of the interaction that made it. */
export function interactionMetadata(world: World, { id, payload, userId, source }: InteractionState): APIMessageInteractionMetadata {
  const owners = payload.type === InteractionType.Ping ? {} : payload.authorizing_integration_owners;
  return {
    id, type: payload.type, user: world.users.get(userId), authorizing_integration_owners: owners ?? { [ApplicationIntegrationType.GuildInstall]: '0' },
    ...(payload.type === InteractionType.ApplicationCommand ? { name: payload.data.name } : {}),
    ...(source === null ? {} : { interacted_message_id: source.message.id }),
  } as APIMessageInteractionMetadata;
}
