import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { INVENTED_NEWS } from '../../e2e/discord/parts/invented-news.ts';
import { BOT_PERMISSIONS } from '../../discord-server/world/permissions.ts';
import { addRole, MANAGER, type PostingWorld, startPostingWorld, violationsOf } from './posting-world.ts';

const MINUTE_MS = 60_000;

let world: PostingWorld;
let role: { readonly id: string };
beforeAll(async () => {
  world = await startPostingWorld({
    nowIso: '2026-03-07T08:00:00Z', rate: 60, prepare: (server) => { role = addRole(server, 'newsroom'); },
    articles: INVENTED_NEWS.filter(({ publishedAt = '', sample }) => sample !== true && publishedAt >= '2026-03-04').map(({ id, title, text, outlet = '', url = '', publishedAt = '' }) => ({ id, title, text, outlet, url, publishedAt })),
  });
}, 60_000);
afterAll(() => world.end());

const clockAt = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const idOf = async (channelId: string): Promise<string> => (await world.app.subscriptions.list({})).find(({ place }) => place.kind === 'channel' && place.channelId === channelId)?.id ?? expect.fail('no digest');

describe('a scheduled digest', () => {
  test('arrives at its time, once, mentions its role and nothing else, and says under its button what it is made of', async () => {
    const { server, now } = world;
    const news = server.channel('news');
    const at = now() + 60 * MINUTE_MS;
    const said = await world.manage('digest', 'schedule', { time: clockAt(at), zone: 'UTC', channel: { id: news.id }, role, stories: 8 });
    expect(said).toMatch(/^Scheduled: a digest in #news\.$/m);
    expect(said).toContain(`every day at ${clockAt(at)} in UTC`);
    expect(said).toMatch(/Next:.* · <t:\d+:f>/);
    expect(said).toContain('@newsroom');
    expect(world.postsIn(news)).toEqual([]);
    world.advance(61 * MINUTE_MS);
    const [first] = await world.posted(news, 1);
    if (first === undefined) throw new Error('nothing was posted');
    expect(now()).toBeGreaterThanOrEqual(Math.floor(at / MINUTE_MS) * MINUTE_MS);
    expect(server.liveMentions(first)).toMatchObject({ roles: [role.id], users: [], everyone: [] });
    expect(server.textOf(first)).toMatch(new RegExp(`^<@&${role.id}>\n### Digest of 7 March 2026\n`));
    const [button = ''] = server.customIdsOf(first);
    expect(button).toMatch(/^fd1:part:[A-Za-z0-9]{25}:\d+$/);
    const about = server.textOf(await server.press(first, button).reply);
    expect(about).toContain('About this digest');
    expect(about).toContain(`every day at ${clockAt(at)} in UTC`);
    expect(about).toMatch(/Published from:\*\* <t:\d+:f>/);
    expect(about).toContain('Envoy leaves Velt without an agreement');

    // Moved to a later time of the same day: that date has had its digest.
    const later = now() + 60 * MINUTE_MS;
    const edited = await world.manage('digest', 'edit', { digest: await idOf(news.id), time: clockAt(later) });
    expect(edited).toMatch(/Next: Sunday 8 March/);
    // What falls due at the same time elsewhere is looked at in the same pass.
    const dora = server.addUser('dora');
    await server.slash({ name: 'digest', subcommand: 'schedule', options: { time: clockAt(later), zone: 'UTC' }, user: dora, guild: null }).reply;
    world.advance(61 * MINUTE_MS);
    await world.posted(server.dm(dora), 1);
    expect(world.postsIn(news)).toHaveLength(1);
  });

  test('is shown to one person beforehand, and posted out of turn once', async () => {
    const { server } = world;
    const news = server.channel('news');
    const digest = await idOf(news.id);
    const choices = await server.autocomplete({ name: 'digest', subcommand: 'now', options: { digest: '#ne' }, focused: 'digest', permissions: MANAGER });
    expect(choices.map(({ value }) => value)).toEqual([digest]);
    expect(choices[0]?.name).toMatch(/^#news, \d\d:\d\d UTC, every day$/);
    const before = world.postsIn(news).length;
    const preview = await server.slash({ name: 'digest', subcommand: 'preview', options: { digest }, permissions: MANAGER }).reply;
    expect(server.textOf(preview)).toContain('A preview that only you see.');
    expect((preview.flags ?? 0) & 64).toBe(64);
    expect(world.postsIn(news)).toHaveLength(before);
    expect(await world.manage('digest', 'now', { digest })).toContain('will be in #news in a moment');
    await world.posted(news, before + 1);
    expect(await world.manage('digest', 'list')).toMatch(/#news: every day at \d\d:\d\d in UTC; next: <t:\d+:f>/);
  });

  test('is not scheduled where the bot may not post, and says what it needs', async () => {
    const { server } = world;
    const closed = server.addChannel('closed', server.guild, BOT_PERMISSIONS & ~P.ReadMessageHistory & ~P.SendMessages);
    const said = await world.manage('digest', 'schedule', { time: '9', zone: 'Berlin', channel: { id: closed.id } });
    expect(said).toContain('I still need the permissions Send Messages and Read Message History');
    expect(await world.manage('digest', 'schedule', { time: '25:00', zone: 'Berlin' })).toContain('‘25:00’ is not a time of day');
    expect(await world.manage('digest', 'schedule', { time: '9:00', zone: 'Berlin', role: { id: server.guild.id } }).catch((error: unknown) => String(error))).toMatch(/I do not mention everyone|a role/);
    expect((await world.app.subscriptions.list({})).filter(({ place }) => place.kind === 'channel' && place.channelId === closed.id)).toEqual([]);
  });

  test('is paused when the right to post is lost, and its owner is told once', async () => {
    const { server, now } = world;
    const general = server.channel('general');
    const said = await world.manage('digest', 'schedule', { time: clockAt(now() + 60 * MINUTE_MS), zone: 'UTC', channel: { id: general.id } });
    expect(said).toContain('in #general');
    general.botPermissions = BOT_PERMISSIONS & ~P.SendMessages;
    world.advance(61 * MINUTE_MS);
    const [notice] = await world.posted(server.dm(), 1);
    expect(server.textOf(notice ?? expect.fail())).toMatch(/^Your digest in #general \(\d\d:\d\d, UTC\) is paused: I may no longer write there/);
    expect(await vi.waitUntil(async () => (await world.app.subscriptions.find(await idOf(general.id)))?.state.status === 'paused')).toBe(true);
    expect(await world.manage('digest', 'list')).toMatch(/#general: every day at .*; paused$/m);
    expect(world.postsIn(general)).toEqual([]);
    general.botPermissions = BOT_PERMISSIONS;
    expect(await world.manage('digest', 'resume', { digest: await idOf(general.id) })).toMatch(/Resumed: the digest in #general/);
  });

  test('comes to somebody’s direct messages when they ask there', async () => {
    const { server, now } = world;
    const ben = server.addUser('ben');
    const reply = await server.slash({ name: 'digest', subcommand: 'schedule', options: { time: clockAt(now() + 60 * MINUTE_MS), zone: 'utc', topics: 'the dam at Hest' }, user: ben, guild: null }).reply;
    expect(server.textOf(reply)).toContain('a digest in your direct messages');
    world.advance(61 * MINUTE_MS);
    const posts = await world.posted(server.dm(ben), 1);
    expect(server.textOf(posts.at(-1) ?? expect.fail())).toContain('The dam at Hest is a wall');
    expect(await world.manage('digest', 'list')).not.toContain('direct messages');
  });

  test('of a server that removed the bot is paused, and each owner told once', async () => {
    const { server } = world;
    const carla = server.addUser('carla');
    const guild = server.joinGuild({ name: 'Another Room', channels: ['one', 'two'], members: [carla] });
    await world.posted(server.channel('one', guild), 1);
    for (const channel of ['one', 'two']) {
      await server.slash({ name: 'digest', subcommand: 'schedule', options: { time: '3:00', zone: 'Asia/Tokyo', channel: { id: server.channel(channel, guild).id } }, user: carla, guild, permissions: MANAGER }).reply;
    }
    server.removeGuild(guild);
    const [notice] = await world.posted(server.dm(carla), 1);
    expect(server.textOf(notice ?? expect.fail())).toMatch(/^I was removed from a server/);
    expect(await vi.waitUntil(async () => (await world.app.subscriptions.list({ guildId: guild.id })).every(({ state }) => state.status === 'paused' && state.reason === 'guild-gone'))).toBe(true);
    expect(world.postsIn(server.dm(carla))).toHaveLength(1);
    // Hours have passed since the right to post in #general was lost: its owner was told once.
    expect(world.postsIn(server.dm())).toHaveLength(1);
  });

  test('breaks none of Discord’s rules on its way', () => {
    expect(violationsOf(world.server)).toEqual([]);
    const live = world.server.botMessages().filter(({ liveMentions }) => liveMentions.roles.length + liveMentions.users.length + liveMentions.everyone.length > 0);
    expect(live.every(({ liveMentions, message }) => liveMentions.roles.join() === role.id && liveMentions.users.length === 0 && message.channel_id === world.server.channel('news').id)).toBe(true);
  });
});
