const HOUR_MS = 3_600_000;

/** How long what is remembered of people is kept, milliseconds. /privacy tells readers these figures. */
export const RETENTION = {
  /** Turns of a conversation, from the last question. */
  conversationsMs: HOUR_MS,
  /** Posted replies, so that their buttons work. */
  repliesMs: 30 * 24 * HOUR_MS,
  /** How often what has grown old is looked for. */
  sweepMs: HOUR_MS,
} as const;
