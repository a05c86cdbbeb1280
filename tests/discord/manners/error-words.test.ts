import { describe, expect, test } from 'vitest';
import { stackOf, wordsOfError } from '../../../src/discord/manners/error-words.ts';
import { wordsFor } from '../../../src/discord/words/index.ts';
import { DeskError } from '../../../src/errors.ts';
import { createLogger } from '../../../src/observe/index.ts';

function logged() {
  const lines: string[] = [];
  return { lines, log: createLogger('debug', { write: (line: string) => void lines.push(line) }) };
}

describe('what an error is to the person who asked', () => {
  test('the sentence of a DeskError is shown as it is, and the log does not say who asked', () => {
    const { lines, log } = logged();
    expect(wordsOfError(new DeskError('The window ends before it begins.'), wordsFor('en'), log, { name: 'ask', userId: '300' })).toBe('The window ends before it begins.');
    expect(lines.join('')).toMatch(/"name":"ask"(?!.*300)/);
  });

  test('anything else is owned up to under an id that the log explains, without the question or a stack for the asker', () => {
    const { lines, log } = logged();
    const line = wordsOfError(new Error('fts5: syntax error near "my secret question"'), wordsFor('en'), log, { name: 'ask' });
    const id = /under ([0-9a-f]{8})\.$/.exec(line)?.[1];
    expect(id).toBeDefined();
    expect(line).toMatch(/^Something went wrong here, not with your question\./);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ errorId: id, name: 'ask', stack: expect.stringContaining('error-words.test.ts') as unknown });
    expect(lines[0]).not.toContain('my secret question');
    expect(line).not.toContain('at ');
  });

  test('the log keeps messages that hold nobody\'s words, and copes with what is not an Error', () => {
    expect(stackOf(new TypeError('Cannot read properties of null'))).toMatch(/^TypeError: Cannot read properties of null\n\s+at /);
    expect(stackOf('text')).toBe('string');
  });
});
