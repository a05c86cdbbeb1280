/*
 * robots.txt by RFC 9309. By hand, because what is parsed is then plain data that can be stored with its host, and because
 * the packages seen stumble over a byte-order mark, over unknown lines between two agents, and know no limit of size.
 */

import { matchesPath } from './path-pattern.ts';

/** The name by which a robots.txt can speak of us, as it stands in our User-Agent. */
export const PRODUCT_TOKEN = 'ForeignDesk';
/** RFC 9309, 2.5: a crawler must read 500 KiB at least, and need not read more. */
const CHARS_MAX = 500 * 1024;
/** A delay longer than a day is a way of saying no; the intervals between polls are capped there as well. */
const DELAY_MS_MAX = 86_400_000;

interface Rule {
  /** With its percent-encodings in one form. */
  readonly pattern: string;
  readonly allow: boolean;
}

/** What one host asks of us: rules, longest first, and the pause between two requests. */
export interface Robots {
  readonly rules: readonly Rule[];
  readonly crawlDelayMs: number | null;
}

export const ALLOW_ALL: Robots = { rules: [], crawlDelayMs: null };
export const REFUSE_ALL: Robots = { rules: [{ pattern: '/', allow: false }], crawlDelayMs: null };

/**
 * What to go by after asking for robots.txt: a missing one allows everything (4xx); one that cannot be had because of
 * the server (5xx, too many requests) or the network (null) refuses everything until it can.
 */
export function robotsFor(status: number | null, text: string): Robots {
  if (status === null || status >= 500 || status === 429) return REFUSE_ALL;
  return status >= 200 && status < 300 ? parseRobots(text) : ALLOW_ALL;
}

/** The rules of every group that names us, or else of every group for all. */
export function parseRobots(text: string): Robots {
  const own = new Group();
  const everyone = new Group();
  let agents: string[] = [];
  let isNaming = false;
  for (const line of text.slice(0, CHARS_MAX).replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      if (!isNaming) agents = [];
      isNaming = true;
      agents.push(/^[a-z_-]+|^\*/i.exec(value.trim())?.[0].toLowerCase() ?? '');
    } else if (name === 'allow' || name === 'disallow' || name === 'crawl-delay') {
      isNaming = false;
      if (agents.includes(PRODUCT_TOKEN.toLowerCase())) own.add(name, value.trim());
      if (agents.includes('*')) everyone.add(name, value.trim());
    }
    // Sitemaps, hosts and whatever else stand outside groups and end none.
    if (name === 'user-agent' && agents.includes(PRODUCT_TOKEN.toLowerCase())) own.isNamed = true;
  }
  return (own.isNamed ? own : everyone).toRobots();
}

/** Collects the rules of the groups for one agent, which count as one group. */
class Group {
  isNamed = false;
  readonly #rules: Rule[] = [];
  #delayMs: number | null = null;

  add(name: string, value: string): void {
    if (name === 'crawl-delay') {
      const seconds = value === '' ? Number.NaN : Number(value);
      if (seconds >= 0) this.#delayMs = Math.max(this.#delayMs ?? 0, Math.min(DELAY_MS_MAX, seconds * 1000));
    } else if (value !== '') {
      this.#rules.push({ pattern: inOneForm(value.startsWith('/') || value.startsWith('*') ? value : `/${value}`), allow: name === 'allow' });
    }
  }

  toRobots(): Robots {
    // The longest pattern decides; of two as long, the one that allows.
    const rules = this.#rules.toSorted((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
    return { rules, crawlDelayMs: this.#delayMs };
  }
}

/** Whether we may fetch an address of the host whose robots.txt this is. */
export function isAllowed({ rules }: Robots, url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  const path = inOneForm(parsed.pathname + parsed.search);
  if (parsed.pathname === '/robots.txt') return true;
  return rules.find(({ pattern }) => matchesPath(pattern, path))?.allow ?? true;
}

/** The pause this host asks for between two requests; null if it asks for none. */
export function crawlDelayMs(robots: Robots): number | null {
  return robots.crawlDelayMs;
}

/** RFC 9309, 2.2.2: `%7E` and `~`, `ä` and `%c3%a4` are one; a reserved character and its encoding are not. */
function inOneForm(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/%25([\da-f]{2})/gi, '%$1').replace(/%([\da-f]{2})/gi, (_, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z\d._~-]/.test(character) ? character : `%${hex.toUpperCase()}`;
  });
}
