import { PermissionFlagsBits as P, ChannelType } from 'discord-api-types/v10';
import { ApiError, FormErrors, isObject, refusal } from '../validate/api-error.ts';
import { recordViolation } from '../validate/record-violation.ts';
import { withoutContent } from '../world/announce.ts';
import { createMessage, deleteMessage, editMessage } from '../world/messages.ts';
import { channelPayload, isThread } from '../world/payloads.ts';
import { botMay } from '../world/permissions.ts';
import type { ChannelState, StoredMessage } from '../world/world.ts';
import { addChannel } from '../world/create-world.ts';
import { type Call, channelOf, created, empty, ok, type Reply, type Route } from './router.ts';

/** Messages of a channel, and the channel itself. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel', answer: (call) => ok(channelPayload(call.world, channelOf(call))) },
  { method: 'GET', path: '/channels/:channel/messages', answer: history },
  { method: 'POST', path: '/channels/:channel/messages', answer: post },
  { method: 'GET', path: '/channels/:channel/messages/:message', answer: (call) => ok(withoutContent(call.world, readable(call).message)) },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', answer: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', answer: remove },
  { method: 'POST', path: '/channels/:channel/typing', answer: typing },
  { method: 'POST', path: '/channels/:channel/threads', answer: startThread },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', answer: startThread },
];

function find(call: Call, channel: ChannelState): StoredMessage {
  const stored = channel.messages.get(call.params['message'] ?? '');
  // What only its reader sees is no message of the channel.
  if (stored === undefined || stored.ephemeralFor !== null) throw refusal.unknown('Message');
  return stored;
}

function readable(call: Call): StoredMessage {
  const channel = channelOf(call);
  if (!botMay(channel, P.ReadMessageHistory)) throw refusal.missingPermissions();
  return find(call, channel);
}

function history(call: Call): Reply {
  const channel = channelOf(call);
  const errors = new FormErrors();
  const given = call.query.get('limit');
  const limit = Number(given ?? 50);
  errors.integer(['limit'], Number.isNaN(limit) ? given : limit, 1, 100);
  errors.throwIfAny();
  // Without the permission Discord shows an empty history.
  if (!botMay(channel, P.ReadMessageHistory)) return ok([]);
  const newestFirst = [...channel.messages.values()].filter(({ ephemeralFor }) => ephemeralFor === null).reverse();
  const at = (name: string): bigint | null => (call.query.get(name) === null ? null : BigInt(call.query.get(name) ?? 0));
  const [before, after, around] = [at('before'), at('after'), at('around')];
  const idOf = ({ message }: StoredMessage): bigint => BigInt(message.id);
  let chosen: StoredMessage[];
  if (around !== null) {
    const half = Math.floor(limit / 2);
    chosen = [...newestFirst.filter((stored) => idOf(stored) > around).slice(-half), ...newestFirst.filter((stored) => idOf(stored) === around), ...newestFirst.filter((stored) => idOf(stored) < around).slice(0, half)];
  } else if (after !== null) chosen = newestFirst.filter((stored) => idOf(stored) > after).slice(-limit);
  else chosen = newestFirst.filter((stored) => before === null || idOf(stored) < before).slice(0, limit);
  return ok(chosen.map(({ message }) => withoutContent(call.world, message)));
}

function post(call: Call): Reply {
  const { world, body, files } = call;
  const channel = channelOf(call);
  if (!botMay(channel, isThread(channel) ? P.SendMessagesInThreads : P.SendMessages)) throw refusal.missingPermissions();
  if (files.size > 0 && !botMay(channel, P.AttachFiles)) throw refusal.missingPermissions();
  if (channel.type === ChannelType.DM && channel.recipientIds.some((id) => world.closedDms.has(id))) throw refusal.cannotMessageUser();
  const nonce = body['nonce'];
  if (body['enforce_nonce'] === true && (typeof nonce === 'string' || typeof nonce === 'number')) {
    const known = [...channel.messages.values()].find((stored) => stored.nonce === String(nonce) && stored.message.author.id === world.bot.id && world.clock.now() - stored.createdAtMs < world.settings.nonceMemoryMs);
    if (known !== undefined) return ok({ ...known.message, nonce });
  }
  if (typeof body['flags'] === 'number' && (body['flags'] & 64) !== 0) recordViolation(world, 'ephemeral-without-interaction', 'EPHEMERAL has no meaning in a channel', call.request);
  const stored = createMessage(world, { channel, authorId: world.bot.id, body, files, reference: referenced(call, channel), request: call.request });
  return ok({ ...stored.message, ...(nonce === undefined ? {} : { nonce }) });
}

/** The message replied to; null if there is none or it may be missing. */
function referenced({ body }: Call, channel: ChannelState): StoredMessage | null {
  const reference = body['message_reference'];
  if (!isObject(reference)) return null;
  if (!botMay(channel, P.ReadMessageHistory)) throw new ApiError(400, 160_002, 'Cannot reply without permission to read message history');
  const target = channel.messages.get(String(reference['message_id']));
  if (target !== undefined && target.ephemeralFor === null) return target;
  if (reference['fail_if_not_exists'] === false) return null;
  const errors = new FormErrors();
  errors.add(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  errors.throwIfAny();
  return null;
}

function edit(call: Call): Reply {
  const stored = find(call, channelOf(call));
  if (stored.message.author.id !== call.world.bot.id) throw refusal.notTheAuthor();
  editMessage(call.world, stored, call.body, call.files, call.request);
  const shown = stored.interactionId === null ? undefined : call.world.interactions.get(stored.interactionId)?.shown;
  shown?.push(structuredClone(stored.message));
  return ok(stored.message);
}

function remove(call: Call): Reply {
  const channel = channelOf(call);
  const stored = find(call, channel);
  if (stored.message.author.id !== call.world.bot.id && !botMay(channel, P.ManageMessages)) throw refusal.missingPermissions();
  deleteMessage(call.world, stored);
  return empty;
}

function typing(call: Call): Reply {
  const channel = channelOf(call);
  if (!botMay(channel, P.SendMessages)) throw refusal.missingPermissions();
  call.world.typing.push({ channelId: channel.id, atMs: call.world.clock.now() });
  call.world.changed.notify();
  return empty;
}

function startThread(call: Call): Reply {
  const parent = channelOf(call);
  if (!botMay(parent, call.params['message'] === undefined && call.body['type'] === ChannelType.PrivateThread ? P.CreatePrivateThreads : P.CreatePublicThreads)) throw refusal.missingPermissions();
  const errors = new FormErrors();
  errors.text(['name'], call.body['name'], { min: 1, max: 100 });
  errors.throwIfAny();
  const type = call.body['type'] === ChannelType.PrivateThread ? ChannelType.PrivateThread : ChannelType.PublicThread;
  const thread = addChannel(call.world, { name: String(call.body['name']), guildId: parent.guildId, parentId: parent.id, type });
  thread.botPermissions = parent.botPermissions;
  return created(channelPayload(call.world, thread));
}
