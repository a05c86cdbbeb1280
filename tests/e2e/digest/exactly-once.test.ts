import { afterAll, beforeAll, describe, it } from 'vitest';
import { type DigestWorld, startDigestWorld } from './parts/digest-world.ts';
import { killAtSteps } from './parts/kill-at-steps.ts';
import { KILL_STEPS } from './parts/kill-steps.ts';

/** One of each doubt; the long test dies at all of them. */
const STEPS = KILL_STEPS.filter(({ quick }) => quick === true);

let world: DigestWorld;
beforeAll(async () => {
  world = await startDigestWorld();
}, 180_000);
afterAll(() => world.close());

describe('A bot that is killed around sending and started again', () => {
  it(`posts every part of its digest once and in order, whichever of ${STEPS.length} steps it died at`, { timeout: 300_000 }, () => killAtSteps(world, STEPS));
});
