import type { APIMessage } from 'discord-api-types/v10';
import { waitUntil } from '../world/signal.ts';
import { textOf } from '../world/text-of.ts';
import type { ChannelState, StoredMessage, World } from '../world/world.ts';

/** What became of a message somebody wrote. */
export class SaidHandle {
  readonly stored: StoredMessage;
  readonly #world: World;
  readonly #channel: ChannelState;
  readonly #timeoutMs: number;

  constructor(world: World, channel: ChannelState, stored: StoredMessage, timeoutMs: number) {
    this.#world = world;
    this.#channel = channel;
    this.stored = stored;
    this.#timeoutMs = timeoutMs;
  }

  get message(): APIMessage {
    return this.stored.message;
  }

  /** The bot's messages that answer it: those that reply to it; in direct messages, if there are none, those that came after. */
  get replies(): readonly StoredMessage[] {
    const after = [...this.#channel.messages.values()].filter(({ message }) => BigInt(message.id) > BigInt(this.message.id) && message.author.id === this.#world.bot.id);
    const direct = after.filter(({ message }) => message.message_reference?.message_id === this.message.id);
    return direct.length > 0 || this.#channel.guildId !== null ? direct : after.filter(({ message }) => message.message_reference === undefined);
  }

  /** The bot's answer as it is now. */
  get reply(): Promise<APIMessage> {
    return this.replyWhere(() => true);
  }

  /** The answer once it fits, in any of its states. */
  replyWhere(fits: (message: APIMessage) => boolean, timeoutMs = this.#timeoutMs): Promise<APIMessage> {
    return waitUntil(this.#world.changed, () => this.replies.flatMap(({ versions }) => versions).findLast(fits), {
      what: `a reply to ${JSON.stringify(this.message.content)}`, timeoutMs,
      state: () => [`The bot wrote: ${JSON.stringify(this.replies.map(({ message }) => textOf(message).slice(0, 400)))}.`, this.#world.violations.length === 0 ? '' : `Violations: ${JSON.stringify(this.#world.violations.slice(-3))}`].filter((part) => part !== '').join(' '),
    });
  }

  replyWith(text: RegExp, timeoutMs = this.#timeoutMs): Promise<APIMessage> {
    return this.replyWhere((message) => text.test(textOf(message)), timeoutMs);
  }

  /** How often the bot showed that it types, since the message. */
  get typing(): number {
    return this.#world.typing.filter(({ channelId, atMs }) => channelId === this.#channel.id && atMs >= this.stored.createdAtMs).length;
  }
}
