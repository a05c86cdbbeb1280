import { describe, expect, test } from 'vitest';
import { pointsBack } from '../../../src/discord/answers/points-back.ts';

const WORDS_OF = { speaker: 'Anselm Korda' };
const EVENT = { speaker: null };

describe('a message about the answer before it', () => {
  test.each(['who said that?', 'And who said so?', 'says who', 'source?', 'Sources', 'do you have a link for that?', 'where is that from?', 'where did you get this from?', 'when did he say that?', 'Which paper?', 'show me the context', "what's the source of that?"])('wants to know who, where or when: %s', (message) => {
    expect(pointsBack(message, EVENT)).toBe('attribution');
    expect(pointsBack(message, undefined)).toBe('attribution');
  });

  test.each(['are you sure?', 'Really?', 'is that true', 'is it true?'])('wants to know whether it is so: %s', (message) => {
    expect(pointsBack(message, EVENT)).toBe('doubt');
  });

  test.each(['when was that?', 'when?', 'and where was that?'])('is of somebody’s words, not of an event: %s', (message) => {
    expect(pointsBack(message, WORDS_OF)).toBe('attribution');
    expect(pointsBack(message, EVENT)).toBeNull();
  });

  test.each(['why?', 'more', 'When did it happen?', 'Who said that the dam would hold?', 'Is it true that the ferry sank?', 'What did Hollar say?', 'Where is the source of the river Velt?', 'and on the source?', 'x'.repeat(5_000)])('is not what asks of the world: %s', (message) => {
    expect(pointsBack(message, WORDS_OF)).toBeNull();
  });
});
