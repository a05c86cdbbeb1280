/**
 * Draws docs/risk-coverage.svg from what `npm run eval -- --only abstention` left:
 *
 *   node bench/draw-risk-coverage.ts [embeddings/cache/outcomes/abstention.jsonl] [--note <words>]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { drawRiskCoverage } from '../src/evaluate/draw-risk-coverage.ts';
import { riskCoverage } from '../src/evaluate/risk-coverage.ts';

interface Line {
  readonly status: string;
  readonly confidence: number;
  readonly right: boolean;
  readonly takenOut: boolean;
}

const { values, positionals: [file = join(readConfig().embeddingsDir, 'cache', 'outcomes', 'abstention.jsonl')] } = parseArgs({ allowPositionals: true, options: { note: { type: 'string', default: '' } } });
const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
const curve = riskCoverage(lines.map(({ status, confidence, right }) => ({ confidence: status === 'answered' ? confidence : null, right })));
const out = lines.filter(({ takenOut }) => takenOut).length;
writeFileSync(join(import.meta.dirname, '..', 'docs', 'risk-coverage.svg'), drawRiskCoverage(curve, {
  title: `${lines.length - out} news-quiz questions, and ${out} of them again with their articles taken out`, note: values.note,
}));
