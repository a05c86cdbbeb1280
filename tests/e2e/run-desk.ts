import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DeskProcess {
  readonly folder: string;
  /** A file of the folder. */
  write(name: string, content: string | Uint8Array): string;
  /** Runs `desk …` as a process of its own, with its stores in the folder and nothing of the caller's settings. */
  run(args: readonly string[], options?: { readonly stdin?: string | Uint8Array; readonly env?: Readonly<Record<string, string>>; readonly main?: boolean }): Promise<Ran>;
}

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A desk in a temporary folder, driven from outside as a person would drive it. */
export function deskProcess(): DeskProcess {
  const folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    run(args, { stdin = '', env = {}, main = false } = {}) {
      const child = spawn(process.execPath, [join(REPOSITORY, 'src', main ? 'main.ts' : 'cli.ts'), ...args], {
        cwd: folder,
        env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings'), EMBEDDING_WORKERS: '1', ...env },
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => { output.stdout += text; });
      child.stderr.setEncoding('utf8').on('data', (text: string) => { output.stderr += text; });
      child.stdin.on('error', () => undefined); // it may end before it has read everything
      child.stdin.end(stdin);
      return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => { resolve({ code, ...output }); });
      });
    },
  };
}
