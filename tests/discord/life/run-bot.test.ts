import { Client } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import { DeskError } from '../../../src/errors.ts';
import { command, startHere } from './start-here.ts';
import { quietApp } from './quiet-app.ts';

const ping = command('ping', () => 'pong');

describe('the beginning', () => {
  test('the first login prints how to invite the bot, later ones only that it is on; commands are registered once', async () => {
    const first = await startHere({ commands: [ping] });
    expect(first.printed).toEqual([
      expect.stringMatching(/^Foreign Desk is on as .+ in 1 server\.$/),
      expect.stringMatching(/integration_type=0&permissions=274877975552&scope=bot\+applications\.commands$/),
      expect.stringMatching(/integration_type=1&scope=applications\.commands$/),
    ]);
    first.stop.abort();
    expect(await first.end).toBe(0);
    expect(first.quiet.closed()).toBe(1);
    const { server, quiet } = first;
    const second = await startHere({ commands: [ping], server, quiet });
    expect(second.printed).toHaveLength(1);
    expect(server.textOf(await server.slash({ name: 'ping' }).reply)).toBe('pong');
    expect(server.commandWrites).toHaveLength(1);
    expect(server.violations).toEqual([]);
  });

  test('a wrong token ends it with one sentence', async () => {
    const { end, quiet } = await startHere({ env: { DISCORD_TOKEN: 'MTIz.AAAA.wrong' }, wait: false });
    await expect(end).rejects.toThrow(DeskError);
    await expect(end).rejects.toThrow(/^Discord did not accept DISCORD_TOKEN\./);
    expect(quiet.closed()).toBe(1);
  });

  test('owners are the application\'s, or those named in the settings', async () => {
    const owner = command('owner', (desk, userId) => String(desk.isOwner(userId)));
    const { server, stop, end } = await startHere({ commands: [owner] });
    await server.until(() => (server.requests.some(({ path, status }) => path.startsWith('/applications/@me') && status === 200) ? true : undefined), 'the owners');
    expect(server.textOf(await server.slash({ name: 'owner' }).reply)).toBe('false');
    expect(server.textOf(await server.slash({ name: 'owner', user: server.world.owner }).reply)).toBe('true');
    stop.abort();
    await end;
    await startHere({ commands: [owner], server, env: { DISCORD_OWNERS: server.user.id } });
    expect(server.textOf(await server.slash({ name: 'owner' }).reply)).toBe('true');
  });
});

describe('the end', () => {
  test('closes the store though taking leave of Discord failed', async () => {
    const { quiet, stop, end, logged } = await startHere({ commands: [ping] });
    const failing = vi.spyOn(Client.prototype, 'destroy').mockRejectedValue(new TypeError('The socket is not there'));
    stop.abort();
    expect(await end).toBe(0);
    failing.mockRestore();
    expect(quiet.closed()).toBe(1);
    expect(logged.join('')).toContain('The socket is not there');
  });
});

describe('servers', () => {
  test('one that is joined is told once what to do; its settings go when the bot is removed', async () => {
    const quiet = quietApp();
    const { server } = await startHere({ commands: [ping], quiet });
    expect(server.botMessages()).toEqual([]);
    const guild = server.joinGuild({ name: 'New', members: [server.user] });
    const greeting = await server.until(() => server.messages(server.channel(undefined, guild))[0], 'the greeting');
    expect(server.textOf(greeting)).toMatch(/I am Foreign Desk[\s\S]*\/ask[\s\S]*\/help[\s\S]*\/settings/);
    server.removeGuild(guild);
    await server.slash({ name: 'ping' }).reply;
    expect(quiet.forgotten).toEqual([guild.id]);
    expect(server.violations).toEqual([]);
  });
});

describe('the end', () => {
  test('a close for good is one sentence', async () => {
    const { server, end } = await startHere({ commands: [ping] });
    server.gateway.close(4014);
    await expect(end).rejects.toThrow(/^Discord refused the intents \(4014\)\./);
  });

  test('a lost desk is what the caller says', async () => {
    const { lost, end, quiet } = await startHere({ commands: [ping] });
    lost.abort(new DeskError('The search has stopped.'));
    await expect(end).rejects.toThrow('The search has stopped.');
    expect(quiet.closed()).toBe(1);
  });

  test('what is under way is answered before it, and what comes meanwhile is told', async () => {
    const release = Promise.withResolvers<void>();
    const slow = command('slow', async () => { await release.promise; return 'answered'; });
    const { server, stop, end } = await startHere({ commands: [slow, ping], env: { ANSWERS_AT_ONCE: '1' } });
    const running = server.slash({ name: 'slow' });
    const waiting = server.slash({ name: 'ping' });
    await Promise.all([running.acknowledged, waiting.acknowledged]);
    stop.abort();
    const late = server.slash({ name: 'ping' });
    expect(server.textOf(await late.reply)).toMatch(/restarting/);
    expect(late.isEphemeral).toBe(true);
    release.resolve();
    expect(await end).toBe(0);
    expect(server.textOf(await running.reply)).toBe('answered');
    expect(server.textOf(await waiting.reply)).toBe('pong');
    expect(server.violations).toEqual([]);
  });

  test('a session that was dropped is resumed, and nothing is answered twice', async () => {
    const { server } = await startHere({ commands: [ping] });
    server.gateway.terminate();
    await server.until(() => (server.gateway.resumes > 0 ? true : undefined), 'the resume');
    expect(server.textOf(await server.slash({ name: 'ping' }).reply)).toBe('pong');
    expect(server.gateway.identifies).toBe(1);
    expect(server.violations).toEqual([]);
  });
});

describe('settings of a server', () => {
  test('a channel that was left out is answered privately, with where to ask', async () => {
    const quiet = quietApp();
    const free = command('free', () => 'always', { isFree: true });
    const start = await startHere({ commands: [ping, free], quiet });
    const { server } = start;
    start.stop.abort();
    await start.end;
    quiet.settings.set(server.guild.id, { ...GUILD_SETTINGS_DEFAULT, channelIds: [server.channel('news').id] });
    await startHere({ commands: [ping, free], quiet, server });
    const closed = server.slash({ name: 'ping', channel: server.channel('general') });
    expect(server.textOf(await closed.reply)).toMatch(/I do not answer in this channel\. Here I answer in \\?#news/);
    expect(closed.isEphemeral).toBe(true);
    expect(server.textOf(await server.slash({ name: 'free', channel: server.channel('general') }).reply)).toBe('always');
    expect(server.textOf(await server.slash({ name: 'ping', channel: server.channel('news') }).reply)).toBe('pong');
  });
});
