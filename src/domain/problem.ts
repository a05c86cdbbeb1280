/** Something that could not be used, and why, in words for the person who named it. */
export interface Problem {
  /** File path, address or `-`. */
  readonly origin: string;
  /** Line of a `.jsonl` file, counted from 1; null where lines mean nothing. */
  readonly line: number | null;
  readonly reason: string;
}
