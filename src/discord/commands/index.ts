import type { SlashCommand } from '../handlers.ts';
import { aboutCommand } from './about-command.ts';
import { askCommand } from './ask-command.ts';
import { digestCommand } from './digest-command.ts';
import { helpCommand } from './help-command.ts';
import { ingestCommand } from './ingest-command.ts';
import { latestCommand } from './latest-command.ts';
import { privacyCommand } from './privacy-command.ts';
import { purgeCommand } from './purge-command.ts';
import { quotesCommand } from './quotes-command.ts';
import { settingsCommand } from './settings-command.ts';
import { sourcesCommand } from './sources-command.ts';
import { verifyCommand } from './verify-command.ts';
import { watchCommand } from './watch-command.ts';

export { prepareNames } from './complete-name.ts';
export { forgetReader } from './forget-reader.ts';

/** Every slash command, in the order in which they are registered. */
export const slashCommands: readonly SlashCommand[] = [
  askCommand, quotesCommand, verifyCommand, latestCommand, digestCommand, watchCommand, helpCommand, aboutCommand, privacyCommand, settingsCommand, ingestCommand, sourcesCommand, purgeCommand,
];
