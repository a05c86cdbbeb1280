import type { PostingDesk } from '../../../src/discord/desk.ts';

/** Posting for tests of what does not post: no schedule is known, and every place is open. */
export function quietPostings(given: Partial<PostingDesk> = {}): PostingDesk {
  return {
    known: () => ({ subscriptions: [], watches: [] }),
    changed: async () => undefined,
    channelName: () => null,
    roleName: () => null,
    inspect: async () => ({ kind: 'open', isRoleHeard: true }),
    ...given,
  };
}
