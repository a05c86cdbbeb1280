/**
 * Reads the pools that sentence selection is trained on: one line a question, as bench/dump-select-pools.ts writes them.
 * They hold article text and are kept out of the repository; the checksum printed beside the weights names them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ArticleHead } from '../src/domain/article.ts';
import type { Passage } from '../src/domain/passage.ts';
import type { Query } from '../src/domain/query.ts';
import type { Span } from '../src/domain/span.ts';
import type { PrintableUnit } from '../src/select/printable-unit.ts';
import type { PooledArticle, PooledUnit } from '../src/select/sentence-pool.ts';
import { keysOf, wordsOf } from '../src/select/words.ts';
import { splitSentences } from '../src/text/sentences.ts';

/** What is written of one pooled unit; its words and keys are made again on reading. */
export interface WrittenUnit {
  readonly unit: PrintableUnit;
  /** Index into the question's articles. */
  readonly article: number;
  readonly at: number;
  readonly passageRank: number;
  readonly passageScore: number;
  readonly similarity: number;
}

/** One of the passages that the units were taken from, best first. */
export interface WrittenPassage {
  readonly article: number;
  readonly span: Span;
  readonly score: number;
  /** Whether it holds an answer's words, in an article known to answer. */
  readonly right: boolean;
}

export interface WrittenPool {
  readonly query: Query;
  readonly answers: readonly string[];
  readonly articles: readonly { readonly head: ArticleHead; readonly text: string }[];
  readonly units: readonly WrittenUnit[];
  readonly passages: readonly WrittenPassage[];
}

export interface Pool {
  readonly query: Query;
  readonly units: readonly PooledUnit[];
  /** Whether each unit holds an answer's words. */
  readonly hits: readonly boolean[];
  readonly answers: readonly string[];
  readonly passages: readonly { readonly passage: Passage; readonly right: boolean }[];
}

export function readPools(file: string): { readonly pools: Pool[]; readonly checksum: string } {
  const bytes = readFileSync(file);
  const lines = bytes.toString('utf8').split('\n').filter((line) => line !== '');
  // The file is our own; its shape is checked by the compiler where it is written.
  return { pools: lines.map((line) => poolOf(JSON.parse(line) as WrittenPool)), checksum: createHash('sha256').update(bytes).digest('hex') };
}

function poolOf({ query, answers, articles, units, passages }: WrittenPool): Pool {
  const read = articles.map(({ head, text }, order): PooledArticle => ({ head, text, sentences: splitSentences(text), quotes: [], order, titleKeys: keysOf(head.title ?? ''), keys: keysOf(text) }));
  const pooled = units.flatMap((written): PooledUnit[] => {
    const article = read[written.article];
    if (article === undefined) return [];
    const text = article.text.slice(written.unit.span.start, written.unit.span.end);
    const words = wordsOf(text);
    const near = [article.sentences[written.at - 1], article.sentences[written.at + 1]].map((span) => (span === undefined ? '' : article.text.slice(span.start, span.end)));
    const passage: Passage = { chunk: { articleId: article.head.id, revision: 1, ordinal: written.passageRank, span: written.unit.span }, article: article.head, text: '', score: written.passageScore, signals: {} };
    return [{ ...written, article, passage, text, words, keys: new Set(words.map(({ key }) => key)), contextKeys: keysOf(near.join('\n')), bySpeaker: true }];
  });
  const ranked = passages.flatMap(({ article, span, score, right }, ordinal) => {
    const head = articles[article]?.head;
    return head === undefined ? [] : [{ right, passage: { chunk: { articleId: head.id, revision: 1, ordinal, span }, article: head, text: '', score, signals: {} } }];
  });
  return { query, answers, passages: ranked, units: pooled, hits: pooled.map(({ text }) => holds(text, answers)) };
}

/** As the evaluation's own scorer folds words. */
export function holds(text: string, answers: readonly string[]): boolean {
  return answers.some((answer) => folded(text).includes(folded(answer)));
}

function folded(text: string): string {
  return ` ${text.toLowerCase().normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^a-z0-9]+/g, ' ').trim()} `;
}
