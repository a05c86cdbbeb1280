import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { App } from '../app-contract.ts';
import { readabilityText } from './baseline-readability.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { share, type Measured } from './figures.ts';
import { PUBLISHED } from './published-figures.ts';
import { readRows } from './read-rows.ts';
import { scoreExtraction } from './score-extraction.ts';

const itemSchema = z.object({ id: z.string(), url: z.string(), articleBody: z.string() });

/** Body text of saved news pages against Readability's on the same pages. */
export async function evaluateExtraction(folder: string, app: Pick<App, 'extractHtml'>, { progress, signal }: Pick<EvaluationPorts, 'progress' | 'signal'>): Promise<Measured> {
  const items = await readRows(join(folder, 'items.dev.jsonl'), itemSchema);
  const ours: string[] = [];
  const baseline: string[] = [];
  for (const [at, { id, url }] of items.entries()) {
    signal.throwIfAborted();
    const html = gunzipSync(await readFile(join(folder, 'html', `${id}.html.gz`))).toString('utf8');
    const report = await app.extractHtml({ html, url });
    ours.push(report.articles[0]?.text ?? '');
    baseline.push(readabilityText(html));
    progress('extraction: pages', at + 1, items.length);
  }
  const gold = items.map(({ articleBody }) => articleBody);
  const [us, them] = [scoreExtraction(gold, ours), scoreExtraction(gold, baseline)];
  return {
    figures: [
      { name: 'word 4-gram F1', ours: share(us.f1), baseline: share(them.f1), known: PUBLISHED.extraction.f1 },
      { name: 'precision', ours: share(us.precision), baseline: share(them.precision), known: null },
      { name: 'recall', ours: share(us.recall), baseline: share(them.recall), known: null },
    ],
    outcomes: items.map(({ id, url }, i) => ({ id, url, ...scoreExtraction([gold[i] ?? ''], [ours[i] ?? '']), given: ours[i] ?? '' })),
  };
}
