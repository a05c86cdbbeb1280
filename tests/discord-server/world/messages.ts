import { type APIAttachment, type APIMessage, type APIMessageInteractionMetadata, ChannelType, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { isObject, type JsonObject } from '../validate/api-error.ts';
import { applyAllowedMentions, countMentions, mentionsInText, NO_MENTIONS } from '../validate/live-mentions.ts';
import { checkMessage } from '../validate/message.ts';
import { recordViolation } from '../validate/record-violation.ts';
import { announceMessage } from './announce.ts';
import { resolveComponents } from './resolve-components.ts';
import { displayTexts } from './text-of.ts';
import type { ChannelState, StoredFile, StoredMessage, World } from './world.ts';

export interface NewMessage {
  readonly channel: ChannelState;
  readonly authorId: string;
  readonly body: JsonObject;
  /** Uploaded files by the number in `files[n]`. */
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly type?: MessageType;
  readonly ephemeralFor?: string | null;
  readonly reference?: StoredMessage | null;
  readonly interaction?: { readonly id: string; readonly metadata: APIMessageInteractionMetadata } | null;
  readonly applicationId?: string;
  readonly request?: string | null;
}

/** A deferred reply: Discord shows that the bot is thinking. */
export function createThinking(world: World, given: Omit<NewMessage, 'body' | 'files'>): StoredMessage {
  const stored = store(world, { ...given, body: {}, files: new Map() }, MessageFlags.Loading, []);
  announceMessage(world, stored, 'MESSAGE_CREATE');
  return stored;
}

/** @throws ApiError if the body may not be sent. */
export function createMessage(world: World, given: NewMessage): StoredMessage {
  const { body, files, request = null } = given;
  checkMessage(body, { existing: null, uploadedNames: [...files.values()].map(({ name }) => name), violate: (rule, detail) => recordViolation(world, rule, detail, request) });
  const attachments = [...files].map(([key, file]) => addAttachment(world, given.channel.id, file, describe(body, key)));
  const stored = store(world, given, 0, attachments);
  stored.versions.push(structuredClone(stored.message));
  announceMessage(world, stored, 'MESSAGE_CREATE');
  return stored;
}

function store(world: World, given: NewMessage, extraFlags: number, attachments: APIAttachment[]): StoredMessage {
  const { channel, authorId, body, interaction = null, reference = null, ephemeralFor = null } = given;
  const id = world.ids.next();
  const asked = typeof body['flags'] === 'number' ? body['flags'] : 0;
  const flags = (asked & ~MessageFlags.Ephemeral) | extraFlags | (ephemeralFor === null ? 0 : MessageFlags.Ephemeral);
  const author = world.users.get(authorId) ?? world.bot;
  const message: APIMessage = {
    id, channel_id: channel.id, author,
    type: given.type ?? (reference === null ? MessageType.Default : MessageType.Reply),
    content: typeof body['content'] === 'string' ? body['content'] : '',
    timestamp: new Date(world.clock.now()).toISOString(), edited_timestamp: null,
    tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments,
    embeds: (body['embeds'] ?? []) as APIMessage['embeds'],
    components: resolveComponents((body['components'] ?? []) as unknown[], attachments),
    pinned: false, flags,
    ...(reference === null ? {} : { message_reference: { type: MessageReferenceType.Default, message_id: reference.message.id, channel_id: channel.id, ...(channel.guildId === null ? {} : { guild_id: channel.guildId }) }, referenced_message: reference.message }),
    ...(interaction === null ? {} : { interaction_metadata: interaction.metadata }),
    ...(author.bot === true ? { application_id: given.applicationId ?? author.id } : {}),
    ...(interaction === null ? {} : { webhook_id: given.applicationId ?? author.id }),
  };
  const nonce = body['nonce'];
  const stored: StoredMessage = {
    message, channelId: channel.id, nonce: typeof nonce === 'string' || typeof nonce === 'number' ? String(nonce) : null,
    createdAtMs: world.clock.now(), ephemeralFor, liveMentions: NO_MENTIONS, mentionsInText: NO_MENTIONS,
    versions: [], interactionId: interaction?.id ?? null, deleted: false,
  };
  readMentions(world, stored, body['allowed_mentions'], reference);
  channel.messages.set(id, stored);
  world.everyMessage.push(stored);
  return stored;
}

/**
 * Changes what `body` names and leaves the rest.
 *
 * @throws ApiError if the body may not be sent.
 */
export function editMessage(world: World, stored: StoredMessage, body: JsonObject, files: ReadonlyMap<string, StoredFile>, request: string | null = null): void {
  const { message } = stored;
  checkMessage(body, { existing: message, uploadedNames: [...files.values()].map(({ name }) => name), violate: (rule, detail) => recordViolation(world, rule, detail, request) });
  const listed = body['attachments'];
  const kept = message.attachments.filter(({ id }) => !Array.isArray(listed) || listed.some((item: unknown) => isObject(item) && item['id'] === id));
  const attachments = [...kept, ...[...files].map(([key, file]) => addAttachment(world, stored.channelId, file, describe(body, key)))];
  const asked = typeof body['flags'] === 'number' ? body['flags'] : 0;
  const wasThinking = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  stored.message = {
    ...message, attachments,
    content: body['content'] === undefined ? message.content : ((body['content'] ?? '') as string),
    embeds: body['embeds'] === undefined ? message.embeds : ((body['embeds'] ?? []) as APIMessage['embeds']),
    components: body['components'] === undefined ? (message.components ?? []) : resolveComponents((body['components'] ?? []) as unknown[], attachments),
    flags: ((message.flags ?? 0) & ~MessageFlags.Loading) | (asked & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds)),
    edited_timestamp: wasThinking ? null : new Date(world.clock.now()).toISOString(),
  };
  readMentions(world, stored, body['allowed_mentions'], null);
  stored.versions.push(structuredClone(stored.message));
  announceMessage(world, stored, 'MESSAGE_UPDATE');
}

export function deleteMessage(world: World, stored: StoredMessage): void {
  stored.deleted = true;
  world.channels.get(stored.channelId)?.messages.delete(stored.message.id);
  announceMessage(world, stored, 'MESSAGE_DELETE');
}

function readMentions(world: World, stored: StoredMessage, allowed: unknown, reference: StoredMessage | null): void {
  const { message } = stored;
  const found = mentionsInText([message.content, ...displayTexts(message.components ?? [])]);
  const live = applyAllowedMentions(found, allowed, reference !== null && reference.message.author.id !== message.author.id);
  stored.mentionsInText = found;
  stored.liveMentions = live;
  if (message.author.id === world.bot.id && countMentions(live) > 0) recordViolation(world, 'live-mention', `The message pings ${JSON.stringify(live)}`);
  const mentioned = new Set([...live.users, ...(live.repliedUser && reference !== null ? [reference.message.author.id] : [])]);
  message.mentions = [...mentioned].flatMap((id) => world.users.get(id) ?? []);
  message.mention_roles = [...live.roles];
  message.mention_everyone = live.everyone.length > 0;
}

function describe(body: JsonObject, key: string): JsonObject {
  const listed = Array.isArray(body['attachments']) ? (body['attachments'] as unknown[]) : [];
  return listed.filter(isObject).find(({ id }) => String(id) === key) ?? {};
}

/** Stores a file where the server's CDN serves it. */
export function addAttachment(world: World, channelId: string, file: StoredFile, { description, filename }: JsonObject = {}): APIAttachment {
  const id = world.ids.next();
  const name = typeof filename === 'string' ? filename : file.name;
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
  world.files.set(path, file);
  const url = `${world.origin}${path}`;
  return { id, filename: name, size: file.bytes.byteLength, url, proxy_url: url, content_type: file.contentType, ...(typeof description === 'string' ? { description } : {}) };
}

/** Whether this message is a reply still being prepared. */
export function isThinking({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

export function isDirect({ type }: ChannelState): boolean {
  return type === ChannelType.DM || type === ChannelType.GroupDM;
}
