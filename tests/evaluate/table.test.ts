import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { amount, count, share, type SetResult } from '../../src/evaluate/figures.ts';
import { createProgressLine } from '../../src/evaluate/progress-line.ts';
import { renderMarkdownTable, renderTable } from '../../src/evaluate/render-table.ts';
import { writeReport } from '../../src/evaluate/write-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const results: SetResult[] = [
  {
    set: 'retrieval', title: 'Passages', partial: '40 of 231 questions', baseline: 'dense', milliseconds: 5,
    figures: [{ name: 'hit@1', ours: share(0.5584), baseline: share(0.359), known: { published: '0.359', goal: '0.58' } }, { name: 'words', ours: amount(85.25), baseline: null, known: null }],
  },
  { set: 'sample', title: 'Sample', partial: null, baseline: 'dense', milliseconds: 5, figures: [{ name: 'right', ours: count(33, 36), baseline: count(25, 36), known: null }] },
  { set: 'seed', title: 'Seed', absent: '../shared/seed is not there' },
];

describe('the table', () => {
  it('shows each figure beside its baseline and its goal, says what is partial and what is absent', () => {
    const table = renderTable(results);
    expect(table).toMatch(/^ +here +baseline +published +goal$/m);
    expect(table).toContain('Passages  [partial: 40 of 231 questions]');
    expect(table).toMatch(/^ {2}hit@1 +0\.558 +0\.359 +0\.359 +0\.58$/m);
    expect(table).toMatch(/^ {2}words +85\.3 +– +– +–$/m);
    expect(table).toMatch(/^ {2}right +33 of 36 +25 of 36 +– +–$/m);
    expect(table).toContain('Seed\n  absent: ../shared/seed is not there');
  });

  it('as Markdown has the same cells', () => {
    const table = renderMarkdownTable(results);
    expect(table).toContain('| hit@1 | 0.558 | 0.359 | 0.359 | 0.58 |');
    expect(table).toContain('**Passages** (partial: 40 of 231 questions)');
    expect(table.split('\n').every((line) => line.split('|').length === 7)).toBe(true);
  });
});

describe('the report', () => {
  const facts = { date: '2026-03-07', command: 'npm run eval', commit: 'abc1234', cores: 2, node: 'v24.0.0', model: 'model (q8)' };

  it('takes the table between its marks and keeps what people wrote', async () => {
    const file = join(folder, 'report.md');
    writeFileSync(file, '# Title\n\n<!-- figures: written by npm run eval -- --write-docs -->\nold\n<!-- end of figures -->\n\nReading.\n');
    await writeReport(file, results, facts);
    await writeReport(file, results, facts);
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^# Title\n/);
    expect(written).toMatch(/Reading\.\n$/);
    expect(written).not.toContain('old');
    expect(written).toContain('at commit abc1234 with `npm run eval`; 2 cores');
    expect(written.match(/hit@1/g)).toHaveLength(1);
  });

  it('says what is missing if there is no place for it', async () => {
    const file = join(folder, 'no-marks.md');
    writeFileSync(file, '# Title\n');
    await expect(writeReport(file, results, facts)).rejects.toThrow('no place for the figures');
  });
});

describe('the progress line', () => {
  it('is drawn over itself on a terminal, not too often, and taken away', () => {
    const written: string[] = [];
    let now = 0;
    const line = createProgressLine({ isTTY: true, write: (text: string) => written.push(text) }, () => now);
    line.step('questions', 1, 3);
    line.step('questions', 2, 3);
    now = 500;
    line.step('questions', 2, 3);
    line.step('questions', 3, 3);
    line.clear();
    expect(written).toEqual(['\r\x1b[Kquestions 1/3', '\r\x1b[Kquestions 2/3', '\r\x1b[Kquestions 3/3', '\r\x1b[K']);
  });

  it('writes nothing where there is no terminal', () => {
    const written: string[] = [];
    const line = createProgressLine({ write: (text: string) => written.push(text) }, () => 0);
    line.step('questions', 1);
    line.clear();
    expect(written).toEqual([]);
  });
});
