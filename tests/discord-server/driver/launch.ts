import { randomBytes } from 'node:crypto';
import type { APIInteraction, InteractionType } from 'discord-api-types/v10';
import type { InteractionState, StoredMessage, World } from '../world/world.ts';
import { type Place, placePayload } from './place.ts';

/** Makes an interaction and sends it to the bot. From now on its three seconds run. */
export function launchInteraction(world: World, place: Place, { type, data, source = null }: { type: InteractionType; data: unknown; source?: StoredMessage | null }): InteractionState {
  const id = world.ids.next();
  const token = randomBytes(48).toString('base64url');
  const payload = { id, application_id: world.bot.id, type, token, data, ...placePayload(world, place), ...(source === null ? {} : { message: source.message }) } as unknown as APIInteraction;
  const state: InteractionState = {
    id, token, payload, channelId: place.channel.id, userId: place.user.id, dispatchedAtMs: world.clock.now(), source,
    acknowledged: null, original: null, shown: [], followUps: [], refusals: [], choices: null, modal: null,
  };
  world.interactions.set(id, state);
  world.dispatch('INTERACTION_CREATE', payload, 0);
  return state;
}
