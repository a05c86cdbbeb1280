import type { Statement } from '../../src/domain/answer.ts';
import { articleOf, quoteOf } from './evidence-of.ts';

/** Two stored articles whose quotations the last check is tried on. */
export const ferry = articleOf({ id: 'ferry', title: 'Ferry sinks off Nkarra', text: 'A ferry sank on Tuesday.\n\n“We counted thirty-eight dead,” Harbour Master Ilo Renn said. “The ferry was overloaded.”\n\nThe harbour was closed.' });
const treaty = articleOf({ id: 'treaty', title: 'Treaty signed at Orlo', outlet: 'Sarith Ledger', text: 'Anneke Tolliver signed the treaty on Friday. “This bridge is open,” Tolliver said.\n\nTolliver said the guards would go home.' });
export const stored = [
  { article: ferry, quotes: [quoteOf(ferry, 'We counted thirty-eight dead,', { speaker: 'Ilo Renn' }), quoteOf(ferry, 'The ferry was overloaded.', { speaker: 'Ilo Renn' })] },
  { article: treaty, quotes: [quoteOf(treaty, 'This bridge is open,', { speaker: 'Anneke Tolliver' }), quoteOf(treaty, 'the guards would go home', { type: 'indirect', speaker: 'Anneke Tolliver' })] },
];

const statementOf = (n: number, words: string, type: 'direct' | 'indirect' | 'report', speaker: string | null): Statement => {
  const { text, ...head } = n === 1 ? ferry : treaty;
  const start = text.indexOf(words);
  const place = { text: words, articleId: head.id, revision: 1, span: { start, end: start + words.length }, citation: { n, article: head } };
  return type === 'report' ? { ...place, type, speaker: null } : { ...place, type, speaker };
};
/** One of each type, all of them true. */
export const statements = [
  statementOf(1, 'We counted thirty-eight dead,', 'direct', 'Ilo Renn'),
  statementOf(2, 'Tolliver said the guards would go home.', 'indirect', 'Anneke Tolliver'),
  statementOf(1, 'The harbour was closed.', 'report', null),
] as const;
