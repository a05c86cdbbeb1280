import { describe, expect, test } from 'vitest';
import type { Amendment, DropReason } from '../../src/domain/amendment.ts';
import { amendPosted, type AmendEvent, type AmendOutcome, type AmendPorts } from '../../src/schedule/index.ts';

const amendment: Amendment = { key: 'k', guildId: 'g', channelId: 'c', userId: 'u', messageId: 'm', failures: 0, changes: [{ articleId: 'a', cause: 'revised', reason: null, addressHashes: [], atMs: 1 }] };

/** A store's queue of one message, as far as the loop sees it; its own contract is tested with the store. */
function queueOf(failures: number): { corrections: AmendPorts['corrections']; steps: string[] } {
  const steps: string[] = [];
  let isOpen = true;
  const note = (step: string, stays: boolean) => async (...given: unknown[]): Promise<void> => {
    steps.push([step, ...given.slice(1)].join(' '));
    isOpen = stays;
  };
  return {
    steps,
    corrections: {
      find: async () => 0, listReady: async () => (isOpen ? [{ ...amendment, failures }] : []),
      claim: async () => { steps.push('claim'); return isOpen ? { ...amendment, failures } : null; },
      confirm: note('confirm', false), postpone: note('postpone', true), drop: note('drop', false),
    },
  };
}

async function pass(outcome: AmendOutcome | Error, failures = 0): Promise<{ steps: string[]; events: AmendEvent['kind'][] }> {
  const { corrections, steps } = queueOf(failures);
  const events: AmendEvent['kind'][] = [];
  const amend = async (): Promise<AmendOutcome> => {
    steps.push('amend');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  await amendPosted({ corrections, amend, now: () => 1_000, report: ({ kind }) => events.push(kind) }, new AbortController().signal);
  return { steps, events };
}

describe('a posted message that is to be changed', () => {
  test('is claimed, changed and confirmed, in that order', async () => {
    expect(await pass({ kind: 'amended' })).toEqual({ steps: ['claim', 'amend', 'confirm 1000'], events: ['amended'] });
  });

  test('waits longer after each failure, as long as Discord asks, and two days at the most', async () => {
    const busy = { kind: 'not-applied', retryAfterMs: null, why: 'busy' } as const;
    expect((await pass(busy)).steps).toEqual(['claim', 'amend', 'postpone 1 6000']);
    expect((await pass(busy, 2)).steps.at(-1)).toBe('postpone 3 46000');
    expect((await pass({ ...busy, retryAfterMs: 90_000 })).steps.at(-1)).toBe('postpone 1 91000');
    expect((await pass(new Error('the wire broke'))).steps.at(-1)).toBe('postpone 1 6000');
    expect((await pass(busy, 300)).steps.at(-1)).toBe('drop late 1000');
  });

  test.each(['gone', 'out-of-reach', 'refused'] satisfies DropReason[])('is dropped when it is %s', async (reason) => {
    expect(await pass({ kind: 'dropped', reason })).toEqual({ steps: ['claim', 'amend', `drop ${reason} 1000`], events: ['dropped'] });
  });

  test('is left for the next start once the bot stops', async () => {
    const { corrections, steps } = queueOf(0);
    await amendPosted({ corrections, amend: async () => ({ kind: 'amended' }), now: () => 1_000, report: () => undefined }, AbortSignal.abort());
    expect(steps).toEqual([]);
  });
});
