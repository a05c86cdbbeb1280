import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/domain/answer.ts';
import { createSelector } from '../../src/select/index.ts';
import { headOf, passagesOf, portsOf, query, selectorOver, type TestArticle } from './desk-of-articles.ts';

const HARBOUR: TestArticle = {
  id: 'harbour', title: 'Tarvo reopens its harbour after the storm',
  text: `The harbour of Tarvo will reopen on Monday after the storm, Transport Minister Orla Brandt said.

"The harbour took a beating, and it will take ships again on Monday," Brandt told reporters in Tarvo. "The storm cost us 14 cranes."

Ulf Moritz, who leads the pilots of Tarvo, said the harbour was not safe for large ships.

The storm sank 31 boats in the harbour of Tarvo. The price of fish has doubled since the storm.`,
  quotes: [
    { words: 'The harbour of Tarvo will reopen on Monday after the storm', speaker: 'Orla Brandt', type: 'indirect' },
    { words: 'The harbour took a beating, and it will take ships again on Monday,', speaker: 'Orla Brandt' },
    { words: 'The storm cost us 14 cranes.', speaker: 'Orla Brandt' },
    { words: 'the harbour was not safe for large ships', speaker: 'Ulf Moritz', type: 'indirect' },
  ],
};
const BUDGET: TestArticle = {
  id: 'budget', title: 'Tarvo passes its budget', published: '2031-05-01',
  text: 'Parliament in Tarvo passed the budget by 60 votes to 41. "The budget is honest," Brandt said.',
  quotes: [{ words: 'The budget is honest,', speaker: 'Orla Brandt' }],
};
const ARTICLES = [HARBOUR, BUDGET];

function texts(answer: Answer): string[] {
  return answer.status === 'answered' ? answer.statements.map(({ text }) => text) : [];
}

describe('a question for somebody\'s words', () => {
  const asked = query('What did Brandt say about the harbour?', { answerType: 'statement', speaker: 'Brandt', topic: 'the harbour', names: ['Brandt'], terms: ['brandt', 'harbour'] });

  test('is answered by that speaker alone, with a quotation first', async () => {
    const answer = await selectorOver(ARTICLES)(asked);
    if (answer.status !== 'answered') throw new Error('refused');
    expect(answer.statements[0]).toMatchObject({ type: 'direct', speaker: 'Orla Brandt', articleId: 'harbour' });
    expect(answer.statements.every(({ speaker }) => speaker === 'Orla Brandt')).toBe(true);
  });

  test('is refused if the speaker said nothing on it, whatever else was said', async () => {
    const fish = query('What did Moritz say about the budget?', { answerType: 'statement', speaker: 'Moritz', topic: 'the budget', names: ['Moritz'], terms: ['moritz', 'budget'] });
    const answer = await selectorOver(ARTICLES)(fish);
    expect(answer.status).toBe('not-found');
  });

  test('is refused if nobody of that name speaks', async () => {
    const answer = await selectorOver(ARTICLES)({ ...asked, speaker: 'Holm', question: 'What did Holm say about the harbour?' });
    expect(answer).toMatchObject({ status: 'not-found', confidence: 0 });
  });
});

describe('a question of fact', () => {
  test('is not answered by an outlet that asks the same, nor by a word of its list', async () => {
    const quiz: TestArticle = { id: 'quiz', text: 'How many boats did the storm sink in Tarvo?\n\n31 boats\n\nTarvo 14\n\nThe storm in Tarvo sank 31 boats at their moorings.' };
    const answer = await selectorOver([quiz])(query('How many boats did the storm sink in Tarvo?', { answerType: 'number', names: ['Tarvo'], terms: ['boats', 'storm', 'sink', 'tarvo'] }));
    expect(texts(answer)).toEqual(['The storm in Tarvo sank 31 boats at their moorings.']);
  });

  test('is answered by a sentence with an answer of the kind asked for', async () => {
    const answer = await selectorOver(ARTICLES)(query('How many boats did the storm sink in Tarvo?', { answerType: 'number', names: ['Tarvo'], terms: ['boats', 'storm', 'sink', 'tarvo'] }));
    expect(texts(answer)[0]).toBe('The storm sank 31 boats in the harbour of Tarvo.');
  });

  test('is refused if a name in it stands nowhere', async () => {
    const answer = await selectorOver(ARTICLES)(query('How many boats did the storm sink in Wexmoor?', { answerType: 'number', names: ['Wexmoor'], terms: ['boats', 'storm', 'sink', 'wexmoor'] }));
    expect(answer.status).toBe('not-found');
  });

  test('is refused if it presumes a deed that is nowhere told', async () => {
    const answer = await selectorOver(ARTICLES)(query('Why did Orla Brandt resign as transport minister?', { answerType: 'reason', names: ['Orla Brandt'], terms: ['orla', 'brandt', 'resign', 'transport', 'minister'] }));
    expect(answer.status).toBe('not-found');
  });
});

test('a question of who did not is answered by the sentence that denies', async () => {
  const treaty: TestArticle = { id: 'treaty', title: 'The harbour treaty', text: 'Kenya signed the harbour treaty in Tarvo. Norway refused to sign the harbour treaty in Tarvo. Ships will pay less under the harbour treaty.' };
  const ask = (question: string) => selectorOver([treaty])(query(question, { answerType: 'country', names: ['Tarvo'], terms: ['sign', 'harbour', 'treaty', 'tarvo'] }));
  expect(texts(await ask('Which country did not sign the harbour treaty in Tarvo?'))[0]).toContain('Norway');
  expect(texts(await ask('Which country signed the harbour treaty in Tarvo?'))[0]).toContain('Kenya');
});

describe('an answer', () => {
  const asked = query('When will the harbour of Tarvo reopen after the storm?', { answerType: 'time', names: ['Tarvo'], terms: ['harbour', 'tarvo', 'reopen', 'storm'] });

  test('numbers its statements and cites their article', async () => {
    const answer = await selectorOver(ARTICLES)(asked);
    if (answer.status !== 'answered') throw new Error('refused');
    expect(answer.statements.map(({ citation }) => citation.n)).toEqual(answer.statements.map((_, i) => i + 1));
    expect(answer.statements[0].citation.article).toEqual(headOf(HARBOUR));
  });

  test('holds a wire copy once, from the outlet that names itself', async () => {
    const copy: TestArticle = { ...HARBOUR, id: 'copy', outlet: null, published: '2031-05-06' };
    const answer = await selectorOver([copy, HARBOUR])(asked);
    const printed = texts(answer);
    expect(new Set(printed).size).toBe(printed.length);
    expect(answer.status === 'answered' && answer.statements[0].articleId).toBe('harbour');
  });

  test('keeps to the number of statements asked for', async () => {
    const select = createSelector(portsOf(ARTICLES));
    const answer = await select(asked, passagesOf(ARTICLES), undefined, 1);
    expect(texts(answer)).toHaveLength(1);
  });

  test('is an honest refusal where there is nothing to read', async () => {
    const coverage = { articles: 0, outlets: 1, newest: null };
    expect(await selectorOver([])(asked)).toEqual({ status: 'not-found', nearest: [], confidence: 0, coverage });
  });

  test('names at most three nearest articles when it refuses', async () => {
    const many = Array.from({ length: 6 }, (_, i): TestArticle => ({ ...BUDGET, id: `budget-${i}` }));
    const answer = await selectorOver(many)(query('Who painted the Blue Door of Wexmoor?', { answerType: 'person', names: ['Blue Door of Wexmoor'], terms: ['painted', 'blue', 'door', 'wexmoor'] }));
    expect(answer.status === 'not-found' && answer.nearest.map(({ id }) => id)).toEqual(['budget-0', 'budget-1', 'budget-2']);
  });

  test('skips an article that has gone from the store', async () => {
    const select = createSelector({ ...portsOf(ARTICLES), readArticle: () => null });
    expect((await select(asked, passagesOf(ARTICLES))).status).toBe('not-found');
  });
});

test('an aborted question embeds nothing', async () => {
  let embedded = 0;
  const ports = { ...portsOf(ARTICLES), embed: () => { embedded++; return Promise.resolve([]); } };
  await expect(createSelector(ports)(query('When?'), passagesOf(ARTICLES), AbortSignal.abort())).rejects.toThrow(/abort/i);
  expect(embedded).toBe(0);
});

test.each([{ statementsMax: 0 }, { statementsMax: 6 }, { passagesMax: 0.5 }, { sentencesMax: -1 }, { confidenceMin: 2 }])('options out of range are refused: %j', (options) => {
  expect(() => createSelector(portsOf([]), options)).toThrow(RangeError);
});
