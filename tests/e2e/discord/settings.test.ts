import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, GuildState } from '../../discord-server/index.ts';
import { buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  world = await startWorld();
  ({ server } = world);
});

type Given = Omit<Parameters<TestedWorld['server']['slash']>[0], 'name'>;
const settings = async (given: Given): Promise<string> => server.textOf(await server.slash({ name: 'settings', permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ViewChannel, ...given }).reply);
const ask = (options: Parameters<TestedWorld['server']['slash']>[0]['options'], actor: Actor = {}) => server.slash({ name: 'ask', options: options ?? {}, ...actor });
const DAM = 'What was said about the dam at Hest?';
/** A server of its own for each test, so that none meets another's settings. */
const newGuild = (): GuildState => server.joinGuild({ name: 'A reading room', channels: ['general', 'news'], members: [server.user] });

describe('/settings', () => {
  test('is for those who manage the server, and shown to them alone', async () => {
    expect(() => server.slash({ name: 'settings', subcommand: 'show' })).toThrow('without the permissions');
    const shown = server.slash({ name: 'settings', subcommand: 'show', permissions: PermissionFlagsBits.ManageGuild });
    expect(server.textOf(await shown.reply)).toMatch(/Answers in:\*\* all channels[\s\S]*State media:\*\* cited, always labelled[\s\S]*Time zone:\*\* UTC/);
    expect(shown.isEphemeral).toBe(true);
  });

  test('private: answers are the asker’s alone, unless /ask says otherwise', async () => {
    const guild = newGuild();
    expect(await settings({ guild, subcommand: 'private', options: { 'by-default': true } })).toContain('shown to the asker alone');
    const [hidden, shown, quotes] = [ask({ question: DAM }, { guild }), ask({ question: DAM, private: false }, { guild }), server.slash({ name: 'quotes', options: { speaker: 'Korda' }, guild })];
    await Promise.all([hidden.reply, shown.reply, quotes.reply]);
    expect([hidden.isEphemeral, shown.isEphemeral, quotes.isEphemeral]).toEqual([true, false, true]);
    const elsewhere = ask({ question: DAM });
    await elsewhere.reply;
    expect(elsewhere.isEphemeral).toBe(false);
    await settings({ guild, subcommand: 'private', options: { 'by-default': false } });
    const again = ask({ question: DAM }, { guild });
    await again.reply;
    expect(again.isEphemeral).toBe(false);
  });

  test('outlets: one that is hidden is cited, listed and offered nowhere in the server, not even by buttons pressed before', async () => {
    const guild = newGuild();
    const before = await ask({ question: 'What did Korda say about the water of the river?' }, { guild }).reply;
    expect(server.textOf(before)).toContain('Harbour Post');
    expect(await settings({ guild, group: 'outlets', subcommand: 'hide', options: { outlet: 'harbour post' } })).toContain('Harbour Post is now neither cited nor listed');
    for (const handle of [
      ask({ question: 'What did Korda say about the water of the river?' }, { guild }), ask({ question: 'What did Anders say about the harbour of Lume?' }, { guild }),
      server.slash({ name: 'quotes', options: { speaker: 'Korda' }, guild }), server.slash({ name: 'latest', guild }), server.slash({ name: 'about', guild }),
      server.slash({ name: 'verify', options: { quotation: 'All four crews are safe and the boats will be raised' }, guild }),
      server.say({ content: 'what did Korda say about the river?', mentions: [server.bot], guild }),
      server.press(before, buttonOf(before, 'context')),
    ]) expect(server.textOf(await handle.reply)).not.toMatch(/Harbour Post|harbour-post/);
    expect(server.textOf(await ask({ question: DAM, outlet: 'Harbour Post' }, { guild }).reply)).toContain('This server leaves out Harbour Post');
    expect(await server.autocomplete({ name: 'ask', focused: 'outlet', options: { outlet: 'har', question: 'x' }, guild })).toEqual([]);
    expect(await settings({ guild, subcommand: 'show' })).toContain('Outlets left out:** Harbour Post');
    expect((await server.autocomplete({ name: 'settings', group: 'outlets', subcommand: 'show', focused: 'outlet', guild, permissions: PermissionFlagsBits.ManageGuild })).map(({ value }) => value)).toEqual(['Harbour Post']);
    expect((await server.autocomplete({ name: 'settings', group: 'outlets', subcommand: 'hide', focused: 'outlet', options: { outlet: 'velt' }, guild, permissions: PermissionFlagsBits.ManageGuild })).map(({ value }) => value)).toEqual(['The Velt Gazette']);
    expect(await settings({ guild, group: 'outlets', subcommand: 'show', options: { outlet: 'Harbour Post' } })).toContain('may be cited and listed in this server again');
    expect(server.textOf(await server.slash({ name: 'latest', guild }).reply)).toContain('Harbour Post');
  });

  test('state media: left out it is not cited, and /about says so', async () => {
    const guild = newGuild();
    expect(server.textOf(await ask({ question: DAM }, { guild }).reply)).toContain('state media');
    expect(await settings({ guild, subcommand: 'state-media', options: { allowed: false } })).toContain('left out');
    expect(server.textOf(await ask({ question: DAM }, { guild }).reply)).not.toMatch(/Voice of Orsk|state media/);
    expect(server.textOf(await server.slash({ name: 'latest', guild }).reply)).not.toContain('Voice of Orsk');
    expect(server.textOf(await server.slash({ name: 'about', guild }).reply)).toContain('State media is left out in this server.');
  });

  test('channels: in a closed one it answers privately where to ask, and mentions get one line', async () => {
    const guild = newGuild();
    const [general, news] = [server.channel('general', guild), server.channel('news', guild)];
    expect(await settings({ guild, group: 'channels', subcommand: 'add', options: { channel: { id: news.id } } })).toContain('I now answer in #news, and in no other channel');
    const closed = ask({ question: DAM }, { channel: general });
    expect(server.textOf(await closed.reply)).toMatch(/I do not answer in this channel\. Here I answer in #news/);
    expect(closed.isEphemeral).toBe(true);
    expect(server.textOf(await server.say({ content: 'hello', mentions: [server.bot], channel: general }).reply)).toContain('I do not answer in this channel');
    expect(server.textOf(await ask({ question: DAM }, { channel: news }).reply)).toContain('Hest');
    expect(server.textOf(await server.slash({ name: 'help', channel: general }).reply)).toContain('Foreign Desk');
    expect(await settings({ guild, group: 'channels', subcommand: 'remove', options: { channel: { id: news.id } } })).toContain('the only channel I answer in');
    expect(await settings({ guild, group: 'channels', subcommand: 'add', options: { channel: { id: general.id } } })).toContain('I now answer in #general');
    expect(await settings({ guild, group: 'channels', subcommand: 'remove', options: { channel: { id: news.id } } })).toContain('I no longer answer in #news');
    expect(await settings({ guild, group: 'channels', subcommand: 'all' })).toContain('every channel I can see');
    expect(server.textOf(await ask({ question: DAM }, { channel: news }).reply)).toContain('Hest');
  });

  test('time zone: dates are read in it, names are completed, and nonsense is told', async () => {
    const guild = newGuild();
    const at = { guild, permissions: PermissionFlagsBits.ManageGuild };
    expect((await server.autocomplete({ name: 'settings', subcommand: 'time-zone', focused: 'zone', options: { zone: 'auck' }, ...at })).map(({ value }) => value)).toEqual(['Pacific/Auckland']);
    expect(await settings({ guild, subcommand: 'time-zone', options: { zone: 'Middle/Earth' } })).toContain('is not the name of a time zone');
    expect(await settings({ guild, subcommand: 'time-zone', options: { zone: 'Pacific/Auckland' } })).toMatch(/Dates are now read in Pacific\/Auckland, where it is 01:0\d/);
    // The envoy left at 17:45 UTC on the 6th, which is the 7th in Auckland.
    const question = 'What did Daleth say about the agreement on the dam?';
    expect(server.textOf(await ask({ question, since: '2026-03-07', until: '2026-03-07' }, { guild }).reply)).toContain('I leave with two maps');
    expect(server.textOf(await ask({ question, since: '2026-03-07', until: '2026-03-07' }).reply)).not.toContain('I leave with two maps');
  });

  test('survive a restart, and two changes at once are both kept', async () => {
    const guild = newGuild();
    await Promise.all([
      settings({ guild, subcommand: 'private', options: { 'by-default': true } }), settings({ guild, subcommand: 'state-media', options: { allowed: false } }),
      settings({ guild, group: 'outlets', subcommand: 'hide', options: { outlet: 'Tarsia Today' } }),
    ]);
    await world.restart();
    expect(await settings({ guild, subcommand: 'show' })).toMatch(/the asker alone[\s\S]*Tarsia Today[\s\S]*State media:\*\* left out/);
  });
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners(world)).toBeGreaterThan(15);
});
