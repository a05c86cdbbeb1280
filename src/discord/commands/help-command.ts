import type { SlashCommand } from '../handlers.ts';
import { defineCommand } from './define-command.ts';
import { readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

/** /help: what the bot is, what it is not, how to ask. */
export const helpCommand: SlashCommand = {
  definition: defineCommand(({ help }) => help, [], { where: 'everywhere' }),
  isPrivate: () => true,
  isFree: true,
  run: async (call) => {
    const { help } = call.words.commands;
    await showPlain([
      { kind: 'heading', text: help.heading },
      { kind: 'sentence', text: help.is, tone: 'plain' },
      { kind: 'sentence', text: help.isNot, tone: 'plain' },
      { kind: 'heading', text: help.howHeading },
      { kind: 'list', items: help.how },
      { kind: 'heading', text: help.commandsHeading },
      { kind: 'facts', facts: help.commands.map(([name = '', value = '']) => ({ name, value, tone: 'plain' as const })) },
    ], readCall(call));
  },
};
