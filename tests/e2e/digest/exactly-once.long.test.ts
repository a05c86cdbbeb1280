import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestWorld, startDigestWorld } from './parts/digest-world.ts';
import { killAtSteps } from './parts/kill-at-steps.ts';
import { KILL_STEPS } from './parts/kill-steps.ts';
import { killAtRandom } from './parts/random-kills.ts';

const KILLS = 200;

let world: DigestWorld;
beforeEach(async () => {
  world = await startDigestWorld();
});
afterEach(() => world.close());

describe('A bot that is killed around sending and started again', () => {
  it(`posts every part of its digest once and in order, whichever of ${KILL_STEPS.length} steps it died at`, () => killAtSteps(world, KILL_STEPS));
});

describe('A bot that is killed at random', () => {
  it(`posts every part of every digest once after ${KILLS} kills`, async () => {
    const startedMs = performance.now();
    const counts = await killAtRandom(world, KILLS, (done, hits) => {
      if (done % 10 === 0) process.stderr.write(`${done} kills in ${Math.round((performance.now() - startedMs) / 1_000)} s: ${JSON.stringify(hits)}\n`);
    });
    expect(world.server.violations).toEqual([]);
    // Otherwise it would show little: the kills must have hit the doubt itself.
    expect(Object.entries(counts).filter(([phase]) => phase.includes('claimed,')).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(KILLS / 20);
  });
});
