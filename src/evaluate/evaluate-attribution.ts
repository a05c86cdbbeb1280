import { z } from 'zod';
import type { App } from '../app-contract.ts';
import { regexQuotes } from './baseline-regex-quotes.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { share, type Measured } from './figures.ts';
import { PUBLISHED } from './published-figures.ts';
import { readRows } from './read-rows.ts';
import { scoreQuotes, type QuoteScores, type ScoredQuote } from './score-quotes.ts';

const offsets = z.tuple([z.number(), z.number()]);
const articleSchema = z.object({
  id: z.string(),
  text: z.string(),
  annotators: z.array(z.string()),
  attributions: z.array(z.object({ annotator: z.string(), source: z.array(offsets), cue: z.array(offsets), content: z.array(offsets) })),
});

const ROWS: readonly (readonly [name: string, figure: keyof typeof PUBLISHED.quotes])[] = [
  ['direct: span F1', 'directSpanF1'],
  ['direct: span and speaker F1', 'directSpeakerF1'],
  ['direct: speaker right of matched', 'directSpeakerRight'],
  ['all: content F1', 'contentF1'],
  ['all: source right of matched', 'sourceRight'],
  ['all: three parts recall', 'threePartsRecall'],
];

/** Who said what, in political news: our attribution against a handful of regular expressions. */
export async function evaluateAttribution(file: string, app: Pick<App, 'attribute'>, { progress, signal }: Pick<EvaluationPorts, 'progress' | 'signal'>): Promise<Measured> {
  const articles = await readRows(file, articleSchema);
  const ours: (readonly ScoredQuote[])[] = [];
  for (const [at, { text }] of articles.entries()) {
    signal.throwIfAborted();
    ours.push(await app.attribute(text));
    progress('quotes: articles', at + 1, articles.length);
  }
  const us = scoreQuotes(articles, ours);
  const them = scoreQuotes(articles, articles.map(({ text }) => regexQuotes(text)));
  const shareOf = (scores: QuoteScores, figure: keyof QuoteScores) => share(scores[figure]);
  return {
    figures: ROWS.map(([name, figure]) => ({ name, ours: shareOf(us, figure), baseline: shareOf(them, figure), known: PUBLISHED.quotes[figure] })),
    outcomes: articles.map((article, i) => {
      const scores = scoreQuotes([article], [ours[i] ?? []]);
      return { id: article.id, ...scores };
    }),
  };
}
