import { Client, Events, GatewayIntentBits } from 'discord.js';

// The least a bot can do: it acknowledges every command and nothing else. What `acknowledge.ts` compares with.
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env['DISCORD_API_URL'] ?? '' } });
client.once(Events.ClientReady, ({ application }) => void application.commands.set([{ name: 'ask', description: 'Acknowledges', options: [{ type: 3, name: 'question', description: 'Anything', required: true }] }]));
client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  interaction.deferReply().then(() => interaction.editReply('done')).catch((error: unknown) => console.error(String(error)));
});
process.once('SIGTERM', () => void client.destroy());
await client.login(process.env['DISCORD_TOKEN']);
