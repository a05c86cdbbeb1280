import { answersWords } from './answers.ts';
import { commandsWords } from './commands.ts';
import { lifeWords } from './life.ts';
import { payloadWords } from './payload.ts';

export const english = { answers: answersWords, commands: commandsWords, life: lifeWords, payload: payloadWords } as const;
