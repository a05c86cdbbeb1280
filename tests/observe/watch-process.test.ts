import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger, watchProcess } from '../../src/observe/index.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function watched() {
  const exits: number[] = [];
  const lines: string[] = [];
  const clock = { ms: 0 };
  const source = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  const watch = watchProcess(source, createLogger('debug', { write: (line: string) => void lines.push(line) }), () => clock.ms);
  return { exits, lines, clock, source, watch };
}

describe('the process', () => {
  test('is asked to stop by a signal, and is ended before a supervisor would if that takes too long', () => {
    const { exits, source, watch } = watched();
    source.emit('SIGTERM', 'SIGTERM');
    expect(watch.stop.aborted).toBe(true);
    expect(exits).toEqual([]);
    vi.advanceTimersByTime(9_500);
    expect(exits).toEqual([0]);
  });

  test('ends at once on a second signal, unless it is the first one passed on twice', () => {
    const { exits, clock, source } = watched();
    source.emit('SIGINT', 'SIGINT');
    clock.ms = 20;
    source.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([]);
    clock.ms = 1_000;
    source.emit('SIGTERM', 'SIGTERM');
    expect(exits).toEqual([1]);
  });

  test.each(['uncaughtException', 'unhandledRejection'])('%s is logged with its stack and ends the bot in good order', (event) => {
    const { lines, source, watch, exits } = watched();
    source.emit(event, new Error('broken'));
    expect(watch.stop.aborted).toBe(false);
    expect((watch.defect.reason as Error).message).toMatch(/stopped because of a defect/);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ level: 60, stack: expect.stringContaining('watch-process.test.ts') as unknown });
    vi.advanceTimersByTime(5_000);
    expect(exits).toEqual([1]);
  });

  test('is let go', () => {
    const { source, watch } = watched();
    watch.unwatch();
    expect(source.eventNames()).toEqual([]);
  });
});
