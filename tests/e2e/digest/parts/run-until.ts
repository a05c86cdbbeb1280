import { expect } from 'vitest';
import type { DigestWorld, Scheduled } from './digest-world.ts';
import { PARTS, partsSeen } from './expect-once.ts';

/** Starts the bot, waits for what is to come, and stops it in good order. */
export async function runUntil(world: DigestWorld, nowMs: number, isReached: () => boolean, what: string): Promise<void> {
  const bot = await world.start({ nowMs });
  await world.server.until(() => (isReached() ? true : undefined), what, 40_000).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${bot.stderr.slice(-3_000)}`);
  });
  expect((await bot.stop()).code, bot.stderr).toBe(0);
}

/** Whether all parts of a digest are in its channel. */
export const isWhole = (world: DigestWorld, scheduled: Scheduled) => (): boolean => partsSeen(world, scheduled).length === PARTS;
