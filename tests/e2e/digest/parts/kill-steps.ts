import { partKey } from '../../../../src/schedule/index.ts';
import type { BotProcess } from '../../../discord-server/index.ts';
import type { DigestWorld, Scheduled } from './digest-world.ts';
import { partsSeen } from './expect-once.ts';
import type { KillAt } from './kill-at-statement.ts';

/** A step around sending at which the bot is killed. */
export interface KillStep {
  readonly name: string;
  readonly part: number;
  /** Clock minutes until it is started again: Discord forgets a nonce after two. */
  readonly awayMinutes: number;
  /** At a statement of the ledger … */
  readonly statement?: Pick<KillAt, 'moment' | 'to'>;
  /** … or when the request has arrived at Discord, which applies it never, at once, or after the restarted bot has looked at the history. */
  readonly request?: 'lost' | 'applied' | 'applied-before-repeat' | 'applied-after-repeat';
  /** Part of `npm test`; the others are in the long test alone. */
  readonly quick?: true;
}

export const KILL_STEPS: readonly KillStep[] = [
  { name: 'before the first part is claimed', part: 0, awayMinutes: 3, statement: { moment: 'before', to: 'claimed' } },
  { name: 'after the first part was claimed', part: 0, awayMinutes: 1, statement: { moment: 'after', to: 'claimed' } },
  { quick: true, name: 'after the second part was claimed', part: 1, awayMinutes: 3, statement: { moment: 'after', to: 'claimed' } },
  { name: 'after the request left, which Discord never got', part: 0, awayMinutes: 3, request: 'lost' },
  { quick: true, name: 'after the second request left, which Discord never got', part: 1, awayMinutes: 1, request: 'lost' },
  { name: 'after Discord applied the request, before it answered', part: 0, awayMinutes: 1, request: 'applied' },
  { quick: true, name: 'after Discord applied the second request, the nonce forgotten at the restart', part: 1, awayMinutes: 3, request: 'applied' },
  { name: 'after the request left, which Discord applies between the look at the history and the repeat', part: 0, awayMinutes: 1, request: 'applied-before-repeat' },
  { quick: true, name: 'after the second request left, which Discord applies after the repeat', part: 1, awayMinutes: 1, request: 'applied-after-repeat' },
  { name: 'before the first part is confirmed', part: 0, awayMinutes: 3, statement: { moment: 'before', to: 'confirmed' } },
  { quick: true, name: 'while the second part is being confirmed', part: 1, awayMinutes: 1, statement: { moment: 'after', to: 'confirmed' } },
  { name: 'after the first part was confirmed', part: 0, awayMinutes: 3, statement: { moment: 'committed', to: 'confirmed' } },
];

/**
 * Lets Discord kill the bot when the step's request arrives. With `applied-before-repeat` and `applied-after-repeat` the
 * request stays on its way until the restarted bot sends it again. Resolves once nothing of it can have an effect any more.
 */
export async function killOnRequest(world: DigestWorld, { part, request }: KillStep, scheduled: Scheduled, bot: () => Promise<BotProcess>): Promise<void> {
  const { server } = world;
  const ofPart = { method: 'POST', path: new RegExp(`^/channels/${scheduled.channel.id}/messages$`), having: (body: unknown) => (body as { nonce?: unknown }).nonce === partKey(scheduled.key, part) };
  const untilApplied = (): Promise<true> => server.until(() => (partsSeen(world, scheduled).includes(part) ? true : undefined), `part ${part} to be applied`);
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  server.faults.add({
    ...ofPart, kind: request === 'lost' ? 'drop-before' : 'drop-after',
    onMet: async () => {
      await (await bot()).kill();
      arrived.resolve();
      if (request === 'applied-before-repeat' || request === 'applied-after-repeat') await released.promise;
    },
  });
  await arrived.promise;
  if (request === 'applied-before-repeat') {
    const repeated = Promise.withResolvers<void>();
    server.faults.add({
      ...ofPart, kind: 'delay', ms: 0,
      onMet: async () => {
        released.resolve();
        await untilApplied();
        repeated.resolve();
      },
    });
    await repeated.promise;
  }
  if (request === 'applied-after-repeat') {
    await untilApplied();
    released.resolve();
  }
  const first = server.requests.find(({ method, faulted, body }) => method === 'POST' && faulted && ofPart.having(body));
  await server.until(() => (first !== undefined && first.ms > 0 ? true : undefined), 'the request of the killed bot to end');
}
