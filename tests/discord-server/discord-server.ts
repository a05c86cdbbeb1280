import type { Server } from 'node:http';
import { type APIApplicationCommand, type APIApplicationCommandOptionChoice, type APIMessage, type APIUser, ApplicationCommandType, ChannelType, GatewayIntentBits, InteractionType } from 'discord-api-types/v10';
import { commandData, findCommand, type Invocation } from './driver/command-data.ts';
import { buttonData, customIdsOf, modalData, selectData, storedMessage } from './driver/component-data.ts';
import { InteractionHandle } from './driver/interaction-handle.ts';
import { launchInteraction } from './driver/launch.ts';
import { type Actor, type Place, resolvePlace } from './driver/place.ts';
import { SaidHandle } from './driver/said-handle.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Faults } from './rest/faults.ts';
import type { JsonObject } from './validate/api-error.ts';
import type { LiveMentions } from './validate/live-mentions.ts';
import { addChannel, addGuild, addUser, dmWith, type GuildOptions } from './world/create-world.ts';
import { createMessage, deleteMessage } from './world/messages.ts';
import { guildCreatePayload } from './world/payloads.ts';
import { waitUntil } from './world/signal.ts';
import { textOf } from './world/text-of.ts';
import type { ChannelState, CommandWrite, GuildState, RequestRecord, StoredMessage, Violation, World } from './world/world.ts';

export interface SayOptions extends Actor {
  readonly content: string;
  /** Replies to this message. */
  readonly reference?: Pick<APIMessage, 'id' | 'channel_id'>;
  /** Whether the reply pings the author of that message, as Discord's client does unless told otherwise. */
  readonly ping?: boolean;
  /** Put before the content as `<@id>`. */
  readonly mentions?: readonly { readonly id: string }[];
  /** Put before the content as `<@&id>`. */
  readonly mentionRoles?: readonly string[];
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array; readonly contentType: string }[];
}

/** A Discord that tests start, drive as its users and look into. */
export class DiscordServer {
  readonly world: World;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly #http: Server;
  /** A first user and a first guild with the bot in it, for tests that need no others. */
  readonly user: APIUser;
  readonly guild: GuildState;

  constructor(parts: { world: World; gateway: Gateway; faults: Faults; http: Server; user: APIUser; guild: GuildState }) {
    this.world = parts.world;
    this.gateway = parts.gateway;
    this.faults = parts.faults;
    this.#http = parts.http;
    this.user = parts.user;
    this.guild = parts.guild;
  }

  /** What DISCORD_API_URL is set to. */
  get apiUrl(): string {
    return `${this.world.origin}/api`;
  }

  get token(): string {
    return this.world.settings.token;
  }

  get bot(): APIUser {
    return this.world.bot;
  }

  /** Everything that broke a rule of Discord's documentation or of the project, as a test should find it: empty. */
  get violations(): readonly Violation[] {
    return this.world.violations;
  }

  get requests(): readonly RequestRecord[] {
    return this.world.requests;
  }

  /** Every registration of commands; `changed` names those that were not registered already. */
  get commandWrites(): readonly CommandWrite[] {
    return this.world.commandWrites;
  }

  /** The first text channel of a guild, or the one of that name. @throws Error if there is none. */
  channel(name?: string, guild = this.guild): ChannelState {
    const channel = [...this.world.channels.values()].find((known) => known.guildId === guild.id && (name === undefined || known.name === name));
    if (channel === undefined) throw new Error(`The guild "${guild.name}" has no channel ${name ?? ''}`);
    return channel;
  }

  /** The bot's direct messages with a user. */
  dm(user = this.user): ChannelState {
    return dmWith(this.world, user.id);
  }

  addUser(name: string): APIUser {
    return addUser(this.world, name);
  }

  addChannel(name: string, guild = this.guild, botPermissions?: bigint): ChannelState {
    const channel = addChannel(this.world, { name, guildId: guild.id });
    if (botPermissions !== undefined) channel.botPermissions = botPermissions;
    return channel;
  }

  /** A conversation the bot is not part of: direct messages of two others, or a group. */
  addPrivateChannel(users: readonly APIUser[]): ChannelState {
    return addChannel(this.world, { type: users.length > 2 ? ChannelType.GroupDM : ChannelType.DM, recipientIds: users.map(({ id }) => id), name: null });
  }

  /** Somebody adds the bot to a guild. With `botIsMember: false` the bot hears nothing: only users have it there. */
  joinGuild(options: GuildOptions): GuildState {
    const guild = addGuild(this.world, options);
    if (guild.botIsMember) this.world.dispatch('GUILD_CREATE', guildCreatePayload(this.world, guild), GatewayIntentBits.Guilds);
    return guild;
  }

  removeGuild(guild: GuildState): void {
    guild.botIsMember = false;
    guild.memberIds.delete(this.world.bot.id);
    this.world.dispatch('GUILD_DELETE', { id: guild.id }, GatewayIntentBits.Guilds);
  }

  /** What is registered: global commands, or a guild's. */
  commands(scope: 'global' | GuildState = 'global'): readonly APIApplicationCommand[] {
    return this.world.commands.get(scope === 'global' ? scope : scope.id) ?? [];
  }

  /** Somebody uses a slash command. @throws Error if Discord would not offer or send it so. */
  slash(given: Invocation & Actor): InteractionHandle {
    const place = this.#place(given);
    const command = findCommand(this.world, given.name, ApplicationCommandType.ChatInput, place);
    return this.#launch(place, given, InteractionType.ApplicationCommand, commandData(this.world, command, given, place), `/${given.name} ${JSON.stringify(given.options ?? {})}`);
  }

  /** What Discord shows while somebody types the option `focused`. @throws Error if nothing valid comes within three seconds. */
  async autocomplete(given: Invocation & Actor & { readonly focused: string }): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const place = this.#place(given);
    const command = findCommand(this.world, given.name, ApplicationCommandType.ChatInput, place);
    const what = `choices for ${given.focused} of /${given.name}`;
    const { state } = this.#launch(place, given, InteractionType.ApplicationCommandAutocomplete, commandData(this.world, command, given, place), what);
    return waitUntil(this.world.changed, () => {
      if (state.refusals.length > 0) throw new Error(`Discord refused the ${what}: ${JSON.stringify(state.refusals)}. ${JSON.stringify(this.violations.slice(-2))}`);
      return state.choices ?? undefined;
    }, { what, timeoutMs: given.timeoutMs ?? this.world.settings.acknowledgeWithinMs });
  }

  /** Somebody uses a message's context menu. */
  contextMenu(name: string, target: Pick<APIMessage, 'id' | 'channel_id'>, actor: Actor = {}): InteractionHandle {
    const stored = storedMessage(this.world, target, actor.user?.id ?? this.user.id);
    const place = this.#place({ ...actor, channel: this.#channelOf(stored) });
    const command = findCommand(this.world, name, ApplicationCommandType.Message, place);
    // The target's content is there whatever the intents: the user has handed it over.
    const data = { id: command.id, name, type: command.type, target_id: target.id, resolved: { messages: { [target.id]: stored.message } } };
    return this.#launch(place, actor, InteractionType.ApplicationCommand, data, `"${name}"`);
  }

  /** Somebody presses a button of a message. */
  press(message: Pick<APIMessage, 'id' | 'channel_id'>, customId: string, actor: Actor = {}): InteractionHandle {
    const stored = storedMessage(this.world, message, actor.user?.id ?? this.user.id);
    return this.#launch(this.#place({ ...actor, channel: this.#channelOf(stored) }), actor, InteractionType.MessageComponent, buttonData(stored, customId), `the button ${customId}`, stored);
  }

  /** Somebody chooses from a select menu of a message. */
  select(message: Pick<APIMessage, 'id' | 'channel_id'>, customId: string, values: readonly string[], actor: Actor = {}): InteractionHandle {
    const stored = storedMessage(this.world, message, actor.user?.id ?? this.user.id);
    const place = this.#place({ ...actor, channel: this.#channelOf(stored) });
    return this.#launch(place, actor, InteractionType.MessageComponent, selectData(this.world, stored, customId, values, place), `the menu ${customId}`, stored);
  }

  /** Somebody fills in and sends the modal that `opener` has opened. */
  modalSubmit(opener: InteractionHandle, values: Readonly<Record<string, string | readonly string[]>>, actor: Actor = {}): InteractionHandle {
    const { modal, channelId, userId, source } = opener.state;
    if (modal === null) throw new Error('No modal is open; await handle.modal first');
    const place = this.#place({ ...actor, user: actor.user ?? this.#user(userId), channel: this.#channel(channelId) });
    return this.#launch(place, actor, InteractionType.ModalSubmit, modalData(modal as unknown as JsonObject, values), `the modal ${modal.custom_id}`, source);
  }

  /** Somebody writes a message: in a channel, or to the bot with `guild: null`. */
  say({ content, reference, ping = true, mentions = [], mentionRoles = [], files = [], ...actor }: SayOptions): SaidHandle {
    const { channel, user } = this.#place(actor);
    const text = [...mentions.map(({ id }) => `<@${id}>`), ...mentionRoles.map((id) => `<@&${id}>`), content].filter((part) => part !== '').join(' ');
    const stored = createMessage(this.world, {
      channel, authorId: user.id, files: new Map(files.map((file, index) => [String(index), file])),
      body: { content: text, allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: ping } },
      reference: reference === undefined ? null : storedMessage(this.world, reference, user.id),
    });
    return new SaidHandle(this.world, channel, stored, actor.timeoutMs ?? this.world.settings.waitMs);
  }

  /** Messages of a channel that everybody sees, oldest first. */
  messages(channel: ChannelState): readonly APIMessage[] {
    return [...channel.messages.values()].filter(({ ephemeralFor }) => ephemeralFor === null).map(({ message }) => message);
  }

  /** Everything the bot has written anywhere with all its states, ephemeral and deleted messages too, oldest first. */
  botMessages(): readonly StoredMessage[] {
    return this.world.everyMessage.filter(({ message }) => message.author.id === this.world.bot.id);
  }

  /** The message as it is now. @throws Error if it is gone. */
  current({ id, channel_id }: Pick<APIMessage, 'id' | 'channel_id'>): APIMessage {
    return storedMessage(this.world, { id, channel_id }).message;
  }

  /** Somebody deletes a message. */
  delete(message: Pick<APIMessage, 'id' | 'channel_id'>): void {
    deleteMessage(this.world, storedMessage(this.world, message));
  }

  /** All a reader reads in a message. */
  textOf(message: Pick<APIMessage, 'content' | 'components'>): string {
    return textOf(message);
  }

  /** The custom ids of a message's buttons and menus that can be used. */
  customIdsOf(message: Pick<APIMessage, 'components'>): string[] {
    return customIdsOf(message);
  }

  /** Whom the message pings, its allowed_mentions considered. */
  liveMentions(message: Pick<APIMessage, 'id' | 'channel_id'>): LiveMentions {
    return storedMessage(this.world, message).liveMentions;
  }

  /** Whom it would ping if nothing but escaping held it back. */
  unescapedMentions(message: Pick<APIMessage, 'id' | 'channel_id'>): LiveMentions {
    return storedMessage(this.world, message).mentionsInText;
  }

  /** Waits until `look` gives something. @throws Error after the time is up. */
  until<T>(look: () => T | undefined, what: string, timeoutMs = this.world.settings.waitMs): Promise<T> {
    return waitUntil(this.world.changed, look, { what, timeoutMs });
  }

  /** Waits until the bot has identified or resumed. */
  async connected(timeoutMs = this.world.settings.waitMs): Promise<void> {
    await this.until(() => (this.gateway.isConnected ? true : undefined), 'the bot to connect', timeoutMs);
  }

  async close(): Promise<void> {
    this.gateway.shutDown();
    const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    this.#http.closeAllConnections();
    await closed;
  }

  #place(actor: Actor): Place {
    return resolvePlace(this.world, actor, { user: this.user, guild: this.guild });
  }

  #channel(id: string): ChannelState {
    const channel = this.world.channels.get(id);
    if (channel === undefined) throw new Error(`The server knows no channel ${id}`);
    return channel;
  }

  #channelOf(stored: StoredMessage): ChannelState {
    return this.#channel(stored.channelId);
  }

  #user(id: string): APIUser {
    return this.world.users.get(id) ?? this.user;
  }

  #launch(place: Place, { timeoutMs = this.world.settings.waitMs }: Actor, type: InteractionType, data: unknown, what: string, source: StoredMessage | null = null): InteractionHandle {
    return new InteractionHandle(this.world, launchInteraction(this.world, place, { type, data, source }), what, timeoutMs);
  }
}
