import { describe, expect, test } from 'vitest';
import { findPremise, holdsPremise } from '../../src/select/premise.ts';
import type { PooledArticle } from '../../src/select/sentence-pool.ts';
import { keysOf, wordsOf } from '../../src/select/words.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { headOf, query, selectorOver, type TestArticle } from './desk-of-articles.ts';

function premiseOf(question: string, ...names: readonly string[]) {
  return findPremise(question, names.map((text) => ({ text, keys: wordsOf(text).map(({ key }) => key) })));
}

function article(text: string, title = 'News'): PooledArticle {
  return { head: headOf({ id: 'a', text, title }), text, sentences: splitSentences(text), quotes: [], order: 0, titleKeys: keysOf(title), keys: keysOf(text) };
}

/** Whether an article with this text tells what the question presumes. */
function tells(text: string, question: string, ...names: readonly string[]): boolean {
  const premise = premiseOf(question, ...names);
  if (premise === null) throw new Error(`"${question}" presumes nothing`);
  return holdsPremise(article(text), premise);
}

describe('what a question takes for granted', () => {
  test.each([
    ['Why did Orla Brandt resign?', ['Orla Brandt']], ['When did Brandt step down as minister?', ['Brandt']], ['How was Ulf Moritz killed?', ['Ulf Moritz']],
    ['What led Brandt to quit?', ['Brandt']], ['Where was Moritz arrested?', ['Moritz']], ['What was the reason for Brandt’s resignation?', ['Brandt']],
  ])('is a deed of somebody: %s', (question, names) => {
    expect(premiseOf(question, ...names)?.subject).toBe(wordsOf(names[0] ?? '').at(-1)?.key);
  });

  test.each([
    ['Who resigned?', []], ['What did Brandt say about the strike?', ['Brandt']], ['Why did Brandt paint the door?', ['Brandt']],
    ['Which minister resigned?', []], ['When is the harbour of Tarvo to reopen?', ['Tarvo']], ['How many people died in Tarvo?', ['Tarvo']],
  ])('is nothing that binds in: %s', (question, names) => {
    expect(premiseOf(question, ...names)).toBeNull();
  });
});

describe('a deed', () => {
  test.each([
    'Orla Brandt resigned on Monday.', 'The minister stepped down. Brandt had been ill.', 'The resignation of Orla Brandt surprised Tarvo.', 'Brandt was ousted by her party.',
  ])('is told in its own words or others: %s', (text) => {
    expect(tells(text, 'Why did Orla Brandt resign?', 'Orla Brandt')).toBe(true);
  });

  test.each([
    'Orla Brandt denied that she would resign.', 'Brandt did not resign.', 'The union called on Brandt to resign.', 'Brandt said she would never step down.',
    'Ulf Moritz resigned. The shops were open. It rained. Brandt opened the harbour.', 'Rumours that Brandt had resigned were untrue, said Brandt.',
  ])('is not told where it is denied, demanded or another’s: %s', (text) => {
    const holds = tells(text, 'Why did Orla Brandt resign?', 'Orla Brandt');
    expect(holds).toBe(false);
  });

  test('counts only beside what it was done to', () => {
    const asked = ['Why did Tarvo leave the Gulf Union?', 'Tarvo', 'Gulf Union'] as const;
    expect(tells('Tarvo left the Gulf Union in May.', ...asked)).toBe(true);
    expect(tells('The delegation of Tarvo left the hall at noon.', ...asked)).toBe(false);
  });
});

test('a question that presumes what nobody did is refused; the same of what was done is answered', async () => {
  const news: TestArticle = { id: 'news', title: 'A resignation in Tarvo', text: 'Ulf Moritz resigned as head of the pilots of Tarvo on Monday after the storm. Orla Brandt, the transport minister of Tarvo, thanked him.' };
  const ask = (name: string) => selectorOver([news])(query(`When did ${name} resign in Tarvo?`, { answerType: 'time', names: [name, 'Tarvo'], terms: [...name.toLowerCase().split(' '), 'resign', 'tarvo'] }));
  expect((await ask('Orla Brandt')).status).toBe('not-found');
  expect((await ask('Ulf Moritz')).status).toBe('answered');
});
