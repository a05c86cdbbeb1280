import { ApplicationCommandOptionType, ApplicationCommandType, InteractionResponseType as ResponseType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { ApiError, bodyData, FormErrors, isObject, type JsonObject, refusal } from '../validate/api-error.ts';
import { checkAutocomplete } from '../validate/choices.ts';
import { checkModal } from '../validate/modal.ts';
import { recordViolation } from '../validate/record-violation.ts';
import { interactionMetadata } from '../world/interaction-metadata.ts';
import { createMessage, createThinking, editMessage, isThinking } from '../world/messages.ts';
import type { InteractionState, StoredMessage } from '../world/world.ts';
import { type Call, empty, ok, type Reply, type Route } from './router.ts';

/** Acknowledgements. They carry their own token and need no other. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', isOpen: true, answer: acknowledge },
];

const MESSAGE_RESPONSES: readonly unknown[] = [ResponseType.ChannelMessageWithSource, ResponseType.DeferredChannelMessageWithSource];
const ALLOWED: Readonly<Record<InteractionType, readonly unknown[]>> = {
  [InteractionType.Ping]: [ResponseType.Pong],
  [InteractionType.ApplicationCommand]: [...MESSAGE_RESPONSES, ResponseType.Modal],
  [InteractionType.MessageComponent]: [...MESSAGE_RESPONSES, ResponseType.DeferredMessageUpdate, ResponseType.UpdateMessage, ResponseType.Modal],
  [InteractionType.ApplicationCommandAutocomplete]: [ResponseType.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [...MESSAGE_RESPONSES, ResponseType.DeferredMessageUpdate, ResponseType.UpdateMessage],
};

function acknowledge(call: Call): Reply {
  const { world, params } = call;
  const state = world.interactions.get(params['interaction'] ?? '');
  if (state === undefined) throw refusal.unknown('interaction');
  try {
    return accept(call, state);
  } catch (error) {
    if (error instanceof ApiError) state.refusals.push({ status: error.status, code: error.code, message: error.message });
    world.changed.notify();
    throw error;
  }
}

function accept(call: Call, state: InteractionState): Reply {
  const { world, params, body } = call;
  const afterMs = world.clock.now() - state.dispatchedAtMs;
  if (state.token !== params['token']) throw refusal.unknown('interaction');
  if (state.acknowledged !== null) throw refusal.alreadyAcknowledged();
  if (afterMs > world.settings.acknowledgeWithinMs) throw refusal.unknown('interaction');
  const type = body['type'];
  const errors = new FormErrors();
  // A modal's update needs a message it was opened from.
  const lacksMessage = (type === ResponseType.DeferredMessageUpdate || type === ResponseType.UpdateMessage) && state.source === null;
  if (!ALLOWED[state.payload.type].includes(type) || lacksMessage) errors.add(['type'], 'INTERACTION_CALLBACK_INVALID_TYPE', `Response type ${String(type)} does not fit interaction type ${state.payload.type}`);
  errors.throwIfAny();
  const data = bodyData(body);
  const wantsEphemeral = typeof data['flags'] === 'number' && (data['flags'] & MessageFlags.Ephemeral) !== 0;
  const message = respond(call, state, type as ResponseType, data, wantsEphemeral);
  state.acknowledged = { afterMs, type: type as ResponseType, ephemeral: message === null ? false : message.ephemeralFor !== null };
  world.changed.notify();
  return call.query.get('with_response') === 'true' ? ok(callbackResponse(state, type as ResponseType, message)) : empty;
}

function respond(call: Call, state: InteractionState, type: ResponseType, data: JsonObject, ephemeral: boolean): StoredMessage | null {
  const { world, files, request } = call;
  const channel = world.channels.get(state.channelId);
  if (channel === undefined) throw refusal.unknown('Channel');
  const shared = {
    channel, authorId: world.bot.id, request, ephemeralFor: ephemeral ? state.userId : null, interaction: { id: state.id, metadata: interactionMetadata(world, state) },
    // A component's new message answers the message of the component.
    reference: state.source, type: state.source === null ? (state.payload.type === InteractionType.ApplicationCommand && state.payload.data.type === ApplicationCommandType.ChatInput ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand) : MessageType.Reply,
  };
  switch (type) {
    case ResponseType.ChannelMessageWithSource:
      state.original = createMessage(world, { ...shared, body: data, files });
      state.shown.push(structuredClone(state.original.message));
      return state.original;
    case ResponseType.DeferredChannelMessageWithSource:
      checkDefer(call, data);
      state.original = createThinking(world, shared);
      return state.original;
    case ResponseType.DeferredMessageUpdate:
      state.original = state.source;
      return state.source;
    case ResponseType.UpdateMessage:
      if (state.source === null) throw refusal.unknown('Message');
      editMessage(world, state.source, data, files, request);
      state.original = state.source;
      state.shown.push(structuredClone(state.source.message));
      return state.source;
    case ResponseType.ApplicationCommandAutocompleteResult:
      checkAutocomplete(data, focusedType(state));
      state.choices = data['choices'] as NonNullable<InteractionState['choices']>;
      return null;
    case ResponseType.Modal:
      checkModal(data);
      state.modal = data as unknown as NonNullable<InteractionState['modal']>;
      return null;
    case ResponseType.Pong:
    case ResponseType.LaunchActivity:
    case ResponseType.PremiumRequired:
    default:
      return null;
  }
}

/** A defer may say who sees the reply, nothing more. */
function checkDefer({ world, request }: Call, data: JsonObject): void {
  const flags = typeof data['flags'] === 'number' ? data['flags'] : 0;
  if ((flags & MessageFlags.IsComponentsV2) !== 0) recordViolation(world, 'components-v2-on-defer', 'IS_COMPONENTS_V2 belongs on the edit, not on the defer', request);
  const others = flags & ~(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  if (others !== 0) recordViolation(world, 'flags-on-defer', `A defer may carry EPHEMERAL only, not ${others}`, request);
  const fields = Object.keys(data).filter((name) => name !== 'flags');
  if (fields.length > 0) recordViolation(world, 'content-on-defer', `A defer shows nothing, yet carries ${fields.join(', ')}`, request);
}

function focusedType({ payload }: InteractionState): ApplicationCommandOptionType {
  const find = (options: unknown): ApplicationCommandOptionType | null => {
    for (const option of Array.isArray(options) ? (options as unknown[]) : []) {
      if (!isObject(option)) continue;
      const inner = find(option['options']);
      if (inner !== null) return inner;
      if (option['focused'] === true) return option['type'] as ApplicationCommandOptionType;
    }
    return null;
  };
  return (isObject(payload.data) ? find((payload.data as JsonObject)['options']) : null) ?? ApplicationCommandOptionType.String;
}

function callbackResponse(state: InteractionState, type: ResponseType, message: StoredMessage | null): unknown {
  const isNew = MESSAGE_RESPONSES.includes(type);
  const hasMessage = type === ResponseType.ChannelMessageWithSource || type === ResponseType.UpdateMessage;
  return {
    interaction: {
      id: state.id, type: state.payload.type,
      ...(isNew && message !== null ? { response_message_id: message.message.id, response_message_loading: isThinking(message), response_message_ephemeral: message.ephemeralFor !== null } : {}),
    },
    ...(hasMessage && message !== null ? { resource: { type, message: message.message } } : { resource: { type } }),
  };
}
