import { expect, test } from 'vitest';
import { measureAboutness, nameWords, readArticleWords, topicWords } from '../../src/pipeline/measure-aboutness.ts';
import { takeSteps } from '../../src/pipeline/take-steps.ts';

const filler = 'The swimmers trained at dawn, and the pool was cold. '.repeat(40);
const read = (title: string, text: string) => readArticleWords({ title, text });

test('tells what is said again and again from what is said in passing', () => {
  const words = topicWords({ names: ['Brazil'], terms: ['brazil'] });
  const passing = measureAboutness(words, read('Swimmers take gold', `${filler}One of them came from Brazil.`));
  const about = measureAboutness(words, read('Brazilian parliament votes', 'Brazilians waited outside. Brazil votes again on Monday.'));
  expect(passing).toMatchObject({ title: 0, lead: 0 });
  expect(passing.least).toBeLessThan(0.3);
  expect(about).toEqual({ title: 1, lead: 1, least: 1, whole: true });
});

test('asks for some of the names and some of the other words of a topic that has both', () => {
  const words = topicWords({ names: ['Imbazi'], terms: ['imbazi', 'football'] });
  expect(measureAboutness(words, read('Imbazi halts exports', 'Imbazi halts them for 90 days.')).whole).toBe(false);
  expect(measureAboutness(words, read('Imbazi wins', 'Its football team won.')).whole).toBe(true);
});

test('counts a name by its last word only once it was written whole, and never by a part of a word', () => {
  const words = nameWords('Celestine Abaro');
  expect(measureAboutness(words, read('', 'Abaro spoke. Abaro left. Abaro returned.')).least).toBe(0);
  expect(measureAboutness(words, read('', 'Celestine Abaro spoke. Abaro left. Abaro returned.')).least).toBe(1);
  expect(measureAboutness(nameWords('olera'), read('Cholera', 'Cholera spreads.')).title).toBe(0);
});

test('lets others go between the steps of a computation, and stops when told to', async () => {
  function* three(): Generator<undefined, number> {
    yield;
    yield;
    return 3;
  }
  let pauses = 0;
  const pause = (): Promise<void> => {
    pauses++;
    return Promise.resolve();
  };
  expect(await takeSteps(three(), pause)).toBe(3);
  expect(pauses).toBe(2);
  await expect(takeSteps(three(), pause, AbortSignal.abort())).rejects.toThrow(/abort/i);
});
