import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { Logger } from '../../observe/index.ts';
import { fatalOfLogin } from './fatal.ts';

export interface LoginPorts {
  readonly token: string;
  /** A fresh client for each attempt: discord.js destroys one whose login failed. */
  readonly createClient: () => Client;
  readonly log: Logger;
  /** A line for whoever watches the start. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Real milliseconds. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const PAUSE_MIN_MS = 1_000;
const PAUSE_MAX_MS = 60_000;
/** Real milliseconds for a client that is given up on to take its leave. */
const LEAVE_MS = 1_000;

/**
 * Logs in and waits until the servers are known. Without a network it goes on trying, and says so once.
 *
 * @throws DeskError if trying again cannot help (a wrong token, refused intents, no logins left).
 */
export async function logIn(ports: LoginPorts): Promise<Client<true> | null> {
  const { log, say, signal, sleep } = ports;
  for (let pauseMs = PAUSE_MIN_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)) {
    const client = ports.createClient();
    let closeCode: number | null = null;
    client.on(Events.ShardDisconnect, ({ code }) => { closeCode = code; });
    try {
      const ready = await whenReady(client, ports.token, signal);
      if (ready === null) await giveUp(client);
      return ready;
    } catch (error) {
      await giveUp(client);
      const fatal = fatalOfLogin(error, closeCode);
      if (fatal !== null) throw fatal;
      if (pauseMs === PAUSE_MIN_MS) say('Discord cannot be reached at this moment; Foreign Desk keeps trying.');
      log.warn({ error: error instanceof Error ? `${error.name}: ${error.message}` : typeof error, againInMs: pauseMs }, 'the login failed and will be tried again');
      await sleep(pauseMs, signal);
    }
  }
  return null;
}

/** discord.js never finishes destroying a client whose login Discord has not answered; what that client still hears is nobody's. */
async function giveUp(client: Client): Promise<void> {
  await Promise.race([client.destroy().catch(() => undefined), wait(LEAVE_MS, undefined, { ref: false })]);
  client.removeAllListeners().on(Events.Error, () => undefined);
}

/** Null if the bot was stopped meanwhile. */
async function whenReady(client: Client, token: string, signal: AbortSignal): Promise<Client<true> | null> {
  const stopped = Promise.withResolvers<null>();
  const stop = (): void => stopped.resolve(null);
  // A login that has succeeded may still be closed for good before the servers are known.
  client.once(Events.ShardDisconnect, ({ code }) => stopped.reject(new Error(`The gateway closed with ${code}`)));
  stopped.promise.catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const ready = new Promise<Client<true>>((resolve) => { client.once(Events.ClientReady, resolve); });
  try {
    const login = client.login(token);
    // A login that is given up on may fail later, with nobody listening.
    login.catch(() => undefined);
    return await Promise.race([Promise.all([login, ready]).then(([, found]) => found), stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
