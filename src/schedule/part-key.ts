import { createHash } from 'node:crypto';

/** What Discord takes as a nonce at most, and what 25 characters of base 62 hold: 148 bits. */
const KEY_CHARS = 25;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The key of one part: 25 characters of A–Z a–z 0–9, the same after every restart. It is the nonce of the request and
 * stands in a button's custom id (`fd1:part:<key>:<userId>`), where the channel's history keeps it.
 */
export function partKey(deliveryKey: string, index: number): string {
  let rest = BigInt(`0x${createHash('sha256').update(`${deliveryKey}\n${index}`).digest('hex')}`);
  let key = '';
  while (key.length < KEY_CHARS) {
    key += DIGITS[Number(rest % 62n)] ?? '';
    rest /= 62n;
  }
  return key;
}
