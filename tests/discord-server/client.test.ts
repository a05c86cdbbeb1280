import { ApplicationCommandOptionType, ButtonStyle, type Client, ComponentType, Events, type Interaction, type Message, MessageFlags, type RESTPostAPIApplicationCommandsJSONBody, SlashCommandBuilder } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordServer, startDiscordServer } from './index.ts';
import { testClient } from './test-client.ts';

const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask', description: 'Ask a question', integration_types: [0, 1], contexts: [0, 1, 2],
    options: [
      { type: ApplicationCommandOptionType.String, name: 'question', description: 'What to ask', required: true, max_length: 300 },
      { type: ApplicationCommandOptionType.String, name: 'outlet', description: 'Whose words', autocomplete: true },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only for you' },
    ],
  },
  { name: 'Check this', type: 3 },
  { name: 'settings', description: 'Settings', contexts: [0], default_member_permissions: '32', options: [{ type: 1, name: 'show', description: 'Show them' }] },
];
const answer = (text: string) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    { type: ComponentType.TextDisplay as const, content: text },
    { type: ComponentType.ActionRow as const, components: [{ type: ComponentType.Button as const, style: ButtonStyle.Secondary as const, label: 'More', custom_id: 'more' }] },
  ],
});

let server: DiscordServer;
let client: Client<true>;
beforeEach(async () => {
  server = await startDiscordServer({ waitMs: 5_000 });
  client = await testClient(server);
  await client.application.commands.set(COMMANDS);
});
afterEach(async () => {
  await client.destroy();
  await server.close();
});
const onInteraction = (handle: (interaction: Interaction) => Promise<unknown>): void => void client.on(Events.InteractionCreate, (interaction) => void handle(interaction));

describe('a discord.js client', () => {
  test('logs in, sees its guild and what it may do in each channel', async () => {
    const { ViewChannel, SendMessages } = (await import('discord-api-types/v10')).PermissionFlagsBits;
    server.addChannel('closed', server.guild, ViewChannel);
    const guild = server.joinGuild({ name: 'A second hall', channels: ['hall'] });
    await expect.poll(() => client.guilds.cache.map(({ name }) => name)).toEqual(['The Reading Room', 'A second hall']);
    const hall = await client.channels.fetch(server.channel('hall', guild).id);
    expect(hall !== null && 'permissionsFor' in hall && hall.permissionsFor(client.user)?.has(SendMessages)).toBe(true);
    server.removeGuild(guild);
    await expect.poll(() => client.guilds.cache.size).toBe(1);
    expect((await client.application.fetch()).owner?.id).toBe(server.world.owner.id);
  });

  test('answers a command with a defer and an edit, and a button by an update', async () => {
    onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await interaction.editReply(answer(`You asked: ${interaction.options.getString('question', true)} (${interaction.locale}, ${String(interaction.guildId)})`));
      } else if (interaction.isButton()) {
        await interaction.deferUpdate();
        await interaction.editReply(answer(`${interaction.user.username} pressed ${interaction.customId}`));
      }
    });
    const asked = server.slash({ name: 'ask', options: { question: 'Who closed the strait?' } });
    expect(await asked.acknowledged).toMatchObject({ type: 5, ephemeral: false });
    const reply = await asked.reply;
    expect(server.textOf(reply)).toBe(`You asked: Who closed the strait? (en-GB, ${server.guild.id})`);
    expect(asked.edits).toHaveLength(1);
    expect(server.customIdsOf(reply)).toEqual(['more']);
    const pressed = await server.press(reply, 'more').reply;
    expect(pressed.id).toBe(reply.id);
    expect(server.textOf(server.current(reply))).toBe('ann pressed more');
    expect(() => server.press(reply, 'less')).toThrow(/no component "less"; it has: more/);
    expect(server.violations).toEqual([]);
  });

  test('answers privately, in direct messages and where only the user has it', async () => {
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: interaction.options.getBoolean('private') === true ? MessageFlags.Ephemeral : [] });
      await interaction.editReply(answer(`context ${interaction.context}, owners ${interaction.authorizingIntegrationOwners.guildId ?? '-'}/${interaction.authorizingIntegrationOwners.userId ?? '-'}`));
    });
    const hidden = server.slash({ name: 'ask', options: { question: 'x', private: true } });
    expect(server.textOf(await hidden.reply)).toBe(`context 0, owners ${server.guild.id}/-`);
    expect(hidden.isEphemeral).toBe(true);
    expect(server.messages(server.channel())).toEqual([]);
    expect(() => server.press(hidden.stored!.message, 'more', { user: server.addUser('ben') })).toThrow(/ephemeral/);
    expect(server.textOf(await server.slash({ name: 'ask', options: { question: 'x' }, guild: null }).reply)).toBe('context 1, owners 0/-');
    const far = server.joinGuild({ name: 'Far away', botIsMember: false });
    expect(server.textOf(await server.slash({ name: 'ask', options: { question: 'x' }, guild: far }).reply)).toBe(`context 0, owners -/${server.user.id}`);
    expect(server.textOf(await server.slash({ name: 'ask', options: { question: 'x' }, channel: server.addPrivateChannel([server.user, server.addUser('cleo')]) }).reply)).toBe(`context 2, owners -/${server.user.id}`);
  });

  test('completes options and reads the message of a context menu without the content intent', async () => {
    onInteraction(async (interaction) => {
      if (interaction.isAutocomplete()) await interaction.respond([{ name: `${interaction.options.getFocused()}…`, value: 'v' }]);
      if (interaction.isMessageContextMenuCommand()) await interaction.reply(answer(interaction.targetMessage.content));
    });
    expect(await server.autocomplete({ name: 'ask', focused: 'outlet', options: { outlet: 'Har' } })).toEqual([{ name: 'Har…', value: 'v' }]);
    const said = server.say({ content: 'Korda said so' });
    expect(server.textOf(await server.contextMenu('Check this', said.message).reply)).toBe('Korda said so');
  });

  test('opens a modal and reads what was filled in', async () => {
    onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.showModal({ title: 'Zone', custom_id: 'zone', components: [{ type: ComponentType.Label, label: 'Time zone', component: { type: ComponentType.TextInput, custom_id: 'name', style: 1 } }] });
      } else if (interaction.isModalSubmit()) await interaction.reply(answer(interaction.fields.getTextInputValue('name')));
    });
    const opener = server.slash({ name: 'ask', options: { question: 'x' } });
    expect((await opener.modal).title).toBe('Zone');
    expect(() => server.modalSubmit(opener, {})).toThrow(/"name" is required/);
    expect(server.textOf(await server.modalSubmit(opener, { name: 'Europe/Vaduz' }).reply)).toBe('Europe/Vaduz');
  });

  test('hears mentions and direct messages with their words, and other messages without', async () => {
    const heard: Message[] = [];
    client.on(Events.MessageCreate, (message) => {
      heard.push(message);
      if (message.author.bot) return;
      if (message.guildId === null) void message.channel.sendTyping().then(async () => void (await message.channel.send(answer('here'))));
      else void message.reply(answer(`read: ${message.content}`));
    });
    const mention = server.say({ content: 'what did Korda say?', mentions: [server.bot] });
    expect(server.textOf(await mention.reply)).toContain('what did Korda say?');
    const byRole = server.say({ content: 'what did Korda say?', mentionRoles: [server.guild.botRoleId] });
    expect(server.textOf(await byRole.reply)).toBe('read: ');
    const direct = server.say({ content: 'hello', guild: null });
    expect(server.textOf(await direct.reply)).toBe('here');
    expect(direct.typing).toBe(1);
    const answered = server.say({ content: 'and then?', reference: await mention.reply });
    expect(server.textOf(await answered.reply)).toBe('read: and then?');
    const unpinged = server.say({ content: 'and then?', reference: await mention.reply, ping: false });
    expect(server.textOf(await unpinged.reply)).toBe('read: ');
    expect(heard.length).toBeGreaterThan(4);
    expect(server.violations).toEqual([]);
  });

  test('uploads a file that the server then hosts', async () => {
    const channel = await client.channels.fetch(server.channel().id);
    if (channel?.isSendable() !== true) throw new Error('not sendable');
    await channel.send({ flags: MessageFlags.IsComponentsV2, files: [{ name: 'export.json', attachment: Buffer.from('{"a":1}') }], components: [{ type: ComponentType.File, file: { url: 'attachment://export.json' } }] });
    const [message] = server.messages(server.channel());
    expect(await (await fetch(message?.attachments[0]?.url ?? '')).json()).toEqual({ a: 1 });
    expect(server.violations).toEqual([]);
  });
});

describe('the driver refuses what Discord would not do', () => {
  test.each<readonly [string, () => unknown, RegExp]>([
    ['an unknown command', () => server.slash({ name: 'nothing' }), /no \/nothing; it has: ask, Check this, settings/],
    ['a required option left out', () => server.slash({ name: 'ask' }), /requires the option "question"/],
    ['an unknown option', () => server.slash({ name: 'ask', options: { question: 'x', colour: 'red' } }), /no option "colour"/],
    ['an option of the wrong type', () => server.slash({ name: 'ask', options: { question: 3 } }), /it is text/],
    ['an option that is too long', () => server.slash({ name: 'ask', options: { question: 'x'.repeat(301) } }), /limits/],
    ['a member without the permission', () => server.slash({ name: 'settings', subcommand: 'show' }), /without the permissions 32/],
    ['a context it is not registered for', () => server.slash({ name: 'settings', subcommand: 'show', guild: null }), /not offer/],
    ['a missing subcommand', () => server.slash({ name: 'settings', permissions: 32n }), /needs a subcommand: show/],
  ])('%s', (_, act, reason) => {
    expect(act).toThrow(reason);
  });

  test('registering the same commands again changes nothing', async () => {
    await client.application.commands.set(COMMANDS);
    await client.application.commands.create(new SlashCommandBuilder().setName('help').setDescription('How to ask'));
    expect(server.commandWrites.map(({ method, changed }) => [method, changed])).toEqual([['PUT', ['ask', 'Check this', 'settings']], ['PUT', []], ['POST', ['help']]]);
  });
});
