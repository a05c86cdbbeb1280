import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Feedback } from '../../src/domain/memory.ts';
import { evaluateVotes } from '../../src/evaluate/evaluate-votes.ts';
import { renderTable } from '../../src/evaluate/render-table.ts';
import { openDeskStore } from '../../src/store/index.ts';

const voteOf = (userId: string, fields: Partial<Feedback> = {}): Feedback => ({
  replyId: 'r1', userId, vote: 'up', atMs: 1, question: 'What did Varo say?', status: 'answered', articleIds: [], ...fields,
});

test('votes are counted up and down, by what the reader got; without a store there is no row, and none is made', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'votes-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  expect(evaluateVotes({ dataDir })).toBeNull();
  expect(existsSync(join(dataDir, 'foreign-desk.db'))).toBe(false);
  const store = openDeskStore(join(dataDir, 'foreign-desk.db'));
  store.close();
  expect(evaluateVotes({ dataDir })).toBeNull();
  const again = openDeskStore(join(dataDir, 'foreign-desk.db'));
  for (const vote of [voteOf('1'), voteOf('2', { vote: 'down' }), voteOf('3'), voteOf('4', { status: 'not-found', vote: 'down' })]) again.memory.saveFeedback(vote);
  expect(evaluateVotes({ dataDir })).toMatchObject({ absent: expect.stringContaining('foreign-desk.db') as string }); // held, as by a running bot
  again.close();
  const result = evaluateVotes({ dataDir });
  const table = renderTable(result === null ? [] : [result]);
  expect(table).toMatch(/Readers' votes[\s\S]*votes up +2 of 4 [\s\S]*answered +2 of 3 [\s\S]*not found +0 of 1 /);
});
