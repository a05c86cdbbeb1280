import { DiscordAPIError } from 'discord.js';
import { DeskError } from '../../errors.ts';

const WRONG_TOKEN = 'Discord did not accept DISCORD_TOKEN. Copy the bot token again (developer portal: your application > Bot > Reset Token) and put it into .env.';

/** Gateway close codes after which connecting again cannot help. */
const BY_CLOSE_CODE: Readonly<Record<number, string>> = {
  4004: WRONG_TOKEN,
  4010: 'Discord refused the connection as an invalid shard (4010). This version runs in one process; start only one.',
  4011: 'This bot is in so many servers that Discord requires sharding (4011), which this version does not do. Leave some servers, or run several applications.',
  4012: 'Discord no longer serves the gateway version that this version speaks (4012). Update Foreign Desk.',
  4013: 'Discord did not know an intent this version asked for (4013). Update Foreign Desk.',
  4014: 'Discord refused the intents (4014). Foreign Desk needs no privileged intent; check that the application is not limited (developer portal: your application > Bot).',
};

/** The sentence for a close of the gateway that ends the bot; null if connecting again can help. */
export function sentenceOfClose(code: number): string | null {
  return BY_CLOSE_CODE[code] ?? null;
}

/** What a failed login means: a DeskError that ends the bot, or null if it is worth trying again. */
export function fatalOfLogin(error: unknown, closeCode: number | null): DeskError | null {
  const byClose = closeCode === null ? null : sentenceOfClose(closeCode);
  if (byClose !== null) return new DeskError(byClose);
  if (error instanceof DiscordAPIError && error.status === 401) return new DeskError(WRONG_TOKEN);
  if (!(error instanceof Error)) return null;
  if ('code' in error && (error.code === 'TokenInvalid' || error.code === 'TokenMissing')) return new DeskError(WRONG_TOKEN);
  const limit = /^Not enough sessions remaining.*resets at (\S+)/.exec(error.message);
  if (limit !== null) return new DeskError(`Discord allows no more logins with this token before ${limit[1] ?? 'tomorrow'}: something has started the bot over and over. Start it again after that.`);
  return null;
}
