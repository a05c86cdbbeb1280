import type { WebSocket } from 'ws';

const REPLAY_MAX = 10_000;

/** One gateway session: it outlives its connections until it is invalidated. */
export class Session {
  readonly id: string;
  readonly intents: number;
  socket: WebSocket | null;
  #sequence = 0;
  readonly #sent: { readonly op: 0; readonly s: number; readonly t: string; readonly d: unknown }[] = [];

  constructor(id: string, intents: number, socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.socket = socket;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Sends the event, or keeps it for the resume. */
  dispatch(event: string, data: unknown): void {
    this.#sequence++;
    // Written down as it is now: the world goes on changing.
    const packet = { op: 0, s: this.#sequence, t: event, d: structuredClone(data) } as const;
    this.#sent.push(packet);
    if (this.#sent.length > REPLAY_MAX) this.#sent.shift();
    if (this.socket !== null) this.socket.send(JSON.stringify(packet));
  }

  /** Sends again what came after `sequence`; gives how many that were. */
  replay(sequence: number): number {
    const missed = this.#sent.filter(({ s }) => s > sequence);
    for (const packet of missed) this.socket?.send(JSON.stringify(packet));
    return missed.length;
  }
}
