import type { SetResult, Value } from './figures.ts';

const HEADINGS = ['', 'here', 'baseline', 'published', 'goal'] as const;

/** The one table of an evaluation, for a terminal: a block a set, figures aligned. */
export function renderTable(results: readonly SetResult[]): string {
  const rows = results.flatMap((result) => ('absent' in result ? [] : result.figures.map(({ name, ours, baseline, known }) => cellsOf(name, ours, baseline, known))));
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (column === 0 || column >= 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  const blocks = results.map((result) => {
    if ('absent' in result) return `${result.title}\n  absent: ${result.absent}`;
    const figures = result.figures.map(({ name, ours, baseline, known }) => `  ${line(cellsOf(name, ours, baseline, known))}`);
    return [`${result.title}${result.partial === null ? '' : `  [partial: ${result.partial}]`}`, `  baseline: ${result.baseline}`, ...figures].join('\n');
  });
  return `  ${line(HEADINGS)}\n${blocks.join('\n\n')}\n`;
}

/** The same as Markdown, one table. */
export function renderMarkdownTable(results: readonly SetResult[]): string {
  const rows = results.flatMap((result) => {
    if ('absent' in result) return [`| **${result.title}** | absent: ${result.absent} | | | |`];
    const head = `| **${result.title}**${result.partial === null ? '' : ` (partial: ${result.partial})`} | | *${result.baseline}* | | |`;
    return [head, ...result.figures.map(({ name, ours, baseline, known }) => `| ${cellsOf(name, ours, baseline, known).join(' | ')} |`)];
  });
  return ['| figure | here | baseline, same run | published | goal |', '| --- | ---: | ---: | --- | --- |', ...rows].join('\n');
}

function cellsOf(name: string, ours: Value | null, baseline: Value | null, known: { readonly published: string | null; readonly goal: string | null } | null): string[] {
  return [name, renderValue(ours), renderValue(baseline), known?.published ?? '–', known?.goal ?? '–'];
}

function renderValue(value: Value | null): string {
  if (value === null) return '–';
  switch (value.kind) {
    case 'share': return value.value.toFixed(3);
    case 'count': return `${value.value} of ${value.of}`;
    case 'amount': return value.value.toFixed(1);
  }
}
