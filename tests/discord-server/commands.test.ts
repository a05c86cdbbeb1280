import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DiscordServer, startDiscordServer } from './index.ts';
import { request } from './test-client.ts';

let server: DiscordServer;
beforeAll(async () => {
  server = await startDiscordServer();
});
afterAll(() => server.close());
const put = (...commands: object[]) => request(server, 'PUT', `/applications/${server.bot.id}/commands`, commands);
const slash = (extra: object = {}) => ({ name: 'ask', description: 'Ask', ...extra });
const option = (extra: object = {}) => ({ type: 3, name: 'topic', description: 'What', ...extra });
const many = (count: number, make: (at: number) => object): object[] => Array.from({ length: count }, (_, at) => make(at));

describe('a command over a limit is refused', () => {
  test.each<readonly [string, object[]]>([
    ['a name with capitals', [slash({ name: 'Ask' })]],
    ['a name with a space', [slash({ name: 'ask me' })]],
    ['a name of 33 characters', [slash({ name: 'x'.repeat(33) })]],
    ['no description', [{ name: 'ask' }]],
    ['a description of 101 characters', [slash({ description: 'x'.repeat(101) })]],
    ['a context menu with a description', [{ name: 'Check this', type: 3, description: 'x' }]],
    ['26 options', [slash({ options: many(26, (at) => option({ name: `o${at}` })) })]],
    ['a required option after another', [slash({ options: [option(), option({ name: 'second', required: true })] })]],
    ['two options of one name', [slash({ options: [option(), option()] })]],
    ['26 choices', [slash({ options: [option({ choices: many(26, (at) => ({ name: `${at}`, value: `${at}` })) })] })]],
    ['choices with autocomplete', [slash({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })]],
    ['options beside subcommands', [slash({ options: [option(), { type: 1, name: 'show', description: 'x' }] })]],
    ['more than 8,000 characters', [slash({ options: many(25, (at) => option({ name: `o${at}`, description: 'x'.repeat(100), choices: many(3, (n) => ({ name: `${n}${'x'.repeat(99)}`, value: `${n}` })) })) })]],
    ['two commands of one name', [slash(), slash()]],
    ['an unknown locale', [slash({ name_localizations: { xx: 'fragen' } })]],
    ['a localised name with capitals', [slash({ name_localizations: { de: 'Fragen' } })]],
    ['an unknown context', [slash({ contexts: [3] })]],
  ])('%s', async (_, commands) => {
    expect(await put(...commands)).toMatchObject({ status: 400, body: { code: 50_035 } });
  });

  test('101 commands', async () => {
    expect(await put(...many(101, (at) => slash({ name: `c${at}` })))).toMatchObject({ status: 400, body: { code: 30_032 } });
  });
});

test('a command is kept with its id, and gets a new version only when it changes', async () => {
  const first = (await put(slash({ options: [option({ required: false })] }), { name: 'Check this', type: 3 })).body as { id: string; version: string; options: object[] }[];
  expect(first[0]?.options).toEqual([{ type: 3, name: 'topic', description: 'What' }]);
  const same = (await put(slash({ options: [option()] }), { name: 'Check this', type: 3 })).body;
  expect(same).toEqual(first);
  const changed = (await put(slash({ options: [option({ description: 'Which' })] }))).body as { id: string; version: string }[];
  expect(changed[0]?.id).toBe(first[0]?.id);
  expect(changed[0]?.version).not.toBe(first[0]?.version);
  expect(server.commands().map(({ name }) => name)).toEqual(['ask']);
  expect(server.commandWrites.slice(-3).map(({ changed: names }) => names)).toEqual([['ask', 'Check this'], [], ['ask']]);
});
