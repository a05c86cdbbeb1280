import { randomBytes } from 'node:crypto';

/** 16 characters, safe in a custom id: 96 random bits, so that nobody guesses another's. */
export function newReplyId(): string {
  return randomBytes(12).toString('base64url');
}
