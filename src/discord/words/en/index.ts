import { answersWords } from './answers.ts';
import { commandsWords } from './commands.ts';
import { correctionsWords } from './corrections.ts';
import { digestsHelp, digestsMenu, digestsWords } from './digests.ts';
import { lifeWords } from './life.ts';
import { payloadWords } from './payload.ts';
import { upkeepMenu, upkeepReplies } from './upkeep.ts';

/** The menu and the help name every command, whichever file its words are in. */
const commands = {
  ...commandsWords,
  ...upkeepReplies,
  menu: { ...commandsWords.menu, ...digestsMenu, ...upkeepMenu },
  help: { ...commandsWords.help, commands: [...commandsWords.help.commands, ...digestsHelp] },
};

export const english = { answers: answersWords, commands, corrections: correctionsWords, digests: digestsWords, life: lifeWords, payload: payloadWords } as const;
