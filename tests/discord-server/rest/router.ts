import { isObject, type JsonObject, refusal } from '../validate/api-error.ts';
import type { ChannelState, GuildState, StoredFile, World } from '../world/world.ts';
import { botSees } from '../world/permissions.ts';

/** One request, read and authorised. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly json: unknown;
  /** The body as an object; empty if it is none. */
  readonly body: JsonObject;
  readonly files: ReadonlyMap<string, StoredFile>;
  /** `POST /channels/1/messages`, for violations. */
  readonly request: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages`; `:name` stands for one segment. */
  readonly path: string;
  /** Interactions and webhooks carry their own token in the path. */
  readonly isOpen?: boolean;
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const empty: Reply = { status: 204 };

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The first route that fits. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found | null {
  const segments = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    if (route.method !== method || wanted.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, index) => {
      const given = segments[index] ?? '';
      if (!part.startsWith(':')) return part === given;
      params[part.slice(1)] = decodeURIComponent(given);
      return given !== '';
    });
    if (fits) return { route, params };
  }
  return null;
}

export function bodyOf(json: unknown): JsonObject {
  return isObject(json) ? json : {};
}

/** @throws ApiError 10003 or 50001 */
export function channelOf({ world, params }: Call): ChannelState {
  const channel = world.channels.get(params['channel'] ?? '');
  if (channel === undefined) throw refusal.unknown('Channel');
  if (!botSees(world, channel)) throw refusal.missingAccess();
  return channel;
}

/** @throws ApiError 10004, which is also what a guild without the bot answers */
export function guildOf({ world, params }: Call): GuildState {
  const guild = world.guilds.get(params['guild'] ?? '');
  if (guild === undefined) throw refusal.unknown('Guild');
  if (!guild.botIsMember) throw refusal.missingAccess();
  return guild;
}
