import { FormErrors, refusal } from '../validate/api-error.ts';
import { dmWith } from '../world/create-world.ts';
import { channelPayload, guildPayload, isThread, memberPayload } from '../world/payloads.ts';
import { type Call, empty, guildOf, ok, type Reply, type Route } from './router.ts';

/** Guilds, users, direct-message channels and the way to the gateway. */
export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me', answer: ({ world }) => ok({ ...world.bot, mfa_enabled: true, verified: true, email: null }) },
  { method: 'GET', path: '/users/@me/guilds', answer: ({ world }) => ok([...world.guilds.values()].filter(({ botIsMember }) => botIsMember).map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] }))) },
  { method: 'DELETE', path: '/users/@me/guilds/:guild', answer: leave },
  { method: 'POST', path: '/users/@me/channels', answer: openDm },
  { method: 'GET', path: '/users/:user', answer: user },
  { method: 'GET', path: '/gateway', answer: ({ world }) => ok({ url: gatewayUrl(world.origin) }) },
  { method: 'GET', path: '/guilds/:guild', answer: (call) => ok(guildPayload(guildOf(call))) },
  { method: 'GET', path: '/guilds/:guild/channels', answer: (call) => ok([...call.world.channels.values()].filter((channel) => channel.guildId === guildOf(call).id && !isThread(channel)).map((channel) => channelPayload(call.world, channel))) },
  { method: 'GET', path: '/guilds/:guild/roles', answer: (call) => ok(guildOf(call).roles) },
  { method: 'GET', path: '/guilds/:guild/members/:user', answer: member },
  { method: 'GET', path: '/guilds/:guild/threads/active', answer: (call) => ok({ threads: [...call.world.channels.values()].filter((channel) => channel.guildId === guildOf(call).id && isThread(channel)).map((channel) => channelPayload(call.world, channel)), members: [] }) },
];

export function gatewayUrl(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

function user({ world, params }: Call): Reply {
  const found = world.users.get(params['user'] ?? '');
  if (found === undefined) throw refusal.unknown('User');
  return ok(found);
}

function member(call: Call): Reply {
  const guild = guildOf(call);
  const id = call.params['user'] === '@me' ? call.world.bot.id : (call.params['user'] ?? '');
  if (!call.world.users.has(id)) throw refusal.unknown('User');
  if (!guild.memberIds.has(id)) throw refusal.unknown('Member');
  return ok(memberPayload(call.world, guild, id));
}

function openDm({ world, body }: Call): Reply {
  const errors = new FormErrors();
  errors.text(['recipient_id'], body['recipient_id'], { min: 15, max: 20 });
  errors.throwIfAny();
  const id = String(body['recipient_id']);
  if (!world.users.has(id)) throw refusal.unknown('User');
  if (id === world.bot.id) throw refusal.cannotMessageUser();
  return ok(channelPayload(world, dmWith(world, id)));
}

function leave(call: Call): Reply {
  const guild = guildOf(call);
  guild.botIsMember = false;
  guild.memberIds.delete(call.world.bot.id);
  call.world.dispatch('GUILD_DELETE', { id: guild.id }, 1);
  return empty;
}
