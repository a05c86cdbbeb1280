import { createHash } from 'node:crypto';

/** What is kept of a text that may not be kept: one way only. `kind` tells an address from an id or a name of the same letters. */
export function hashOf(kind: 'address' | 'id' | 'outlet', text: string): string {
  return createHash('sha256').update(`${kind}\0${text}`).digest('hex');
}
