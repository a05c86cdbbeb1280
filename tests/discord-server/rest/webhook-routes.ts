import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { refusal } from '../validate/api-error.ts';
import { recordViolation } from '../validate/record-violation.ts';
import { interactionMetadata } from '../world/interaction-metadata.ts';
import { createMessage, deleteMessage, editMessage, isThinking } from '../world/messages.ts';
import type { InteractionState, StoredMessage } from '../world/world.ts';
import { type Call, empty, ok, type Reply, type Route } from './router.ts';

/** The messages of an interaction, by its token. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', isOpen: true, answer: followUp },
  { method: 'GET', path: '/webhooks/:application/:token/messages/:message', isOpen: true, answer: (call) => ok(find(call).stored.message) },
  { method: 'PATCH', path: '/webhooks/:application/:token/messages/:message', isOpen: true, answer: edit },
  { method: 'DELETE', path: '/webhooks/:application/:token/messages/:message', isOpen: true, answer: remove },
];

function interactionOf({ world, params }: Call): InteractionState {
  if (params['application'] !== world.bot.id) throw refusal.unknown('Webhook');
  const state = [...world.interactions.values()].find(({ token }) => token === params['token']);
  if (state === undefined || state.acknowledged === null) throw refusal.unknown('Webhook');
  if (world.clock.now() - state.dispatchedAtMs > world.settings.tokenLifetimeMs) throw refusal.invalidWebhookToken();
  return state;
}

function find(call: Call): { state: InteractionState; stored: StoredMessage } {
  const state = interactionOf(call);
  const wanted = call.params['message'];
  const stored = wanted === '@original' ? state.original : ([state.original, ...state.followUps].find((known) => known?.message.id === wanted) ?? null);
  if (stored === null || stored.deleted) throw refusal.unknown('Message');
  return { state, stored };
}

function edit(call: Call): Reply {
  const { state, stored } = find(call);
  editMessage(call.world, stored, call.body, call.files, call.request);
  if (stored === state.original) state.shown.push(structuredClone(stored.message));
  call.world.changed.notify();
  return ok(stored.message);
}

function remove(call: Call): Reply {
  deleteMessage(call.world, find(call).stored);
  return empty;
}

/** The first one after a defer takes the place of "thinking", as Discord has it. */
function followUp(call: Call): Reply {
  const { world, body, files, request } = call;
  const state = interactionOf(call);
  if (!world.settings.followUpsAllowed) recordViolation(world, 'follow-up', 'A follow-up has no nonce, so a retry after a 5xx doubles it', request);
  if (state.original !== null && isThinking(state.original)) {
    editMessage(world, state.original, body, files, request);
    state.shown.push(structuredClone(state.original.message));
    return ok(state.original.message);
  }
  const channel = world.channels.get(state.channelId);
  if (channel === undefined) throw refusal.unknown('Channel');
  const ephemeral = typeof body['flags'] === 'number' && (body['flags'] & MessageFlags.Ephemeral) !== 0;
  const stored = createMessage(world, {
    channel, authorId: world.bot.id, body, files, request, ephemeralFor: ephemeral ? state.userId : null,
    interaction: { id: state.id, metadata: interactionMetadata(world, state) }, reference: state.original, type: MessageType.Reply,
  });
  state.followUps.push(stored);
  world.changed.notify();
  return ok(stored.message);
}
