import { attribute } from '../src/attribute/index.ts';
import { createChunker } from '../src/chunk/index.ts';
import type { Article } from '../src/domain/article.ts';
import { regexQuotes } from '../src/evaluate/baseline-regex-quotes.ts';
import { splitSentences } from '../src/text/sentences.ts';
import { timeOf } from './percentiles.ts';
import type { BenchReport, BenchRow } from './report.ts';
import { withSampleDesk } from './sample-desk.ts';

const ROUNDS = 40;

/** How fast is the work on text: sentences, chunks and attribution, beside a regular expression for each? */
export async function benchText(): Promise<BenchReport> {
  const articles = await withSampleDesk((desk) => Promise.resolve(desk.articles));
  const kilobytes = (ROUNDS * articles.reduce((sum, { text }) => sum + text.length, 0)) / 1000;
  // Words stand in for tokens: the tokenizer's time is the model's, not the chunker's.
  const chunk = createChunker({ tokensMax: 175, countTokens: (texts) => Promise.resolve(texts.map((text) => text.split(' ').length)) });
  const rate = async (work: (article: Article) => unknown): Promise<number> => {
    for (const article of articles) await work(article);
    return kilobytes / ((await timeOf(async () => { for (let round = 0; round < ROUNDS; round++) for (const article of articles) await work(article); })) / 1000);
  };
  const pair = async (what: string, work: (article: Article) => unknown, plain: string, plainWork: (article: Article) => unknown): Promise<BenchRow[]> => {
    const [base, ours] = [await rate(plainWork), await rate(work)];
    const row = (name: string, value: number): BenchRow => ({ what: name, figures: [Math.round(value).toLocaleString('en')], ratio: value / base });
    return [row(plain, base), row(what, ours)];
  };
  return {
    question: 'Text: how fast are sentences, chunks and attribution?',
    columns: ['KB/s'],
    ratioOf: 'throughput against the row above it, higher is better; below 1 is the price of being right',
    rows: [
      ...await pair('sentences', ({ text }) => splitSentences(text), 'split after . ! ?', ({ text }) => text.split(/(?<=[.!?])\s+/)),
      ...await pair('chunks of whole sentences', (article) => chunk(article), 'slices of 1,000 characters', ({ text }) => text.match(/[^]{1,1000}/g)),
      ...await pair('attribution', (article) => attribute(article), 'quotes by regular expressions', ({ text }) => regexQuotes(text)),
    ],
    notes: [`${articles.length} articles of the sample, ${ROUNDS} times, on one thread; 1 KB is 1,000 UTF-16 units.`],
  };
}
