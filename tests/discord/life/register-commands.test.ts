import fc from 'fast-check';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { differenceOf, fingerprintOf, registerCommands } from '../../../src/discord/life/register-commands.ts';
import { createLogger } from '../../../src/observe/index.ts';

type Definition = RESTPostAPIApplicationCommandsJSONBody & { readonly name: string };
const ask: Definition = { name: 'ask', description: 'Ask', type: 1 };
const check: Definition = { name: 'Check this', type: 3 };

/** Discord's list of commands, and the notes of the bot. */
function world(registered: readonly { name: string; type?: number }[] = []) {
  const state = { registered, notes: new Map<string, string>(), puts: 0, lines: [] as string[], answer: null as unknown };
  const ports = {
    applicationId: '1',
    log: createLogger('debug', { write: (line: string) => void state.lines.push(line) }),
    rest: {
      get: async (route: string) => { expect(route).toBe('/applications/1/commands'); return state.answer ?? state.registered; },
      put: async (_route: string, options?: { body?: unknown }) => { state.puts += 1; state.registered = options?.body as typeof registered; return state.registered; },
    },
    memory: { findNote: async (key: string) => state.notes.get(key) ?? null, saveNote: async (key: string, value: string) => void state.notes.set(key, value) },
  };
  return { state, ports };
}

describe('registering the commands', () => {
  test('happens once, in one request, and not again while nothing changed', async () => {
    const { state, ports } = world();
    expect(await registerCommands([ask, check], ports)).toBe(true);
    expect(await registerCommands([ask, check], ports)).toBe(false);
    expect(state.puts).toBe(1);
    expect(state.lines.join('')).toContain('"added":["ask","Check this"]');
  });

  test('happens when a description changed, though the names did not', async () => {
    const { state, ports } = world();
    await registerCommands([ask], ports);
    expect(await registerCommands([{ ...ask, description: 'Ask a question' }], ports)).toBe(true);
    expect(state.puts).toBe(2);
  });

  test('happens when somebody else has overwritten them', async () => {
    const { state, ports } = world();
    await registerCommands([ask, check], ports);
    state.registered = [{ name: 'ask', type: 3 }, { name: 'ping' }];
    expect(await registerCommands([ask, check], ports)).toBe(true);
    expect(state.lines.at(-1)).toContain('"removed":["ask","ping"]');
  });

  test('says so when Discord answers with something else', async () => {
    const { state, ports } = world();
    state.answer = { surprise: true };
    await expect(registerCommands([ask], ports)).rejects.toThrow(/answered the request for the registered commands with something else/);
    expect(state.puts).toBe(0);
  });

  test('a slash command and a menu entry of one name are two commands', () => {
    expect(differenceOf([{ name: 'ask' }], [{ name: 'ask', type: 1 }])).toEqual({ added: [], removed: [] });
    expect(differenceOf([{ name: 'ask', type: 3 }], [{ name: 'ask', type: 1 }])).toEqual({ added: ['ask'], removed: ['ask'] });
  });

  test('the fingerprint does not depend on the order of keys, and depends on everything else', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
      const one = { ...ask, ...extra } as Definition;
      const other = Object.fromEntries(Object.entries(one).reverse()) as unknown as Definition;
      expect(fingerprintOf([other])).toBe(fingerprintOf([one]));
      expect(fingerprintOf([{ ...one, name: `${one.name}x` }])).not.toBe(fingerprintOf([one]));
    }));
    expect(fingerprintOf([ask, check])).not.toBe(fingerprintOf([check, ask]));
  });
});
