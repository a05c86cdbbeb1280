import { isObject } from './api-error.ts';

/** Whom a message pings. */
export interface LiveMentions {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  /** `everyone`, `here`. */
  readonly everyone: readonly ('everyone' | 'here')[];
  /** Whether the author of the message replied to is pinged. */
  readonly repliedUser: boolean;
}

export const NO_MENTIONS: LiveMentions = { users: [], roles: [], everyone: [], repliedUser: false };

const TOKEN = /<@(?<role>&)?!?(?<id>\d{15,20})>|@(?<all>everyone|here)/y;

/** The mentions Discord's Markdown finds: not in code, not behind a backslash. */
export function mentionsInText(texts: readonly string[]): LiveMentions {
  const users = new Set<string>();
  const roles = new Set<string>();
  const everyone = new Set<'everyone' | 'here'>();
  for (const text of texts) {
    let at = 0;
    while (at < text.length) {
      const skipped = skipInert(text, at);
      if (skipped > at) {
        at = skipped;
        continue;
      }
      TOKEN.lastIndex = at;
      const { role, id, all } = TOKEN.exec(text)?.groups ?? {};
      if (all === 'everyone' || all === 'here') everyone.add(all);
      if (id !== undefined) (role === undefined ? users : roles).add(id);
      at += id === undefined && all === undefined ? 1 : TOKEN.lastIndex - at;
    }
  }
  return { users: [...users], roles: [...roles], everyone: [...everyone], repliedUser: false };
}

/** Past an escaped mark or a span of code that begins here; `at` if neither does. */
function skipInert(text: string, at: number): number {
  if (text[at] === '\\' && /[^0-9A-Za-z\s]/.test(text[at + 1] ?? '')) return at + 2;
  const ticks = /`+/y;
  ticks.lastIndex = at;
  const fence = ticks.exec(text)?.[0];
  if (fence === undefined) return at;
  // A span of code ends at a run of exactly as many ticks; three open a block that ends at the next three.
  const closing = fence.length >= 3 ? /```/g : new RegExp(`(?<!\`)${fence}(?!\`)`, 'g');
  closing.lastIndex = at + fence.length;
  const end = closing.exec(text);
  return end === null ? at + fence.length : end.index + end[0].length;
}

/** What of `found` is live under `allowed_mentions`; all of it if none is given. */
export function applyAllowedMentions(found: LiveMentions, allowed: unknown, isReply: boolean): LiveMentions {
  if (!isObject(allowed)) return { ...found, repliedUser: isReply };
  const parse = Array.isArray(allowed['parse']) ? (allowed['parse'] as unknown[]) : [];
  const listed = (name: string): unknown[] => (Array.isArray(allowed[name]) ? (allowed[name] as unknown[]) : []);
  return {
    users: found.users.filter((id) => parse.includes('users') || listed('users').includes(id)),
    roles: found.roles.filter((id) => parse.includes('roles') || listed('roles').includes(id)),
    everyone: parse.includes('everyone') ? found.everyone : [],
    repliedUser: isReply && allowed['replied_user'] === true,
  };
}

/** How many people, roles and crowds are pinged, the author replied to left out. */
export function countMentions({ users, roles, everyone }: LiveMentions): number {
  return users.length + roles.length + everyone.length;
}
