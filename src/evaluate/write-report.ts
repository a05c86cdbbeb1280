import { readFile, rename, writeFile } from 'node:fs/promises';
import { DeskError } from '../errors.ts';
import type { SetResult } from './figures.ts';
import { renderMarkdownTable } from './render-table.ts';
import type { RunFacts } from './run-facts.ts';

const BEGIN = '<!-- figures: written by npm run eval -- --write-docs -->';
const END = '<!-- end of figures -->';

/**
 * Puts the table and the facts of its run between the two marks of the report, leaving all else as people wrote it.
 *
 * @throws DeskError if the marks are not there.
 */
export async function writeReport(file: string, results: readonly SetResult[], facts: RunFacts): Promise<void> {
  const report = await readFile(file, 'utf8');
  const [begin, end] = [report.indexOf(BEGIN), report.indexOf(END)];
  if (begin === -1 || end < begin) throw new DeskError(`${file} has no place for the figures: put the lines "${BEGIN}" and "${END}" where they belong.`);
  const body = `${report.slice(0, begin + BEGIN.length)}\n\n${renderFacts(facts)}\n\n${renderMarkdownTable(results)}\n\n${report.slice(end)}`;
  await writeFile(`${file}.new`, body);
  await rename(`${file}.new`, file);
}

function renderFacts({ date, command, commit, cores, node, model }: RunFacts): string {
  return `Taken on ${date} at commit ${commit ?? 'unknown'} with \`${command}\`; ${cores} cores, Node ${node}, ${model}.`;
}
