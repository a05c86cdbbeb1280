const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The id that sorts before everything made from this instant on; epoch milliseconds. */
export function snowflakeAt(atMs: number): string {
  return (BigInt(Math.max(0, Math.floor(atMs) - DISCORD_EPOCH_MS)) << 22n).toString();
}
