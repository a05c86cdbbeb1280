import { expect, it } from 'vitest';
import { chooseArticles, spreadOver } from '../../src/evaluate/choose-articles.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString();
const corpus = Array.from({ length: 60 }, (_, i) => ({
  id: `a${i}`, title: `Story ${i}`, publishedAt: day(i + 1),
  text: i % 10 === 0 ? 'The ferry sank off Port Temaro.' : 'The assembly debated maize and little else today.',
}));
const questions = [{ question: 'Where did the ferry sink?', askedAt: day(55), articles: ['a30'] }];

it('a part of the questions is spread over all of them, the same in every run', () => {
  const rows = Array.from({ length: 231 }, (_, i) => i);
  const part = spreadOver(rows, 40);
  expect(part).toHaveLength(40);
  expect(new Set(part).size).toBe(40);
  expect(part.at(-1)).toBeGreaterThan(220);
  expect(spreadOver(rows, 40)).toEqual(part);
  expect(spreadOver(rows, 500)).toEqual(rows);
});

it('a part of the articles holds every gold one and the hardest distractors: same words, same days', () => {
  const chosen = chooseArticles(corpus, questions, 12);
  expect(chosen.size).toBe(12);
  expect(chosen).toContain('a30');
  expect([...chosen]).toEqual(expect.arrayContaining(['a0', 'a10', 'a20', 'a40', 'a50'])); // of the ferry
  expect([...chosen]).toEqual(expect.arrayContaining(['a54', 'a53', 'a55'])); // of the days round the asking
});

it('gold articles are never left out, however few are wanted', () => {
  expect([...chooseArticles(corpus, questions, 0)]).toEqual(['a30']);
});
