import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Figure, SetResult, Value } from '../../src/evaluate/figures.ts';
import { runEvaluation, type EvaluationArgs } from '../../src/evaluate/run.ts';

type MeasuredSet = Exclude<SetResult, { readonly absent: string }>;

const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The repository's own model and sample, stores in a folder of this test, and nothing shared beside it. */
const config = { ...readConfig({ EMBEDDING_WORKERS: '1', EMBEDDINGS_DIR: join(folder, 'embeddings'), DATA_DIR: join(folder, 'data') }, { cwd: folder }), sharedDir: join(folder, 'absent') };

async function run(args: Partial<EvaluationArgs>): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await runEvaluation({ sample: null, only: null, json: true, progress: { write: () => true }, write: (more) => { text += more; }, ...args }, config);
  return { code, text };
}

const countsOf = (value: Value | null | undefined): { value: number; of: number } => {
  if (value?.kind !== 'count') throw new Error('not a count');
  return value;
};

describe('an evaluation of the sample, with nothing shared beside the repository', () => {
  let whole = { code: -1, text: '' };
  beforeAll(async () => {
    whole = await run({});
  }, 180_000);

  it('measures the sample through the real app and says which sets are absent', () => {
    const { code, text } = whole;
    const { results, cores } = JSON.parse(text) as { results: SetResult[]; cores: number };
    expect(code).toBe(0);
    expect(cores).toBeGreaterThan(0);
    expect(results.filter((result) => 'absent' in result).map(({ set }) => set)).toEqual(['seed', 'retrieval', 'answers', 'abstention', 'quotes', 'extraction', 'stories', 'stories']);

    const [questions, traps, premises] = results.filter((result): result is MeasuredSet => !('absent' in result));
    expect([questions?.set, traps?.set, premises?.set]).toEqual(['sample', 'sample', 'sample']);
    const figure = (result: MeasuredSet | undefined, name: string): Figure | undefined => result?.figures.find((one) => one.name.startsWith(name));
    expect(countsOf(figure(questions, 'answered right, first three')?.ours).of).toBe(36);
    expect(countsOf(figure(questions, 'refused right')?.ours).of).toBe(9);
    // The baseline is a working one: it finds most of the words, and cannot refuse.
    const baseline = countsOf(figure(questions, 'answered right, first three')?.baseline);
    expect(baseline.value).toBeGreaterThan(18);
    expect(countsOf(figure(questions, 'refused right')?.baseline).value).toBe(0);
    expect(countsOf(figure(questions, 'answered right, first three')?.ours).value).toBeGreaterThan(baseline.value);
    expect(countsOf(figure(traps, 'traps printed bare')?.baseline).value).toBeGreaterThan(3);
    expect(countsOf(figure(traps, 'traps printed bare')?.ours)).toEqual({ kind: 'count', value: 0, of: 10 });

    const refused = countsOf(figure(premises, 'refused right')?.ours);
    expect(refused.of).toBe(28);
    expect(refused.value).toBeGreaterThanOrEqual(25);
    expect(countsOf(figure(premises, 'refused wrong')?.ours).value).toBeLessThanOrEqual(1);

    const outcomes = readdirSync(join(folder, 'embeddings', 'cache', 'outcomes'));
    expect(outcomes.sort()).toEqual(['premises.jsonl', 'sample.jsonl', 'traps.jsonl']);
  });

  it('gives the same figures again, from the store that the first run left', async () => {
    const strip = (text: string): unknown => (JSON.parse(text) as { results: SetResult[] }).results.map((result) => ('absent' in result ? result : { ...result, milliseconds: 0 })).filter(({ set }) => set === 'sample');
    const { text } = await run({ only: ['sample'] });
    expect(strip(text)).toEqual(strip(whole.text));
    expect(readdirSync(join(folder, 'embeddings', 'cache', 'eval')).filter((name) => name.startsWith('sample-'))).toHaveLength(1);
  }, 120_000);

  it('prints a table on request, and stops in order when it is told to', async () => {
    const { text } = await run({ only: ['seed'], json: false });
    expect(text).toContain('Seed: questions on one copied article\n  absent: ../shared/seed is not there');
    const stopped = await run({ only: ['sample'], signal: AbortSignal.abort() });
    expect(stopped).toEqual({ code: 1, text: '' });
  }, 60_000);

  it('refuses arguments that mean nothing, by name', async () => {
    const refusal = async (args: Partial<EvaluationArgs>): Promise<[number, string]> => {
      let said = '';
      const { code, text } = await run({ ...args, progress: { write: (more: string) => { said += more; } } });
      expect(text).toBe('');
      return [code, said];
    };
    expect(await refusal({ only: ['sampel'] })).toEqual([2, '--only sampel is not a set; the sets are sample, seed, retrieval, answers, abstention, quotes, extraction, stories, votes\n']);
    expect(await refusal({ sample: 0 })).toEqual([2, '--sample must be a whole number of questions, 1 or more; got 0\n']);
    expect(await refusal({ writeDocs: true, sample: 40 })).toEqual([2, '--write-docs needs a whole run: leave out --sample and --only\n']);
  });
});
