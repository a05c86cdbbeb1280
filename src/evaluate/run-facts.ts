import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';

/** What a reader needs to know of a run in order to repeat it. */
export interface RunFacts {
  readonly date: string;
  readonly command: string;
  /** Null outside a git checkout. */
  readonly commit: string | null;
  readonly cores: number;
  readonly node: string;
  readonly model: string;
}

/** Gathers the facts of this run; the machine is told by its cores alone. */
export async function readRunFacts(command: string, config: Config, nowMs: number): Promise<RunFacts> {
  return {
    date: new Date(nowMs).toISOString().slice(0, 10),
    command,
    commit: await readCommit(),
    cores: availableParallelism(),
    node: process.version,
    model: `${config.embedding.model} (${config.embedding.dtype})`,
  };
}

async function readCommit(): Promise<string | null> {
  const git = async (...args: string[]): Promise<string> => (await promisify(execFile)('git', args, { cwd: import.meta.dirname })).stdout.trim();
  try {
    const [head, changes] = [await git('rev-parse', '--short', 'HEAD'), await git('status', '--porcelain', '--untracked-files=no', '--', '..')];
    return changes === '' ? head : `${head} with uncommitted changes`;
  } catch {
    return null;
  }
}
