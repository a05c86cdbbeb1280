import { readFileSync } from 'node:fs';
import type { SignalName } from '../src/retrieve/signal-table.ts';

export interface DumpedQuestion {
  readonly id: string;
  /** How many candidates it has; their rows follow those of the questions before. */
  readonly rows: number;
  /** Which of them hold an answer. */
  readonly right: readonly number[];
}

/** One question's candidates: `signals[row * width + column]`. */
export interface RankingGroup {
  readonly rows: number;
  readonly right: readonly number[];
  readonly signals: Float32Array;
}

export interface RankingDump {
  readonly names: readonly SignalName[];
  readonly groups: readonly RankingGroup[];
  /** SHA-256 of the questions' file. */
  readonly checksum: string;
  readonly articles: number;
}

interface Written {
  readonly signals: readonly SignalName[];
  readonly checksum: string;
  readonly articles: number;
  readonly questions: readonly DumpedQuestion[];
}

/** Reads what bench/dump-ranking-signals.ts wrote. */
export function readRankingDump(path: string): RankingDump {
  const { signals: names, checksum, articles, questions } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Written;
  const bytes = readFileSync(`${path}.f32`);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let at = 0;
  const groups = questions.map(({ rows, right }) => {
    const signals = all.subarray(at, at + rows * names.length);
    at += rows * names.length;
    return { rows, right, signals };
  });
  return { names, groups, checksum, articles };
}
