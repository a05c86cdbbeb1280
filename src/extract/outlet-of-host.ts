import { foldName } from '../text/fold-name.ts';
import { identityUrl } from '../text/identity-url.ts';
import { plainHost, registrableDomain } from '../text/site.ts';
import { outletOfKnownHost, WELL_KNOWN, type KnownOutlet } from './known-outlets.ts';

/** What a page may be cited as, by its host. */
export interface HostOutlet {
  readonly outlet: string;
  /** The name that the page gives itself and its host does not bear out, or null. */
  readonly claimed: string | null;
}

/** Words that outlets put beside their name and leave out of their host, or the reverse. */
const FILLERS = new Set('news online website com daily tv radio media press agency english international world global live en uk us eu network'.split(' '));
const SMALL_WORDS = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'de', 'la', 'le']);
/** Shorter ones are found in too many hosts. */
const INITIALS_MIN = 3;
const LEADING_CHARS_MIN = 5;

/**
 * The outlet of a fetched page. Its host decides: by the source list, by the table of well-known outlets, or by spelling
 * the name that the page gives itself (or its initials). A name the host does not spell is a claim, and the host itself
 * stands in: anybody can write any name on a page.
 *
 * @example
 * outletOfHost('https://www.kyivindependent.com/a', ['The Kyiv Independent']) // outlet 'The Kyiv Independent', claimed null
 * outletOfHost('https://news.evil.example/a', ['Reuters']) // outlet 'news.evil.example', claimed 'Reuters'
 */
export function outletOfHost(address: string, names: readonly string[], listed: readonly KnownOutlet[] = []): HostOutlet {
  const host = plainHost(URL.parse(address)?.hostname ?? '');
  const known = outletOfKnownHost(host, listed) ?? outletOfKnownHost(host, WELL_KNOWN);
  const foreign = (name: string): boolean => isOfAnotherHost(name, host, [...listed, ...WELL_KNOWN]);
  if (known !== null) {
    const own = names.some((name) => isNameOf(name, known) || !foreign(name));
    // One name for one outlet, whichever of its names a page prefers: outlets are counted.
    return { outlet: known.names[0] ?? hostOutlet(address), claimed: own ? null : (names[0] ?? null) };
  }
  for (const stated of names) {
    // Some give their address for a name.
    const name = stated.replace(/^https?:\/\/(?:www\.)?([^/]+)\/*$/i, '$1');
    const spelt = foreign(name) ? null : speltByHost(name, host);
    if (spelt !== null && !foreign(spelt)) return { outlet: spelt, claimed: null };
  }
  return { outlet: hostOutlet(address), claimed: names[0] ?? null };
}

/** What stands for an outlet that is not known by name: its host, without `www.` and the like. */
export function hostOutlet(address: string): string {
  return URL.parse(identityUrl(address))?.host ?? address;
}

/** Whether the outlet is only the host of its own article: a name that somebody states is better. */
export function isBareHost(outlet: string | null, url: string | null): boolean {
  return outlet !== null && url !== null && outlet === hostOutlet(url);
}

function wordsOf(name: string): string[] {
  return foldName(name.replace(/(?<=\p{L})['’.](?=\p{L})/gu, '')).split(' ').filter((word) => word !== '');
}

/** A name without its article and fillers: "BBC News" and "the BBC" are one. */
function coreOf(name: string): string {
  const words = wordsOf(name);
  const core = words.filter((word) => word !== 'the' && !FILLERS.has(word));
  return (core.length === 0 ? words : core).join('');
}

function isNameOf(name: string, { names }: KnownOutlet): boolean {
  return names.some((one) => coreOf(one) === coreOf(name));
}

function isOfAnotherHost(name: string, host: string, known: readonly KnownOutlet[]): boolean {
  const owners = known.filter((entry) => isNameOf(name, entry));
  return owners.length > 0 && outletOfKnownHost(host, owners) === null;
}

/** The part of a name that the host's registered label spells; null if it spells none. Labels below it are anybody's. */
function speltByHost(name: string, host: string): string | null {
  const domain = registrableDomain(host);
  const label = domain.split('.')[0]?.replace(/[^a-z0-9]/g, '') ?? '';
  const words = wordsOf(name);
  const full = words.join('');
  if (label === '' || full === '') return null;
  const hosts = new Set([label, domain, host, host.replace(/^www\./, '')].map((spelling) => spelling.replace(/[^a-z0-9]/g, '')));
  if (hosts.has(full) || hosts.has(coreOf(name)) || hosts.has(`the${full}`) || `the${label}` === full || isFilled(label, coreOf(name)) || isFilled(label, full)) return name;
  if (spellsInitials(label, words) || spellsInitials(label, words.filter((word) => !SMALL_WORDS.has(word)))) return name;
  return leadingPart(name, label);
}

/** "cbsnews" for CBS, "premiumtimesng" for Premium Times. */
function isFilled(label: string, name: string): boolean {
  if (name.length < INITIALS_MIN || !label.startsWith(name)) return false;
  const rest = label.slice(name.length);
  return FILLERS.has(rest) || rest.length === 2;
}

/** "scmp" for South China Morning Post, "csmonitor" for Christian Science Monitor. */
function spellsInitials(label: string, words: readonly string[]): boolean {
  if (words.length < 2 || label.length < INITIALS_MIN) return false;
  return words.some((_, at) => label === words.slice(0, at + 1).map((word) => word.charAt(0)).join('') + words.slice(at + 1).join(''));
}

/** "Carnegie Endowment" of "Carnegie Endowment for International Peace" on carnegieendowment.org: no more than is spelt. */
function leadingPart(name: string, label: string): string | null {
  if (label.length < LEADING_CHARS_MIN || FILLERS.has(label)) return null;
  const parts = name.split(/(?<=\s)/);
  for (let n = 1; n < parts.length; n++) {
    const start = parts.slice(0, n).join('').trim();
    const spelt = wordsOf(start).join('');
    if (spelt === label || spelt === `the${label}`) return start;
  }
  return null;
}
