import { createHash } from 'node:crypto';
import { identityUrl } from './identity-url.ts';

/** What is kept of a text that may not be kept: one way only. `kind` tells an address from an id or a name of the same letters. */
export function hashOf(kind: 'address' | 'id' | 'outlet', text: string): string {
  return createHash('sha256').update(`${kind}\0${text}`).digest('hex');
}

/** Of an address in any of its forms: a purged article does not come back by its mobile address. */
export function addressHashOf(url: string): string {
  return hashOf('address', identityUrl(url));
}
