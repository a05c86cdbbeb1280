import { foldWords } from './gold-words.ts';

export interface CorpusArticle {
  readonly id: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly text: string;
}

export interface CorpusQuestion {
  readonly question: string;
  readonly askedAt: string;
  readonly articles: readonly string[];
}

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;
const STOP_WORDS = new Set('a an the of in on at to for from by with and or is are was were be been has have had did do does what which who whom whose when where why how this that it its as not'.split(' '));

/** Every n-th of the rows, so that a part covers the whole span of time: the same part in every run. */
export function spreadOver<T>(rows: readonly T[], wanted: number): T[] {
  if (wanted >= rows.length) return [...rows];
  return Array.from({ length: wanted }, (_, i) => rows[Math.floor((i * rows.length) / wanted)]).filter((row) => row !== undefined);
}

/**
 * The articles for a partial run: every article known to hold an answer, and distractors chosen against the system,
 * those that share the questions' words (BM25) and, in turn, those nearest to the day of asking. Random ones would
 * flatter it. Fewer than the whole corpus all the same, so figures come out higher than those of a whole run.
 */
export function chooseArticles(corpus: readonly CorpusArticle[], questions: readonly CorpusQuestion[], wanted: number): Set<string> {
  const chosen = new Set(questions.flatMap(({ articles }) => articles));
  const queues = questions.flatMap((question) => [rankByWords(corpus, question), rankByDate(corpus, question)]);
  for (let depth = 0; chosen.size < wanted && queues.some((queue) => depth < queue.length); depth++) {
    for (const queue of queues) {
      const id = queue[depth];
      if (id !== undefined && chosen.size < wanted) chosen.add(id);
    }
  }
  return chosen;
}

const QUEUE_LENGTH_MAX = 200;

function rankByDate(corpus: readonly CorpusArticle[], { askedAt }: CorpusQuestion): string[] {
  const asked = Date.parse(askedAt);
  return topOf(corpus, ({ publishedAt }) => (publishedAt === null ? Number.NEGATIVE_INFINITY : -Math.abs(Date.parse(publishedAt) - asked)));
}

function rankByWords(corpus: readonly CorpusArticle[], { question }: CorpusQuestion): string[] {
  const statistics = statisticsOf(corpus);
  const terms = wordsOf(question).filter((word) => !STOP_WORDS.has(word));
  const scores = new Map<string, number>();
  for (const term of new Set(terms)) {
    const postings = statistics.postings.get(term) ?? [];
    const weight = Math.log(1 + (corpus.length - postings.length + 0.5) / (postings.length + 0.5));
    for (const [at, frequency] of postings) {
      const article = corpus[at];
      const length = (statistics.lengths[at] ?? 0) / statistics.meanLength;
      if (article !== undefined) scores.set(article.id, (scores.get(article.id) ?? 0) + (weight * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length)));
    }
  }
  return topOf(corpus.filter(({ id }) => scores.has(id)), ({ id }) => scores.get(id) ?? 0);
}

function topOf(articles: readonly CorpusArticle[], score: (article: CorpusArticle) => number): string[] {
  return articles.map((article) => ({ id: article.id, score: score(article) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, QUEUE_LENGTH_MAX).map(({ id }) => id);
}

interface Statistics {
  readonly postings: ReadonlyMap<string, readonly (readonly [at: number, frequency: number])[]>;
  readonly lengths: readonly number[];
  readonly meanLength: number;
}

const statisticsByCorpus = new WeakMap<readonly CorpusArticle[], Statistics>();

function statisticsOf(corpus: readonly CorpusArticle[]): Statistics {
  const known = statisticsByCorpus.get(corpus);
  if (known !== undefined) return known;
  const postings = new Map<string, [number, number][]>();
  const lengths = corpus.map(({ title, text }, at) => {
    const words = wordsOf(`${title ?? ''} ${text}`);
    const frequencies = new Map<string, number>();
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    for (const [word, frequency] of frequencies) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [[at, frequency]]);
      else list.push([at, frequency]);
    }
    return words.length;
  });
  const statistics = { postings, lengths, meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) };
  statisticsByCorpus.set(corpus, statistics);
  return statistics;
}

function wordsOf(text: string): string[] {
  return foldWords(text).trim().split(' ');
}
