import type { ServerClock } from './clock.ts';

const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** Ids as Discord makes them: the time in the high bits, never the same twice, always rising. */
export class Snowflakes {
  readonly #clock: ServerClock;
  #last = 0n;

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  next(): string {
    const now = (BigInt(Math.trunc(this.#clock.now())) - DISCORD_EPOCH_MS) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return String(this.#last);
  }
}

/** Epoch milliseconds. */
export function snowflakeTimeMs(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
}
