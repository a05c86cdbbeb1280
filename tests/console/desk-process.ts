import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '..', '..', 'src');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A desk with a store of its own, run as a user runs it: a process, its arguments, its streams. */
export function deskProcess() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-console-'));
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), EMBEDDING_WORKERS: '1', NO_COLOR: '1', LOG_LEVEL: 'info' };
  for (const name of Object.keys(env)) if (name.startsWith('DISCORD_')) delete env[name];
  const start = (file: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}) => spawn(process.execPath, [join(SOURCES, file), ...args], { cwd: folder, env: { ...env, ...extra } });
  const run = async (file: string, args: readonly string[], { input = '', extra = {} }: { input?: string; extra?: NodeJS.ProcessEnv } = {}): Promise<Finished> => {
    const child = start(file, args, extra);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout, stderr };
  };
  return {
    folder,
    start: (args: readonly string[]) => start('cli.ts', args),
    desk: (args: readonly string[], options: { input?: string; extra?: NodeJS.ProcessEnv } = {}) => run('cli.ts', args, options),
    main: (options: { input?: string; extra?: NodeJS.ProcessEnv } = {}) => run('main.ts', [], options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function jsonLines(text: string): Record<string, unknown>[] {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}
