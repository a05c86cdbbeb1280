import type { GuildSettings } from '../../domain/guild-settings.ts';
import { DeskError } from '../../errors.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { checkOutlet } from './check-outlet.ts';
import { completeName } from './complete-name.ts';
import { defineCommand, switchOption, textOption } from './define-command.ts';
import { type Given, lineOf, type OptionReader, readCall } from './option-reader.ts';
import { readWindow } from './read-window.ts';

export const askCommand: SlashCommand = {
  definition: defineCommand(({ ask }) => ask, [
    textOption(({ ask }) => ask.options.question, { required: true, charsMax: 1_000 }),
    textOption(({ ask }) => ask.options.since, { charsMax: 60 }),
    textOption(({ ask }) => ask.options.until, { charsMax: 60 }),
    textOption(({ ask }) => ask.options.outlet, { completed: true, charsMax: 100 }),
    switchOption(({ ask }) => ask.options.private),
  ], { where: 'everywhere' }),
  isPrivate: ({ options }, settings) => isAskPrivate(options, settings),
  run: (call, desk) => ask(readCall(call), desk),
  complete: ({ options, guildId }, desk) => completeName(desk.names().outlets, options.getFocused(), desk.guildSettings(guildId).outletsHidden),
};

/** What the asker chose, else what the server did. */
export function isAskPrivate(options: Pick<OptionReader, 'getBoolean'>, { privateByDefault }: GuildSettings): boolean {
  return options.getBoolean('private') ?? privateByDefault;
}

/** /ask: a question with its limits, handed to the one place that answers. */
export async function ask(given: Given, desk: Desk): Promise<void> {
  const { options, place, words, settings } = given;
  const question = lineOf(options, 'question');
  if (question === null) throw new DeskError(words.commands.none.questionMissing);
  const window = readWindow({ since: lineOf(options, 'since'), until: lineOf(options, 'until') }, { nowMs: desk.clock.now(), timeZone: settings.timeZone, words });
  const outlet = lineOf(options, 'outlet');
  await answerQuestion({
    question,
    ...window,
    outlet: outlet === null ? null : await checkOutlet(outlet, given, desk),
    // In the bot's own messages, what is typed next goes on from here.
    conversationKey: given.isBotDm ? `dm:${place.userId}` : null,
  }, place, desk);
}
