import { checkThisCommand } from './check-this/check-this-command.ts';
import type { Handlers } from './client/service.ts';
import { slashCommands } from './commands/index.ts';
import { type BotOptions, runBot as run } from './life/run-bot.ts';

export { refuseSample } from './life/refuse-sample.ts';

/** Everything the bot answers in Discord, by name. */
export const handlers: Handlers = {
  slash: new Map(slashCommands.map((command) => [command.definition.name, command])),
  menu: new Map([checkThisCommand].map((command) => [command.definition.name, command])),
};

/**
 * The bot from its login to its end: gives 0 when it was asked to stop, and closes the app in any case.
 *
 * @throws DeskError with one sentence when it cannot go on (a wrong token, refused intents, a lost desk).
 */
export function runBot(options: Omit<BotOptions, 'handlers'>): Promise<number> {
  return run({ ...options, handlers });
}
