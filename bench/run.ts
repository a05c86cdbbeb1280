import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAcknowledge } from './acknowledge.ts';
import { benchAsk } from './ask.ts';
import { benchIngest } from './ingest.ts';
import { renderMarkdownReport, renderReport, type BenchReport } from './report.ts';
import { benchSearch } from './search.ts';
import { benchText } from './text.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<BenchReport>>> = { ingest: benchIngest, search: benchSearch, ask: benchAsk, text: benchText, acknowledge: benchAcknowledge };
const DOCUMENT = join(import.meta.dirname, '..', 'docs', 'benchmarks.md');
const BEGIN = '<!-- figures: written by npm run bench -- --write-docs -->';
const END = '<!-- end of figures -->';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'write-docs': { type: 'boolean', default: false } } });
const wanted = positionals.length === 0 ? Object.keys(BENCHMARKS) : positionals;
const unknown = wanted.filter((name) => BENCHMARKS[name] === undefined);
const partly = values['write-docs'] && positionals.length > 0;
if (unknown.length > 0 || partly) {
  console.error(partly ? '--write-docs needs all of them: leave out the names' : `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exitCode = 2;
} else {
  const reports: BenchReport[] = [];
  for (const name of wanted) {
    const report = await BENCHMARKS[name]?.();
    if (report === undefined) continue;
    reports.push(report);
    console.log(renderReport(report));
  }
  if (values['write-docs']) writeDocument(reports);
}

function writeDocument(reports: readonly BenchReport[]): void {
  const document = readFileSync(DOCUMENT, 'utf8');
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`docs/benchmarks.md has no place for the figures: it needs the lines ${BEGIN} and ${END}`);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const facts = `Taken on ${new Date().toISOString().slice(0, 10)} at commit ${commit} with \`npm run bench\`; ${availableParallelism()} cores, Node ${process.version}.`;
  writeFileSync(DOCUMENT, `${document.slice(0, begin + BEGIN.length)}\n\n${[facts, ...reports.map(renderMarkdownReport)].join('\n\n')}\n\n${document.slice(end)}`);
}
