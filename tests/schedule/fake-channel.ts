import type { Delivery, DeliveryPart } from '../../src/domain/delivery.ts';
import { targetOf } from '../../src/domain/subscription.ts';
import type { Channel, SendOutcome, Sighting } from '../../src/schedule/index.ts';

export interface PostedMessage {
  readonly id: string;
  readonly target: string;
  readonly payload: string;
  readonly atMs: number;
}

/** What befalls one request. `late`: applied only so many milliseconds after it left, whoever still waits for it. */
export type Fate = 'posted' | 'answer lost' | 'error before' | 'error after' | 'rate limited' | { readonly lateMs: number } | SendOutcome;

/** What Discord keeps of a nonce: two minutes. */
const NONCE_MS = 120_000;

/**
 * A channel as Discord has it: a nonce is checked against those of the last two minutes, then forgotten; it is kept with
 * no message and given back by nothing. A message is found by what is in it. Requests meet the fates given, then succeed.
 */
export class FakeChannel implements Channel {
  readonly messages: PostedMessage[] = [];
  readonly fates: Fate[] = [];
  readonly sightings: Sighting[] = [];
  requests = 0;
  looks = 0;
  readonly #now: () => number;
  readonly #nonces = new Map<string, { readonly id: string; readonly atMs: number }>();
  #onTheWay: { readonly atMs: number; readonly apply: () => void }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  async send(delivery: Delivery, part: DeliveryPart): Promise<SendOutcome> {
    this.settle();
    this.requests += 1;
    const fate = this.fates.shift() ?? 'posted';
    const apply = (atMs: number): string => this.#apply(targetOf(delivery.place), part, atMs);
    if (fate === 'posted') return { kind: 'sent', messageId: apply(this.#now()) };
    if (fate === 'rate limited') return { kind: 'not-applied', retryAfterMs: 2_000 };
    if (fate === 'error before') return { kind: 'in-doubt', detail: '500' };
    if (fate === 'error after') {
      apply(this.#now());
      return { kind: 'in-doubt', detail: '500' };
    }
    if (fate === 'answer lost') {
      apply(this.#now());
      throw new Error('socket hang up');
    }
    if ('kind' in fate) return fate;
    const atMs = this.#now() + fate.lateMs;
    this.#onTheWay.push({ atMs, apply: () => void apply(atMs) });
    throw new Error('timed out');
  }

  async findInHistory(delivery: Delivery, part: DeliveryPart, sinceMs: number): Promise<Sighting> {
    this.settle();
    this.looks += 1;
    const given = this.sightings.shift();
    if (given !== undefined) return given;
    const found = this.messages.find(({ target, payload, atMs }) => target === targetOf(delivery.place) && atMs >= sinceMs && payload.includes(`fd1:part:${part.key}:`));
    return found === undefined ? { kind: 'absent' } : { kind: 'found', messageId: found.id };
  }

  /** Applies what has arrived by now. */
  settle(): void {
    const arrived = this.#onTheWay.filter(({ atMs }) => atMs <= this.#now()).sort((a, b) => a.atMs - b.atMs);
    this.#onTheWay = this.#onTheWay.filter(({ atMs }) => atMs > this.#now());
    for (const { apply } of arrived) apply();
  }

  in(target: string): string[] {
    return this.messages.filter((message) => message.target === target).map(({ payload }) => (JSON.parse(payload) as { text: string }).text);
  }

  #apply(target: string, part: DeliveryPart, atMs: number): string {
    const known = this.#nonces.get(part.key);
    if (known !== undefined && atMs - known.atMs < NONCE_MS) return known.id;
    const id = `m${this.messages.length + 1}`;
    this.messages.push({ id, target, payload: part.payload, atMs });
    this.#nonces.set(part.key, { id, atMs });
    return id;
  }
}
