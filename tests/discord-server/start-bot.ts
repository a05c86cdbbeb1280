import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiscordServer } from './discord-server.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
/** Of this process's environment the bot gets no more than it takes to run. */
const INHERITED = ['PATH', 'NODE_COMPILE_CACHE', 'HOME', 'TMPDIR', 'LANG', 'USER'] as const;

export interface BotOptions {
  readonly server: DiscordServer;
  /** Holds the bot's `data` and `embeddings`; a temporary one, removed after the bot, if not given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `npm`: `npm start`, with npm and its shell. `node`: the program alone. */
  readonly by?: 'npm' | 'node';
  /** Another program than the bot, for `by: 'node'`. */
  readonly program?: string;
  /** False comes back at once, for a bot that is to fail. */
  readonly waitForReady?: boolean;
  readonly readyWithinMs?: number;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running bot. */
export class BotProcess {
  readonly folder: string;
  /** Resolves when the process that was started has ended and its output is read. */
  readonly exit: Promise<Exit>;
  readonly #child: ChildProcess;
  #stdout = '';
  #stderr = '';
  #ended: Exit | null = null;

  constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.folder = folder;
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.#stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.#stderr += chunk));
    this.exit = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve((this.#ended = { code, signal })));
    });
    this.exit.catch(() => undefined);
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Null while it runs. */
  get ended(): Exit | null {
    return this.#ended;
  }

  /** Whether anything it started is still there: the shell and the program under npm too. */
  get leavesProcesses(): boolean {
    try {
      process.kill(-(this.#child.pid ?? 0), 0);
      return true;
    } catch {
      return false;
    }
  }

  /** SIGTERM to the process that was started, as a service manager does; to npm under npm. Kills it after `withinMs`. */
  async stop(withinMs = 15_000): Promise<Exit & { readonly ms: number; readonly killed: boolean }> {
    const startedMs = performance.now();
    let killed = false;
    const timer = setTimeout(() => {
      killed = true;
      this.#signal('SIGKILL');
    }, withinMs);
    if (this.#ended === null) this.#child.kill('SIGTERM');
    const exit = await this.exit.finally(() => clearTimeout(timer));
    return { ...exit, ms: performance.now() - startedMs, killed };
  }

  /** SIGKILL to all of it. */
  async kill(): Promise<Exit> {
    this.#signal('SIGKILL');
    return this.exit;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-(this.#child.pid ?? 0), signal);
    } catch {
      // It has ended by itself.
    }
  }
}

/**
 * Starts the real bot against the server, with a store of its own.
 *
 * @throws Error with what it wrote if it ends, or has not identified in time.
 */
export async function startBot({ server, folder, env = {}, by = 'node', program = join(REPOSITORY, 'src', 'main.ts'), waitForReady = true, readyWithinMs = 60_000 }: BotOptions): Promise<BotProcess> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'desk-bot-'));
  const inherited = Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const [command, args]: readonly [string, readonly string[]] = by === 'npm' ? ['npm', ['start']] : [process.execPath, [program]];
  const identified = server.gateway.identifies;
  const child = spawn(command, args, {
    cwd: by === 'npm' ? REPOSITORY : home,
    // A group of its own, so that what it leaves behind can be seen and ended.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl, DATA_DIR: join(home, 'data'), EMBEDDINGS_DIR: join(home, 'embeddings'), EMBEDDING_WORKERS: '1', NO_COLOR: '1', LOG_LEVEL: 'info', ...env },
  });
  const bot = new BotProcess(child, home);
  if (folder === undefined) void bot.exit.then(() => rmSync(home, { recursive: true, force: true }), () => undefined);
  if (!waitForReady) return bot;
  const ended = bot.exit.then(({ code, signal }) => {
    throw new Error(`The bot ended (code ${code}, signal ${signal}) before it had identified:\n${bot.stderr.slice(-4_000)}`);
  });
  ended.catch(() => undefined);
  await Promise.race([server.until(() => (server.gateway.identifies > identified ? true : undefined), 'the bot to identify', readyWithinMs), ended]).catch(async (error: unknown) => {
    await bot.kill();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${bot.stderr.slice(-4_000)}`, { cause: error });
  });
  return bot;
}
