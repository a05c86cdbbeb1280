import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { DiscordServer } from './discord-server.ts';

/** A discord.js client of the server's bot, logged in and ready, as the bot's own is set up. */
export async function testClient(server: DiscordServer, options: Partial<ConstructorParameters<typeof Client>[0]> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: server.apiUrl, retries: 3 },
    allowedMentions: { parse: [] },
    ...options,
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(server.token);
  return ready;
}

/** A raw request with the bot's token. */
export async function request(server: DiscordServer, method: string, path: string, body?: unknown, token: string | null = server.token): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.apiUrl}/v10${path}`, {
    method,
    headers: { ...(token === null ? {} : { authorization: `Bot ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
