import { expect, test } from 'vitest';
import { scratchFolder } from '../store/scratch-folder.ts';
import { crashIngestRounds } from './crash-ingest-rounds.ts';

test('sixty kills of `desk ingest` lose nothing', async () => {
  const { partial } = await crashIngestRounds(60, 15, { calm: scratchFolder(), killed: scratchFolder() });
  expect(partial).toBeGreaterThan(10);
});
