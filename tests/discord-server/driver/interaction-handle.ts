import type { APIMessage } from 'discord-api-types/v10';
import { isThinking } from '../world/messages.ts';
import { waitUntil } from '../world/signal.ts';
import { textOf } from '../world/text-of.ts';
import type { Acknowledgement, InteractionState, StoredMessage, World } from '../world/world.ts';

/** What became of an interaction. Each promise begins to wait when it is read, and ends with a clear error. */
export class InteractionHandle {
  readonly state: InteractionState;
  readonly #world: World;
  readonly #what: string;
  readonly #timeoutMs: number;

  constructor(world: World, state: InteractionState, what: string, timeoutMs: number) {
    this.#world = world;
    this.state = state;
    this.#what = what;
    this.#timeoutMs = timeoutMs;
  }

  get id(): string {
    return this.state.id;
  }

  /** When and how the bot acknowledged it. */
  get acknowledged(): Promise<Acknowledgement> {
    return this.#wait(() => this.state.acknowledged ?? undefined, 'the acknowledgement of');
  }

  /** The message it shows once it is no longer "thinking": for a component that was deferred, the changed message. */
  get reply(): Promise<APIMessage> {
    return this.replyWhere(() => true);
  }

  /** The first state of its message, among those shown so far or yet to come, that fits. */
  replyWhere(fits: (message: APIMessage) => boolean, timeoutMs = this.#timeoutMs): Promise<APIMessage> {
    return this.#wait(() => this.state.shown.findLast(fits), 'the reply to', timeoutMs);
  }

  /** Waits until its message's text matches. */
  replyWith(text: RegExp, timeoutMs = this.#timeoutMs): Promise<APIMessage> {
    return this.replyWhere((message) => text.test(textOf(message)), timeoutMs);
  }

  /** Every state its message has had, oldest first. */
  get edits(): readonly APIMessage[] {
    return this.state.shown;
  }

  /** The modal it opened. */
  get modal(): Promise<NonNullable<InteractionState['modal']>> {
    return this.#wait(() => this.state.modal ?? undefined, 'the modal of');
  }

  /** What `@original` is now; null before the acknowledgement. */
  get stored(): StoredMessage | null {
    return this.state.original;
  }

  /** Callbacks the server refused. */
  get refusals(): InteractionState['refusals'] {
    return this.state.refusals;
  }

  /** Whether only the asker sees the reply; null before the acknowledgement. */
  get isEphemeral(): boolean | null {
    return this.state.original === null ? null : this.state.original.ephemeralFor !== null;
  }

  #wait<T>(look: () => T | undefined, kind: string, timeoutMs = this.#timeoutMs): Promise<T> {
    return waitUntil(this.#world.changed, look, { what: `${kind} ${this.#what}`, timeoutMs, state: () => this.#describe() });
  }

  #describe(): string {
    const { acknowledged, refusals, original, shown } = this.state;
    const last = shown.at(-1);
    return [
      acknowledged === null ? 'It was never acknowledged.' : `It was acknowledged after ${acknowledged.afterMs} ms with type ${acknowledged.type}.`,
      original !== null && isThinking(original) ? 'Its message is still "thinking".' : '',
      refusals.length === 0 ? '' : `Refused: ${JSON.stringify(refusals)}.`,
      last === undefined ? '' : `It shows: ${JSON.stringify(textOf(last).slice(0, 400))}.`,
      this.#world.violations.length === 0 ? '' : `Violations: ${JSON.stringify(this.#world.violations.slice(-3))}`,
    ].filter((part) => part !== '').join(' ');
  }
}
