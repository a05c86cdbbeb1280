import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { deleteHistory, HISTORY_LINES_MAX, readHistory, writeHistory } from '../../src/console/chat/chat-history.ts';
import { completeLine } from '../../src/console/chat/complete-line.ts';
import { asksForMore, asksForSources } from '../../src/console/chat/conversation.ts';
import { readWindowEnd, sinceMsOf, untilMsOf } from '../../src/console/read-options.ts';
import { parseInstant } from '../../src/text/parse-instant.ts';

describe('completion', () => {
  const known = { commands: ['/ask', '/about', '/help'], names: ['Corin Daleth', 'Ada Quill', 'The Sarith Ledger'] };

  test.each([
    ['/a', ['/ask ', '/about '], '/a'],
    ['what did cor', ['Corin Daleth'], 'cor'],
    ['what did dal', ['Corin Daleth'], 'dal'],
    ['what did Corin D', ['Corin Daleth'], 'Corin D'],
    ['/latest the sar', ['The Sarith Ledger'], 'the sar'],
    ['what did Ada Quill', [], 'what did Ada Quill'],
    ['', [], ''],
  ])('%s', (line, hits, replaced) => {
    expect(completeLine(line, known)).toEqual([hits, replaced]);
  });
});

describe('history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-history-'));
  const file = join(folder, 'deep', 'chat-history.txt');
  afterEach(() => rmSync(join(folder, 'deep'), { recursive: true, force: true }));

  test('is kept newest first, bounded, for this user alone, and can be deleted', async () => {
    expect(await readHistory(file)).toEqual([]);
    await writeHistory(file, Array.from({ length: HISTORY_LINES_MAX + 100 }, (_, i) => `question ${i}`));
    const kept = await readHistory(file);
    expect(kept).toHaveLength(HISTORY_LINES_MAX);
    expect(kept.slice(0, 2)).toEqual(['question 0', 'question 1']);
    expect(statSync(file).mode & 0o077).toBe(0);
    await deleteHistory(file);
    expect(await readHistory(file)).toEqual([]);
  });
});

test('"more" is not a question, and a question that begins with it is', () => {
  for (const line of ['more', 'Show me more', 'anything else?', 'go on']) expect(asksForMore(line)).toBe(true);
  for (const line of ['more troops were sent where?', 'what else did Quill say?', 'next election in Vessen']) expect(asksForMore(line)).toBe(false);
});

test('"when was that?" asks for what the last answer already says', () => {
  for (const line of ['when was that?', 'And when did she say that?', 'source?', 'who reported it']) expect(asksForSources(line)).toBe(true);
  for (const line of ['when was the dam opened?', 'who said that the dam was open?', 'sources of the Teyn']) expect(asksForSources(line)).toBe(false);
});

describe('moments', () => {
  test('are ISO 8601, a bare day from its midnight UTC', () => {
    expect(parseInstant('2026-03-04')).toBe(Date.UTC(2026, 2, 4));
    expect(parseInstant('2026-03-04T09:30:00+05:30')).toBe(Date.UTC(2026, 2, 4, 4));
    expect(parseInstant('2026-03-04T09:30')).toBe(Date.UTC(2026, 2, 4, 9, 30));
    for (const text of ['2026-02-30', 'March 4', '2026', '', '2026-13-01', '20260304']) expect(parseInstant(text)).toBeNull();
  });

  test('--until takes its day in; --since counts back from now', () => {
    const now = Date.UTC(2026, 2, 7, 12);
    expect(untilMsOf(readWindowEnd('2026-03-04'), now)).toBe(Date.UTC(2026, 2, 5));
    expect(untilMsOf(readWindowEnd('2026-03-04T10:00:00Z'), now)).toBe(Date.UTC(2026, 2, 4, 10));
    expect(sinceMsOf(readWindowEnd('2d'), now)).toBe(Date.UTC(2026, 2, 5, 12));
    expect(sinceMsOf(undefined, now)).toBeNull();
  });
});
