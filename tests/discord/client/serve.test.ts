import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import type { SlashCommand } from '../../../src/discord/handlers.ts';
import { noticeMessage } from '../../../src/discord/payload/index.ts';
import { DeskError, OperatorError } from '../../../src/errors.ts';
import { command, startHere } from '../life/start-here.ts';

const ping = command('ping', () => 'pong');

/** A command that does not end before it is released. */
function held(): { readonly slow: SlashCommand; readonly release: () => void } {
  const gate = Promise.withResolvers<void>();
  return { slow: command('slow', async () => { await gate.promise; return 'answered'; }), release: gate.resolve };
}

describe('commands over the wire', () => {
  test('are deferred without flags but the private one, and become one message without live mentions', async () => {
    const secret = command('secret', () => '@everyone look', { isPrivate: () => true });
    const { server } = await startHere({ commands: [ping, secret] });
    const open = server.slash({ name: 'ping' });
    const hidden = server.slash({ name: 'secret' });
    await open.reply;
    const reply = await hidden.reply;
    expect([open.isEphemeral, hidden.isEphemeral]).toEqual([false, true]);
    expect(server.liveMentions(reply)).toMatchObject({ everyone: [] });
    const callbacks = server.requests.filter(({ path }) => path.includes('/callback'));
    expect(callbacks.map(({ body }) => body)).toEqual([{ type: 5, data: { flags: 0 } }, { type: 5, data: { flags: 64 } }]);
    expect(server.violations).toEqual([]);
  });

  test('one that is registered no longer is answered privately', async () => {
    const { server, stop, end } = await startHere({ commands: [ping, command('old', () => 'x')] });
    const old = server.commands();
    stop.abort();
    await end;
    await startHere({ commands: [ping], server });
    server.world.commands.set('global', [...old]);
    const reply = server.slash({ name: 'old' });
    expect(server.textOf(await reply.reply)).toMatch(/from an older version of me/);
    expect(reply.isEphemeral).toBe(true);
  });

  test('a DeskError is shown; anything else is owned up to under an id that stands in the log, without a stack', async () => {
    const wrong = command('wrong', () => { throw new DeskError('The window "today" ends before it begins.'); });
    const broken = command('broken', () => { throw new Error('a secret question'); });
    const { server, logged } = await startHere({ commands: [wrong, broken] });
    expect(server.textOf(await server.slash({ name: 'wrong' }).reply)).toBe('The window ‘today’ ends before it begins.');
    const text = server.textOf(await server.slash({ name: 'broken' }).reply);
    const id = /in the log under ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none';
    expect(text).not.toMatch(/secret|\bat /);
    expect(logged.find((line) => line.includes(id))).toMatch(/serve\.test\.ts/);
    expect(logged.join('')).not.toContain('secret question');
    expect(server.violations).toEqual([]);
  });

  test('what only the operator can mend is told to the log, not to the asker', async () => {
    const broken = command('broken', () => { throw new OperatorError('The disk is full: /srv/desk/foreign-desk.db could not be written.'); });
    const { server, logged } = await startHere({ commands: [broken] });
    const text = server.textOf(await server.slash({ name: 'broken' }).reply);
    const id = /in the log under ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none';
    expect(text).not.toContain('/srv');
    expect(logged.find((line) => line.includes(id))).toContain('The disk is full: /srv/desk/foreign-desk.db');
  });

  test('an answer that stands there is not taken away when noting it fails', async () => {
    const forgetful = command('forgetful', () => '', {
      run: async ({ place }) => {
        await place.show(noticeMessage('the answer'));
        throw new OperatorError('The disk is full.');
      },
    });
    const { server, logged } = await startHere({ commands: [forgetful] });
    const asked = server.slash({ name: 'forgetful' });
    await asked.reply;
    await vi.waitFor(() => expect(logged.join('')).toContain('"outcome":"failed"'));
    expect(server.textOf(await asked.reply)).toBe('the answer');
  });

  test('the log holds no token, and not who asked', async () => {
    const { server, logged, stop, end } = await startHere({ commands: [ping] });
    const handle = server.slash({ name: 'ping' });
    await handle.reply;
    stop.abort();
    await end;
    expect(logged.join('')).toContain('"outcome":"answered"');
    expect(logged.join('')).not.toContain(server.token);
    expect(logged.join('')).not.toContain(server.user.id);
    expect(logged.join('')).not.toContain(handle.state.token);
  });

  test('when the queue is full the asker is told at once, and light commands still run', async () => {
    const { slow, release } = held();
    const help = command('help', () => 'help', { isFree: true });
    const { server } = await startHere({ commands: [slow, help], env: { ANSWERS_AT_ONCE: '1', QUEUE_MAX: '2' } });
    const taken = [server.slash({ name: 'slow' })];
    await taken[0]?.acknowledged;
    expect(server.textOf(await server.slash({ name: 'help' }).reply)).toBe('help');
    taken.push(server.slash({ name: 'slow' }), server.slash({ name: 'slow' }));
    await Promise.all(taken.map(({ acknowledged }) => acknowledged));
    const refused = server.slash({ name: 'slow' });
    expect(server.textOf(await refused.reply)).toMatch(/the queue is full/);
    expect(refused.isEphemeral).toBe(true);
    release();
    for (const handle of taken) expect(server.textOf(await handle.reply)).toBe('answered');
    expect(server.violations).toEqual([]);
  });

  test('a person who asks too often is told when to go on, privately; others and free commands are not held to it', async () => {
    const free = command('free', () => 'always', { isFree: true });
    const { server } = await startHere({ commands: [ping, free], env: { RATE_USER_PER_MINUTE: '2' } });
    for (let i = 0; i < 2; i++) expect(server.textOf(await server.slash({ name: 'ping' }).reply)).toBe('pong');
    const third = server.slash({ name: 'ping' });
    expect(server.textOf(await third.reply)).toMatch(/a lot of questions in a short time\. Please go on in \d+ seconds\./);
    expect(third.isEphemeral).toBe(true);
    expect(server.textOf(await server.slash({ name: 'free' }).reply)).toBe('always');
    expect(server.textOf(await server.slash({ name: 'ping', user: server.world.owner }).reply)).toBe('pong');
  });

  test('choices come from memory', async () => {
    const quotes = command('quotes', () => 'x', {
      definition: { name: 'quotes', description: 'Quotes', type: 1, integration_types: [0, 1], contexts: [0, 1, 2], options: [{ type: 3, name: 'speaker', description: 'Who', autocomplete: true }] },
      complete: (_, desk) => desk.names().speakers.map((name) => ({ name, value: name })),
    });
    const { server } = await startHere({ commands: [quotes] });
    expect(await server.autocomplete({ name: 'quotes', options: { speaker: 'Br' }, focused: 'speaker' })).toEqual([{ name: 'Tomas Brekk', value: 'Tomas Brekk' }]);
    expect(server.violations).toEqual([]);
  });

  test.each([
    ['an acknowledgement that took effect and was answered with 500', { kind: 'status-after', status: 500, path: /callback/ }],
    ['an acknowledgement whose answer was lost', { kind: 'drop-after', path: /callback/ }],
    ['an acknowledgement met by a long trouble', { kind: 'status', status: 503, times: 5, path: /callback/ }],
    ['an edit met by a rate limit', { kind: 'rate-limit', retryAfterMs: 100, path: /webhooks/ }],
    ['an edit whose answer was lost', { kind: 'drop-after', path: /webhooks/ }],
  ] as const)('%s does not lose the reply', async (_, fault) => {
    const { server } = await startHere({ commands: [ping] });
    const met = server.faults.add(fault);
    expect(server.textOf(await server.slash({ name: 'ping' }).reply)).toBe('pong');
    expect(met.met()).toBeGreaterThan(0);
    expect(server.botMessages()).toHaveLength(1);
  });
});

describe('messages over the wire', () => {
  test('in direct messages the typing sign is shown, and the reply refers to the message', async () => {
    const { server } = await startHere();
    const said = server.say({ content: 'hello', guild: null });
    const reply = await said.reply;
    expect(said.typing).toBeGreaterThan(0);
    expect(reply.message_reference?.message_id).toBe(said.message.id);
    expect(server.violations).toEqual([]);
  });

  test('a reply whose answer was lost is not written twice', async () => {
    const { server } = await startHere();
    const met = server.faults.add({ kind: 'drop-after', method: 'POST', path: /\/messages$/ });
    const said = server.say({ content: 'hello', mentions: [server.bot] });
    await said.reply;
    // The next reply comes after the repetition of the first.
    await server.say({ content: 'thanks', mentions: [server.bot] }).reply;
    await server.until(() => (met.met() === 1 ? true : undefined), 'the fault');
    expect(said.replies).toHaveLength(1);
    expect(server.violations).toEqual([]);
  });

  test('others are not answered, and one who writes too often is told so once', async () => {
    const { server } = await startHere({ env: { RATE_USER_PER_MINUTE: '1' } });
    const other = server.say({ content: 'hello' });
    await server.say({ content: 'hello', mentions: [server.bot] }).reply;
    const second = server.say({ content: 'hello', mentions: [server.bot] });
    expect(server.textOf(await second.reply)).toMatch(/a lot of questions/);
    const third = server.say({ content: 'hello', mentions: [server.bot] });
    await server.say({ content: 'hello', mentions: [server.bot], user: server.world.owner }).reply;
    expect(third.replies).toEqual([]);
    expect(other.replies).toEqual([]);
  });

  test('where it may not read the history it answers without a reference, and where it may not write it stays silent', async () => {
    const { server, logged } = await startHere({ wait: false });
    const blind = server.addChannel('blind', server.guild, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages);
    const mute = server.addChannel('mute', server.guild, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory);
    await server.until(() => (server.gateway.identifies > 0 ? true : undefined), 'the login');
    server.say({ content: 'hello', mentions: [server.bot], channel: mute });
    server.say({ content: 'hello', mentions: [server.bot], channel: blind });
    const answer = await server.until(() => server.messages(blind).find(({ author }) => author.id === server.bot.id), 'the answer');
    expect(answer.message_reference).toBeUndefined();
    expect(server.messages(mute)).toHaveLength(1);
    expect(logged.join('')).toContain('asked where it may not write');
    expect(logged.join('')).not.toContain('an answer failed');
  });
});
