import { expect, test } from 'vitest';
import { scratchFolder } from '../store/scratch-folder.ts';
import { crashRounds } from './crash-rounds.ts';

test('two hundred kills lose nothing', async () => {
  const { acknowledged } = await crashRounds(200, scratchFolder());
  expect(acknowledged).toBeGreaterThan(200);
});
