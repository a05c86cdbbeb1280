import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createWorkQueue, type Work, type WorkQueue } from '../../../src/discord/manners/work-queue.ts';

const settle = async (): Promise<void> => { for (let i = 0; i < 20; i++) await Promise.resolve(); };

interface Told {
  readonly events: string[];
  readonly release: (name: string) => void;
  readonly work: (name: string, given?: Partial<Work>) => Work;
}

function storyteller(): Told {
  const events: string[] = [];
  const releases = new Map<string, () => void>();
  return {
    events,
    release: (name) => releases.get(name)?.(),
    work: (name, given = {}) => ({
      run: () => {
        events.push(`${name} runs`);
        return new Promise((resolve) => releases.set(name, resolve));
      },
      giveUp: async (reason) => { events.push(`${name} ${reason}`); },
      isLight: false,
      waitMaxMs: 60_000,
      ...given,
    }),
  };
}

function queueOf(given: { atOnce?: number; waitingMax?: number } = {}): WorkQueue & { readonly gauge: number[]; readonly defects: unknown[] } {
  const gauge: number[] = [];
  const defects: unknown[] = [];
  return { ...createWorkQueue({ atOnce: 1, waitingMax: 2, onWaiting: (waiting) => gauge.push(waiting), onDefect: (error) => defects.push(error), ...given }), gauge, defects };
}

describe('the queue of questions', () => {
  test('runs so many at once, in the order of their admission', async () => {
    const { events, work, release } = storyteller();
    const queue = queueOf({ atOnce: 2 });
    for (const name of ['a', 'b', 'c']) queue.admit()?.start(work(name));
    await settle();
    expect(events).toEqual(['a runs', 'b runs']);
    expect(queue.waiting()).toBe(1);
    release('b');
    await settle();
    expect(events).toEqual(['a runs', 'b runs', 'c runs']);
    expect(queue.waiting()).toBe(0);
  });

  test('admits nobody once as many wait as may, and somebody again when one is done', async () => {
    const { work, release } = storyteller();
    const queue = queueOf({ atOnce: 1, waitingMax: 2 });
    for (const name of ['a', 'b', 'c']) queue.admit()?.start(work(name));
    await settle();
    expect(queue.admit()).toBeNull();
    release('a');
    await settle();
    expect(queue.admit()).not.toBeNull();
    expect(queue.admit()).toBeNull();
  });

  test('counts those who are still being acknowledged, until they let go', () => {
    const queue = queueOf({ atOnce: 1, waitingMax: 1 });
    const tickets = [queue.admit(), queue.admit(), queue.admit()];
    expect(tickets.map((ticket) => ticket !== null)).toEqual([true, true, false]);
    tickets[0]?.release();
    tickets[0]?.release();
    expect(queue.admit()).not.toBeNull();
    expect(queue.admit()).toBeNull();
  });

  test('light work does not wait behind questions', async () => {
    const { events, work } = storyteller();
    const queue = queueOf({ atOnce: 1, waitingMax: 5 });
    queue.admit()?.start(work('question'));
    queue.admit()?.start(work('another'));
    queue.admit()?.start(work('help', { isLight: true }));
    await settle();
    expect(events).toEqual(['question runs', 'help runs']);
  });

  test('what has waited too long is told so and never runs', async () => {
    vi.useFakeTimers();
    try {
      const { events, work, release } = storyteller();
      const queue = queueOf({ atOnce: 1, waitingMax: 5 });
      queue.admit()?.start(work('a'));
      queue.admit()?.start(work('b', { waitMaxMs: 14 * 60_000 }));
      await vi.advanceTimersByTimeAsync(14 * 60_000 - 1);
      expect(events).toEqual(['a runs']);
      await vi.advanceTimersByTimeAsync(1);
      expect(events).toEqual(['a runs', 'b waited-too-long']);
      release('a');
      await vi.advanceTimersByTimeAsync(1);
      expect(events).toEqual(['a runs', 'b waited-too-long']);
      expect(queue.waiting()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('draining waits for what runs and waits, and gives up the rest in time', async () => {
    vi.useFakeTimers();
    try {
      const { events, work, release } = storyteller();
      const queue = queueOf({ atOnce: 1, waitingMax: 5 });
      for (const name of ['a', 'b', 'c']) queue.admit()?.start(work(name));
      const drained = queue.drain(8_000);
      await vi.advanceTimersByTimeAsync(1_000);
      release('a');
      await vi.advanceTimersByTimeAsync(7_000);
      expect(await drained).toBe(1);
      expect(events).toEqual(['a runs', 'b runs', 'c stopping']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('draining an idle queue takes no time, and one that empties ends at once', async () => {
    const { work, release } = storyteller();
    const queue = queueOf();
    expect(await queue.drain(60_000)).toBe(0);
    queue.admit()?.start(work('a'));
    await settle();
    const drained = queue.drain(60_000);
    release('a');
    expect(await drained).toBe(0);
  });

  test('a defect in the work is reported and holds nobody up', async () => {
    const { events, work } = storyteller();
    const queue = queueOf();
    queue.admit()?.start(work('a', { run: () => Promise.reject(new Error('broken')) }));
    queue.admit()?.start(work('b'));
    await settle();
    expect(queue.defects).toHaveLength(1);
    expect(events).toEqual(['b runs']);
  });

  test('never more at once, never more waiting, and everything admitted is either run or given up', async () => {
    await fc.assert(fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.array(fc.constantFrom('ask', 'end', 'let go'), { maxLength: 60 }),
      async (atOnce, waitingMax, steps) => {
        const queue = queueOf({ atOnce, waitingMax });
        const running: (() => void)[] = [];
        let admitted = 0;
        let ended = 0;
        for (const step of steps) {
          if (step === 'end') running.shift()?.();
          const ticket = step === 'end' ? null : queue.admit();
          if (step === 'let go') ticket?.release();
          else if (ticket !== null) {
            admitted += 1;
            ticket.start({ isLight: false, waitMaxMs: 60_000, giveUp: async () => { ended += 1; }, run: async () => { await new Promise<void>((resolve) => running.push(resolve)); ended += 1; } });
          }
          await settle();
          expect(running.length).toBeLessThanOrEqual(atOnce);
          expect(queue.waiting()).toBeLessThanOrEqual(waitingMax);
        }
        await queue.drain(0);
        while (running.length > 0) {
          running.shift()?.();
          await settle();
        }
        expect(ended).toBe(admitted);
        expect(queue.waiting()).toBe(0);
      },
    ), { numRuns: 60 });
  });
});
