import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DiscordServer } from './discord-server.ts';
import { Gateway, type GatewayOptions } from './gateway/gateway.ts';
import { applicationRoutes } from './rest/application-routes.ts';
import { Faults } from './rest/faults.ts';
import { gatewayUrl, guildRoutes } from './rest/guild-routes.ts';
import { createHttpServer } from './rest/http-server.ts';
import { interactionRoutes } from './rest/interaction-routes.ts';
import { messageRoutes } from './rest/message-routes.ts';
import { ok, type Route } from './rest/router.ts';
import { webhookRoutes } from './rest/webhook-routes.ts';
import { addGuild, addUser, createWorld, type GuildOptions, type WorldOptions } from './world/create-world.ts';

export interface DiscordServerOptions extends WorldOptions, GatewayOptions {
  /** The first user's name. */
  readonly userName?: string;
  /** The first guild; its channels are `general` and `news` if none are named. */
  readonly guild?: Partial<GuildOptions>;
}

/**
 * Starts a Discord on a loopback port: REST v10 under `/api`, the gateway and the files it hosts.
 *
 * It holds a bot with a token, its owner, a user ("ann") and a guild ("The Reading Room") in which all of them are.
 */
export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { userName = 'ann', guild: guildOptions = {}, ...settings } = options;
  const world = createWorld(settings);
  const user = addUser(world, userName);
  const guild = addGuild(world, { name: 'The Reading Room', channels: ['general', 'news'], members: [user], ...guildOptions });
  const faults = new Faults();
  const gatewayRoute: Route = { method: 'GET', path: '/gateway/bot', answer: () => ok({ url: gatewayUrl(world.origin), shards: 1, session_start_limit: gateway.startLimit }) };
  const http = createHttpServer(world, [...interactionRoutes, ...webhookRoutes, ...messageRoutes, ...applicationRoutes, ...guildRoutes, gatewayRoute], faults);
  const gateway = new Gateway(world, http, settings);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  world.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return new DiscordServer({ world, gateway, faults, http, user, guild });
}
