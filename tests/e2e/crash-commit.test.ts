import { expect, test } from 'vitest';
import { scratchFolder } from '../store/scratch-folder.ts';
import { crashRounds } from './crash-rounds.ts';

test('a process killed at any moment loses nothing it acknowledged, and the next one mends the index', async () => {
  const { acknowledged, mendedRounds } = await crashRounds(15, scratchFolder());
  expect(acknowledged).toBeGreaterThan(15);
  expect(mendedRounds).toBeGreaterThan(0);
}, 180_000);
