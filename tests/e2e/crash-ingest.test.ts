import { expect, test } from 'vitest';
import { scratchFolder } from '../store/scratch-folder.ts';
import { crashIngestRounds } from './crash-ingest-rounds.ts';

test('`desk ingest` killed again and again loses nothing it committed and ends where an undisturbed one does', async () => {
  const { partial } = await crashIngestRounds(3, 14, { calm: scratchFolder(), killed: scratchFolder() });
  expect(partial).toBeGreaterThan(0); // at least one kill fell between two articles
}, 240_000);
