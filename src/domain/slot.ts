/** ISO 8601 day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When something happens, as a person says it: at this time by the clocks of this place, on these days. */
export interface DailyTime {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly localTime: string;
  /** IANA name. */
  readonly zone: string;
  /** At least one, ascending, each once. */
  readonly days: readonly Weekday[];
}

/** One day's digest of one subscription; delivered at most once, whatever its time is changed to. */
export interface Slot {
  readonly subscriptionId: string;
  /** `YYYY-MM-DD`, by the clocks of the subscription's zone. */
  readonly localDate: string;
}

/** A slot and the instant it is due, epoch milliseconds. */
export interface DueSlot extends Slot {
  readonly atMs: number;
}
