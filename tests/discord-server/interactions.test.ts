import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordServer, startDiscordServer } from './index.ts';
import type { InteractionHandle } from './driver/interaction-handle.ts';
import { request } from './test-client.ts';

const V2 = 32_768;
const text = (content: string) => ({ flags: V2, components: [{ type: 10, content }] });

let server: DiscordServer;
beforeEach(async () => {
  server = await startDiscordServer({ waitMs: 2_000 });
  await request(server, 'PUT', `/applications/${server.bot.id}/commands`, [
    { name: 'ask', description: 'Ask', contexts: [0, 1, 2], options: [{ type: 3, name: 'topic', description: 'What', autocomplete: true }] },
  ]);
});
afterEach(() => server.close());
const callback = (asked: InteractionHandle, body: unknown) => request(server, 'POST', `/interactions/${asked.id}/${asked.state.token}/callback`, body, null);
const original = (asked: InteractionHandle, method: string, body?: unknown) => request(server, method, `/webhooks/${server.bot.id}/${asked.state.token}/messages/@original`, body, null);

describe('an interaction', () => {
  test('is acknowledged once', async () => {
    const asked = server.slash({ name: 'ask' });
    expect(await callback(asked, { type: 5, data: { flags: 64 } })).toEqual({ status: 204, body: null });
    expect(await callback(asked, { type: 5 })).toMatchObject({ status: 400, body: { code: 40_060 } });
    expect(asked.refusals).toMatchObject([{ code: 40_060 }]);
    expect(server.violations.map(({ rule }) => rule)).toEqual(['refused-40060']);
  });

  test('expires after three seconds unless it is acknowledged, and its token after fifteen minutes', async () => {
    const late = server.slash({ name: 'ask' });
    server.world.clock.advance(3_001);
    expect(await callback(late, { type: 5 })).toMatchObject({ status: 404, body: { code: 10_062 } });
    const asked = server.slash({ name: 'ask' });
    server.world.clock.advance(1_000);
    await callback(asked, { type: 5 });
    expect((await asked.acknowledged).afterMs).toBeGreaterThanOrEqual(1_000);
    expect((await original(asked, 'PATCH', text('an answer'))).status).toBe(200);
    server.world.clock.advance(15 * 60_000);
    expect(await original(asked, 'PATCH', text('too late'))).toMatchObject({ status: 401, body: { code: 50_027 } });
    expect(server.violations.map(({ rule }) => rule)).toEqual(['refused-10062']);
  });

  test('has no message before it is acknowledged, and no interaction is invented', async () => {
    const asked = server.slash({ name: 'ask' });
    expect(await original(asked, 'GET')).toMatchObject({ status: 404, body: { code: 10_015 } });
    expect(await request(server, 'POST', '/interactions/123456789012345678/abc/callback', { type: 5 }, null)).toMatchObject({ status: 404, body: { code: 10_062 } });
  });

  test('is private if the defer says so, whatever the edit says', async () => {
    const asked = server.slash({ name: 'ask' });
    await callback(asked, { type: 5 });
    await original(asked, 'PATCH', { ...text('open'), flags: V2 | 64 });
    expect(asked.isEphemeral).toBe(false);
    expect((await asked.reply).flags).toBe(V2);
    const hidden = server.slash({ name: 'ask' });
    await callback(hidden, { type: 5, data: { flags: 64 } });
    await original(hidden, 'PATCH', text('closed'));
    expect((await hidden.reply).flags).toBe(V2 | 64);
    expect(await request(server, 'GET', `/channels/${server.channel().id}/messages/${hidden.stored?.message.id}`)).toMatchObject({ status: 404, body: { code: 10_008 } });
  });

  test('takes only responses that fit its type', async () => {
    const asked = server.slash({ name: 'ask' });
    expect(await callback(asked, { type: 6 })).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(await callback(asked, { type: 8, data: { choices: [] } })).toMatchObject({ status: 400, body: { code: 50_035 } });
    await expect(server.autocomplete({ name: 'ask', focused: 'topic', timeoutMs: 50 })).rejects.toThrow(/Waited 50 ms in vain for choices for topic/);
    const typed = [...server.world.interactions.values()].at(-1);
    if (typed === undefined) throw new Error('nothing was launched');
    const respond = (body: unknown) => request(server, 'POST', `/interactions/${typed.id}/${typed.token}/callback`, body, null);
    expect((await respond({ type: 5 })).status).toBe(400);
    const choices = (count: number, name: string) => Array.from({ length: count }, (_, at) => ({ name: `${name}${at}`, value: `${at}` }));
    expect((await respond({ type: 8, data: { choices: choices(26, 'x') } })).status).toBe(400);
    expect((await respond({ type: 8, data: { choices: choices(1, 'x'.repeat(100)) } })).status).toBe(400);
    expect((await respond({ type: 8, data: { choices: choices(1, '') .map((choice) => ({ ...choice, value: 'v'.repeat(101) })) } })).status).toBe(400);
    expect((await respond({ type: 8, data: { choices: choices(25, 'x') } })).status).toBe(204);
  });

  test('breaks the house rules with a flag on the defer, content on the defer, or a follow-up', async () => {
    const asked = server.slash({ name: 'ask' });
    await callback(asked, { type: 5, data: { flags: V2 | 64, content: 'x' } });
    const follow = await request(server, 'POST', `/webhooks/${server.bot.id}/${asked.state.token}`, text('more'), null);
    expect(follow.status).toBe(200);
    expect(server.violations.map(({ rule }) => rule)).toEqual(['components-v2-on-defer', 'content-on-defer', 'follow-up']);
    // The first follow-up takes the place of "thinking".
    expect(asked.stored?.message.id).toBe((follow.body as { id: string }).id);
  });

  test('gives its message back with_response', async () => {
    const asked = server.slash({ name: 'ask' });
    const { body } = await request(server, 'POST', `/interactions/${asked.id}/${asked.state.token}/callback?with_response=true`, { type: 4, data: text('at once') }, null);
    expect(body).toMatchObject({ interaction: { id: asked.id, response_message_loading: false }, resource: { type: 4, message: { channel_id: server.channel().id } } });
    expect(server.textOf(await asked.reply)).toBe('at once');
  });

  test('says plainly what was awaited in vain', async () => {
    const asked = server.slash({ name: 'ask', timeoutMs: 30 });
    await expect(asked.acknowledged).rejects.toThrow(/the acknowledgement of \/ask .* It was never acknowledged/);
    await callback(asked, { type: 5 });
    await expect(asked.reply).rejects.toThrow(/still "thinking"/);
  });
});
