/** The server's clock: real time plus what a test has added. */
export class ServerClock {
  #addedMs = 0;

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.#addedMs;
  }

  /** Lets tokens expire and nonces be forgotten without waiting for it. */
  advance(ms: number): void {
    this.#addedMs += ms;
  }
}
