import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InventedArticle } from './invented-news.ts';

const CONSOLE = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'cli.ts');

/** A folder with a store for a bot, filled by the console as an owner does. */
export interface Store {
  readonly folder: string;
  /** Runs a command of the console on it; the bot must not run meanwhile. @throws Error if it fails. */
  readonly desk: (args: readonly string[]) => Promise<string>;
  /** The texts of all revisions that are stored, as `desk show` prints them. */
  readonly texts: (ids: readonly string[]) => Promise<string[]>;
  readonly remove: () => void;
}

/** Makes a store of the articles with `desk ingest`. */
export async function makeStore(articles: readonly InventedArticle[]): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'));
  const { DISCORD_TOKEN: _token, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), EMBEDDING_WORKERS: '1', NO_COLOR: '1', LOG_LEVEL: 'error' };
  const desk = async (args: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, [CONSOLE, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (part: string) => void out.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => void err.push(part));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`desk ${args.join(' ')} ended with ${code}: ${[...out, ...err].join('').slice(-2_000)}`);
    return out.join('');
  };
  if (articles.length > 0) {
    const file = join(folder, 'articles.jsonl');
    writeFileSync(file, asJsonLines(articles));
    await desk(['ingest', file, '--json']);
  }
  return {
    folder, desk,
    texts: (ids) => Promise.all(ids.map(async (id) => (JSON.parse(await desk(['show', id, '--json'])) as { text: string }).text)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a `.jsonl` of articles holds. */
export function asJsonLines(articles: readonly InventedArticle[]): string {
  return `${articles.map((article) => JSON.stringify(article)).join('\n')}\n`;
}
