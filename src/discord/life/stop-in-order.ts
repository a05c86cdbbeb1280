import type { Client } from 'discord.js';
import type { Service } from '../client/service.ts';

/** Of the ten seconds a supervisor gives: for answers under way; for telling those who still wait. */
const DRAIN_MS = 7_500;
const TELL_MS = 700;
const GOODBYE_MS = 700;

/** Answers what was taken on, tells those whose turn will not come, says goodbye to Discord. Takes nine seconds at most. */
export async function stopInOrder(client: Client, { queue, desk }: Service, { isLost }: { readonly isLost: boolean }): Promise<void> {
  const left = await queue.drain(isLost ? 0 : DRAIN_MS);
  // Their lines are on the way; so is what came in the last moment.
  if (left > 0) await queue.drain(TELL_MS);
  desk.log.info({ givenUp: left }, 'drained');
  await Promise.race([client.destroy(), new Promise((resolve) => { setTimeout(resolve, GOODBYE_MS).unref(); })]);
}
