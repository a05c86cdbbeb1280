import { expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { lookUpClaims } from '../../../src/discord/check-this/look-up-claims.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import { DeskError, OperatorError } from '../../../src/errors.ts';
import { testBot } from '../answers/test-desk.ts';

const claims = { quotations: [], sentences: ['And why did they leave the harbour?'], quotationsLeft: 0, sentencesLeft: 0 };
const lookUpWhen = (failure: Error) => lookUpClaims(claims, GUILD_SETTINGS_DEFAULT, testBot({ ask: () => Promise.reject(failure) } as unknown as App).desk);

test('a sentence that cannot be asked by itself is one on which nothing is said; a store that cannot be read is a failure', async () => {
  expect(await lookUpWhen(new DeskError('It leans on a question before it.'))).toEqual([{ kind: 'sentence', words: claims.sentences[0], statements: [] }]);
  await expect(lookUpWhen(new OperatorError('The database is damaged.'))).rejects.toThrow('The database is damaged.');
});
