/** One measured way of doing a thing. `ratio` compares it with the baseline row of the same run; the baseline's own is 1. */
export interface BenchRow {
  readonly what: string;
  readonly figures: readonly string[];
  readonly ratio: number;
}

/** What one file of bench/ found out. */
export interface BenchReport {
  readonly question: string;
  /** Headings of `figures`. */
  readonly columns: readonly string[];
  /** What the ratio is of: "throughput, higher is better". */
  readonly ratioOf: string;
  readonly rows: readonly BenchRow[];
  /** What else was seen, and what the comparison cannot show. */
  readonly notes: readonly string[];
}

/** A table for a terminal. */
export function renderReport({ question, columns, ratioOf, rows, notes }: BenchReport): string {
  const cells = [['', ...columns, 'ratio'], ...rows.map(cellsOf)];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`);
  return [question, `  (ratio: ${ratioOf})`, ...lines, ...notes.map((note) => `  ${note}`), ''].join('\n');
}

/** The same as Markdown. */
export function renderMarkdownReport({ question, columns, ratioOf, rows, notes }: BenchReport): string {
  return [
    `### ${question}`, '',
    `| | ${columns.join(' | ')} | ratio |`, `| --- |${' ---: |'.repeat(columns.length + 1)}`,
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`), '',
    `Ratio: ${ratioOf}. ${notes.join(' ')}`.trim(),
  ].join('\n');
}

function cellsOf({ what, figures, ratio }: BenchRow): string[] {
  return [what, ...figures, ratio.toFixed(2)];
}
