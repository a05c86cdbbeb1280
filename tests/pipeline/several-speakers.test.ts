import { expect, test } from 'vitest';
import { ask, type AskPorts } from '../../src/pipeline/ask.ts';
import { createSelector, hearEach } from '../../src/select/index.ts';
import { decompose, resolveFollowUp, understandQuestion } from '../../src/understand/index.ts';
import { ASKED_AT_MS, passagesOf, portsOf, type TestArticle } from '../select/desk-of-articles.ts';

/** Varo is quoted at length on the gate, Osmarin once and in other words. */
const ARTICLES: readonly TestArticle[] = [
  { id: 'varo', title: 'Varo on the gate', text: '“The gate of the dam stays closed,” Ilke Varo said. “The gate is ours to close,” Varo said. “We will open the gate of the dam in May,” Varo said.',
    quotes: [{ words: 'The gate of the dam stays closed,', speaker: 'Ilke Varo' }, { words: 'The gate is ours to close,', speaker: 'Ilke Varo' }, { words: 'We will open the gate of the dam in May,', speaker: 'Ilke Varo' }] },
  { id: 'osmarin', title: 'Osmarin answers on the gate', text: 'Asked about the gate of the dam, Rafe Osmarin was brief. “We were promised water,” Osmarin said.',
    quotes: [{ words: 'We were promised water,', speaker: 'Rafe Osmarin' }] },
];

function portsOver(articles: readonly TestArticle[]): AskPorts & { readonly asked: string[] } {
  const select = createSelector(portsOf(articles));
  const asked: string[] = [];
  return {
    asked, resolveFollowUp, decompose, hearEach, elapsedMs: () => 0, rerank: async (_, passages) => passages,
    understand: (request) => understandQuestion(request),
    retrieve: async ({ question }) => { asked.push(question); return passagesOf(articles); },
    select: (query, passages, { statementsMax, signal }) => select(query, passages, signal, statementsMax),
  };
}

const speakers = async (question: string, articles = ARTICLES) => {
  const { answer } = await ask({ question, askedAtMs: ASKED_AT_MS }, portsOver(articles));
  return answer.status === 'answered' ? answer.statements.map(({ speaker }) => speaker) : [];
};

test('both of two speakers are heard, though one says far more on it', async () => {
  const heard = await speakers('What did Varo and Osmarin say about the gate of the dam?');
  expect(new Set(heard)).toEqual(new Set(['Ilke Varo', 'Rafe Osmarin']));
  expect(heard.length).toBeLessThanOrEqual(3);
});

test('two clauses ask for both as well', async () => {
  expect(new Set(await speakers('What did Varo say about the gate of the dam, and what did Osmarin say about it?'))).toEqual(new Set(['Ilke Varo', 'Rafe Osmarin']));
});

test('a question for one’s words is searched once', async () => {
  const ports = portsOver(ARTICLES);
  await ask({ question: 'What did Varo say about the gate of the dam?', askedAtMs: ASKED_AT_MS }, ports);
  expect(ports.asked).toEqual(['What did Varo say about the gate of the dam?']);
});
