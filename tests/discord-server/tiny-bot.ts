import { Client, Events, GatewayIntentBits } from 'discord.js';

// The smallest bot there is: it answers every command with a word, leaves on SIGTERM, and fails on a wrong token.
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env['DISCORD_API_URL'] ?? '' } });
client.once(Events.ClientReady, ({ application }) => void application.commands.set([{ name: 'word', description: 'A word' }]));
client.on(Events.InteractionCreate, (interaction) => void (interaction.isChatInputCommand() && interaction.reply('word')));
process.once('SIGTERM', () => void client.destroy());
await client.login(process.env['DISCORD_TOKEN']).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
