import type { ArticleDraft } from '../domain/article.ts';
import { unwrapAmpCache } from '../text/identity-url.ts';
import { isSameSite, plainHost } from '../text/site.ts';
import { canonicalLine } from './canonical-text.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { KnownOutlet } from './known-outlets.ts';
import { outletOfKnownHost, WELL_KNOWN } from './known-outlets.ts';
import { hostOutlet, outletOfHost } from './outlet-of-host.ts';
import { isStateMedia } from '../text/state-media.ts';

/** What a document says of itself. */
export interface SelfDescription {
  /** Names it goes by, best first. */
  readonly names: readonly string[];
  /** Addresses it gives as its own. */
  readonly addresses: readonly string[];
}

const NAME_CHARS_MAX = 60;
/** A host may have 253; its end is what was registered. */
const HOST_CHARS_MAX = 60;

/**
 * An article as its host bears it out. What was fetched may say anything of itself: an id, an address, an outlet's name.
 * Its id is never taken; its address only within the site it was fetched from; its name only where the host agrees. The
 * rest is kept as a claim, so that a reader is told.
 */
export function bindToHost(draft: ArticleDraft, fetchedUrl: string, { names, addresses }: SelfDescription, listed: readonly KnownOutlet[] = []): ArticleDraft {
  // Google's cache serves what the publisher gave it, under the publisher's address.
  const fetched = canonicalUrl(unwrapAmpCache(fetchedUrl));
  if (fetched === null) return draft;
  const url = draft.url !== null && isSameSite(draft.url, fetched) ? draft.url : fetched;
  const { outlet, claimed } = outletOfHost(fetched, names.filter((name) => name.trim() !== ''), listed);
  const elsewhere = addresses.map((address) => canonicalUrl(address, fetched)).find((address) => address !== null && !isOfSameOutlet(address, fetched, listed)) ?? null;
  const bound = { ...draft, givenId: null, url, outlet, claims: claimsOf(claimed, elsewhere === null ? null : hostOutlet(elsewhere)) };
  return { ...bound, stateMedia: draft.stateMedia || isStateMedia({ outlet, agency: draft.agency, url: fetched }) };
}

/** "Kalderra Today (kalderra-today.example)": what a page says it is, and is not known to be. Null if it says nothing of the kind. */
export function claimsOf(name: string | null, named: string | null): string | null {
  const plain = plainName(name ?? '');
  const host = named === null || named.length <= HOST_CHARS_MAX ? named : `…${named.slice(1 - HOST_CHARS_MAX)}`;
  return plain === '' ? host : host === null ? plain : `${plain} (${host})`;
}

/** The claim that is left once somebody who may know has said the outlet's name. */
export function withoutName(claims: string | null, name: string): string | null {
  const plain = plainName(name);
  if (claims === null || plain === '' || !claims.toLowerCase().startsWith(plain.toLowerCase())) return claims;
  const rest = claims.slice(plain.length);
  return rest === '' ? null : (/^ \(([^()]+)\)$/.exec(rest)?.[1] ?? claims);
}

/** It is printed among our own words: no quotation marks, separators or brackets of its own, and no more than a name. */
function plainName(name: string): string {
  return canonicalLine(canonicalLine(name).replace(/[^\p{L}\p{M}\p{N} .,&'’/:+-]+/gu, ' ')).slice(0, NAME_CHARS_MAX).toWellFormed().replace(/\ufffd/g, '').trim();
}

/** One outlet may have two domains (bbc.com, bbc.co.uk); a page that gives the other is no impostor. */
function isOfSameOutlet(address: string, fetched: string, listed: readonly KnownOutlet[]): boolean {
  if (isSameSite(address, fetched)) return true;
  const nameOf = (url: string): string | null => [listed, WELL_KNOWN].map((known) => outletOfKnownHost(plainHost(URL.parse(url)?.hostname ?? ''), known)?.names[0] ?? null).find((name) => name !== null) ?? null;
  const name = nameOf(address);
  return name !== null && name === nameOf(fetched);
}
