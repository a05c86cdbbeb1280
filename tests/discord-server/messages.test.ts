import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { countMentions, type DiscordServer, startDiscordServer } from './index.ts';
import { request } from './test-client.ts';

const V2 = 32_768;
const display = (content: string) => ({ type: 10, content });
const button = (custom_id: string, extra: object = {}) => ({ type: 2, style: 2, label: 'More', custom_id, ...extra });
const row = (...components: object[]) => ({ type: 1, components });
const v2 = (...components: object[]) => ({ flags: V2, components });

let server: DiscordServer;
beforeEach(async () => {
  server = await startDiscordServer();
});
afterEach(() => server.close());
const send = (body: unknown, channel = server.channel().id) => request(server, 'POST', `/channels/${channel}/messages`, body);
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;

describe('a message over a limit is refused with its place', () => {
  test.each<readonly [string, unknown, RegExp]>([
    ['content of 2,001 characters', { content: 'x'.repeat(2_001) }, /"content":\{"_errors":\[\{"code":"BASE_TYPE_MAX_LENGTH"/],
    ['content beside Components V2', { ...v2(display('x')), content: 'y' }, /MESSAGE_CANNOT_USE_LEGACY_FIELDS/],
    ['embeds beside Components V2', { ...v2(display('x')), embeds: [{ title: 'y' }] }, /MESSAGE_CANNOT_USE_LEGACY_FIELDS/],
    ['a text display without the flag', { components: [display('x')] }, /"components":\{"0":\{"type".*UNION_TYPE_CHOICES/],
    ['an empty text display', v2(display('  ')), /"content".*BASE_TYPE_BAD_LENGTH/],
    ['4,001 characters over all text displays', v2(display('x'.repeat(2_000)), { type: 17, components: [display('x'.repeat(2_001))] }), /DISPLAYABLE_TEXT_SIZE_EXCEEDED/],
    ['41 components, nested ones counted', v2({ type: 17, components: Array.from({ length: 40 }, () => display('x')) }), /MAX_TOTAL_COMPONENTS_EXCEEDED/],
    ['six buttons in a row', v2(row(...[1, 2, 3, 4, 5, 6].map((at) => button(`b${at}`)))), /"components":\{"0":\{"components":\{"_errors"/],
    ['a custom id used twice', v2(row(button('a')), row(button('a'))), /COMPONENT_CUSTOM_ID_DUPLICATED/],
    ['a custom id of 101 characters', v2(row(button('x'.repeat(101)))), /"custom_id".*BASE_TYPE_BAD_LENGTH/],
    ['a button label of 81 characters', v2(row(button('a', { label: 'x'.repeat(81) }))), /"label"/],
    ['a link with a custom id', v2(row(button('a', { style: 5, url: 'https://example.org' }))), /MUTUALLY_EXCLUSIVE/],
    ['a link of 513 characters', v2(row({ type: 2, style: 5, label: 'Open', url: `https://example.org/${'x'.repeat(493)}` })), /"url"/],
    ['a link to a script', v2(row({ type: 2, style: 5, label: 'Open', url: 'javascript:alert(1)' })), /URL_TYPE_INVALID_SCHEME/],
    ['a section without accessory', v2({ type: 9, components: [display('x')] }), /"accessory"/],
    ['a section of four texts', v2({ type: 9, components: [1, 2, 3, 4].map(() => display('x')), accessory: button('a') }), /between 1 and 3/],
    ['a container in a container', v2({ type: 17, components: [{ type: 17, components: [display('x')] }] }), /UNION_TYPE_CHOICES/],
    ['26 options in a menu', v2(row({ type: 3, custom_id: 's', options: Array.from({ length: 26 }, (_, at) => ({ label: 'x', value: String(at) })) })), /between 1 and 25/],
    ['a file that was not uploaded', v2({ type: 13, file: { url: 'attachment://no.txt' } }), /ATTACHMENT_NOT_FOUND/],
    ['a nonce of 26 characters', { ...v2(display('x')), nonce: 'n'.repeat(26), enforce_nonce: true }, /"nonce"/],
    ['mentions both parsed and listed', { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } }, /mutually exclusive/],
    ['a reply to nothing', { content: 'x', message_reference: { message_id: '123456789012345678' } }, /REPLIES_UNKNOWN_MESSAGE/],
  ])('%s', async (_, body, detail) => {
    const { status, body: answer } = await send(body);
    expect({ status, code: (answer as { code: number }).code }).toEqual({ status: 400, code: 50_035 });
    expect(JSON.stringify(answer)).toMatch(detail);
    expect(server.violations.map(({ rule }) => rule)).toEqual(['refused-50035']);
  });

  test('exactly at the limits it is accepted', async () => {
    expect((await send({ content: 'x'.repeat(2_000) })).status).toBe(200);
    expect((await send(v2({ type: 17, components: Array.from({ length: 39 }, () => display('x')) }))).status).toBe(200);
    expect((await send(v2(display('😀'.repeat(4_000))))).status).toBe(200);
    expect((await send(v2(row(...[1, 2, 3, 4, 5].map((at) => button(`${at}`.repeat(100), { label: 'x'.repeat(80) })))))).status).toBe(200);
    expect(server.violations).toEqual([]);
  });

  test('an empty one has its own code', async () => {
    for (const body of [{}, { content: ' ' }, { flags: V2 }, { flags: V2, components: [] }]) expect(await send(body)).toMatchObject({ status: 400, body: { code: 50_006 } });
  });

  test('Components V2 cannot be taken back by an edit', async () => {
    const path = `/channels/${server.channel().id}/messages/${idOf(await send(v2(display('x'))))}`;
    expect((await request(server, 'PATCH', path, { content: 'plain' })).status).toBe(400);
    expect((await request(server, 'PATCH', path, { flags: 0, components: [display('y')] })).status).toBe(400);
    expect((await request(server, 'PATCH', path, { components: [display('y')] })).status).toBe(200);
  });
});

describe('who may do what', () => {
  test('a wrong token is 401, an unknown route 404', async () => {
    expect(await request(server, 'GET', '/users/@me', undefined, 'wrong')).toEqual({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect((await request(server, 'GET', '/no/such/route')).status).toBe(404);
  });

  test('unseen channels, missing permissions, strangers and closed direct messages', async () => {
    expect(await send({ content: 'x' }, '123456789012345678')).toMatchObject({ status: 404, body: { code: 10_003 } });
    expect(await send({ content: 'x' }, server.addChannel('hidden', server.guild, 0n).id)).toMatchObject({ status: 403, body: { code: 50_001 } });
    expect(await send({ content: 'x' }, server.addChannel('read-only', server.guild, P.ViewChannel).id)).toMatchObject({ status: 403, body: { code: 50_013 } });
    const said = server.say({ content: 'x' }).message;
    expect(await request(server, 'PATCH', `/channels/${said.channel_id}/messages/${said.id}`, { content: 'y' })).toMatchObject({ status: 403, body: { code: 50_005 } });
    server.world.closedDms.add(server.user.id);
    const dm = await request(server, 'POST', '/users/@me/channels', { recipient_id: server.user.id });
    expect(await send({ content: 'x' }, idOf(dm))).toMatchObject({ status: 403, body: { code: 50_007 } });
  });
});

describe('history', () => {
  test('is paged, newest first', async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 3, 4, 5]) ids.push(idOf(await send({ content: String(at) })));
    const page = async (query: string) => ((await request(server, 'GET', `/channels/${server.channel().id}/messages?${query}`)).body as { content: string }[]).map(({ content }) => content).join('');
    expect(await page('limit=2')).toBe('54');
    expect(await page(`before=${ids[2]}`)).toBe('21');
    expect(await page(`after=${ids[1]}&limit=2`)).toBe('43');
    expect(await page(`around=${ids[2]}&limit=2`)).toBe('432');
    expect((await request(server, 'GET', `/channels/${server.channel().id}/messages?limit=101`)).status).toBe(400);
  });

  test('a nonce prevents a second message until it is forgotten, and history never shows it', async () => {
    const body = { ...v2(display('once')), nonce: 'm-1', enforce_nonce: true };
    const first = await send(body);
    expect(first.body).toMatchObject({ nonce: 'm-1' });
    expect(idOf(await send(body))).toBe(idOf(first));
    const shown = await request(server, 'GET', `/channels/${server.channel().id}/messages/${idOf(first)}`);
    expect(shown.body).not.toHaveProperty('nonce');
    expect(JSON.stringify((await request(server, 'GET', `/channels/${server.channel().id}/messages`)).body)).not.toContain('nonce');
    expect(idOf(await send(body, server.channel('news').id))).not.toBe(idOf(first));
    server.world.clock.advance(121_000);
    expect(idOf(await send(body))).not.toBe(idOf(first));
    expect(server.messages(server.channel())).toHaveLength(2);
  });

  test('shows others\' words only if they are for the bot', async () => {
    const read = async (id: string) => ((await request(server, 'GET', `/channels/${server.channel().id}/messages/${id}`)).body as { content: string }).content;
    expect(await read(server.say({ content: 'between us' }).message.id)).toBe('');
    expect(await read(server.say({ content: 'you', mentions: [server.bot] }).message.id)).toContain('you');
    expect(await read(server.say({ content: 'you', mentionRoles: [server.guild.botRoleId] }).message.id)).toBe('');
  });
});

describe('mentions are live', () => {
  const user = '123456789012345678';
  test.each<readonly [string, string, object | undefined, number]>([
    ['a user by default', `<@${user}>`, undefined, 1],
    ['a user by the old form', `<@!${user}>`, undefined, 1],
    ['a role and everyone and here', `<@&${user}> @everyone @here`, undefined, 3],
    ['but not behind a backslash', `\\<@${user}> \\@everyone`, undefined, 0],
    ['yet behind two', `\\\\<@${user}>`, undefined, 1],
    ['not in code', `\`<@${user}>\` \`\`\`\n@everyone\n\`\`\` \`\`@here\`\``, undefined, 0],
    ['but after a tick that opens nothing', `\` <@${user}>`, undefined, 1],
    ['not when nothing is parsed', `<@${user}> @everyone`, { parse: [] }, 0],
    ['when listed', `<@${user}> @everyone`, { parse: [], users: [user] }, 1],
    ['when their kind is parsed', `<@${user}> <@&${user}> @everyone`, { parse: ['roles'] }, 1],
  ])('%s', async (_, content, allowed, expected) => {
    const sent = await send({ ...v2({ type: 17, components: [display(content)] }), ...(allowed === undefined ? {} : { allowed_mentions: allowed }) });
    const message = { id: idOf(sent), channel_id: server.channel().id };
    expect(countMentions(server.liveMentions(message))).toBe(expected);
    expect(server.violations.map(({ rule }) => rule)).toEqual(expected > 0 ? ['live-mention'] : []);
  });
});
