import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordServer, startBot, startDiscordServer } from './index.ts';

const program = join(import.meta.dirname, 'tiny-bot.ts');
let server: DiscordServer;
beforeEach(async () => {
  server = await startDiscordServer();
});
afterEach(() => server.close());

test('a bot of its own process answers, stops at SIGTERM and leaves nothing behind', async () => {
  const bot = await startBot({ server, program });
  await server.until(() => (server.commands().length > 0 ? true : undefined), 'the commands');
  expect((await server.slash({ name: 'word' }).reply).content).toBe('word');
  expect(await bot.stop()).toMatchObject({ code: 0, killed: false });
  expect(bot.leavesProcesses).toBe(false);
});

test('a bot that ends before it identifies is an error with its words', async () => {
  await expect(startBot({ server, program, env: { DISCORD_TOKEN: 'wrong' } })).rejects.toThrow(/ended \(code 1, signal null\) before it had identified:\n.*invalid token/is);
});
