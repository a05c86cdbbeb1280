/**
 * Every ranking signal by name, and what it measures. The order is that of the weights. All are pure functions of the
 * question, the passage and the other candidates; none looks at the answer.
 */
export const SIGNALS = {
  dense: 'cosine of question and chunk',
  denseGap: 'cosine below the best candidate’s',
  denseArticle: 'best cosine of any chunk of the article',
  denseNeighbour: 'best cosine of the chunks before and after it',
  wordsChunk: 'BM25 of the chunk as a share of the best candidate’s',
  wordsArticle: 'BM25 of the whole article as a share of the best candidate’s',
  wordsTitle: 'BM25 of the title as a share of the best candidate’s',
  wordsNeighbour: 'BM25 of the better of the chunks before and after it, as a share of the best candidate’s',
  wordsLog: 'log(1 + BM25 of the chunk)',
  denseRank: 'how far up the chunk stands by meaning: 1 for the first, half at the sixth',
  wordsRank: 'the same by words',
  fused: 'reciprocal rank fusion of meaning and words, as a share of the best',
  coverage: 'share of the question’s terms in the chunk or title, weighted by rarity',
  coverageArticle: 'the same in any candidate chunk of the article',
  coverageTitle: 'the same in the title alone',
  coverageSentence: 'the best of any sentence of the chunk',
  pairs: 'share of the question’s neighbouring terms that are neighbours in the chunk too',
  names: 'share of the question’s names in the chunk or title',
  namesArticle: 'share of them in the article’s candidate chunks',
  numbers: 'share of the question’s numbers in the chunk',
  speakerQuoted: 'the chunk holds words of the speaker asked for',
  speakerNamed: 'the chunk names the speaker asked for',
  speakerTopic: 'share of the topic’s terms in a chunk that quotes the speaker',
  near: 'closeness of the article’s date to the question’s moment, falling by half in some 3 days',
  nearMonth: 'the same over a month',
  nearYear: 'the same over a year',
  after: 'published after the question was asked',
  nearRelevant: 'near, as far as the passage is relevant at all',
  nearMonthRelevant: 'nearMonth, as far as the passage is relevant at all',
  mentionedWindow: 'published within the time that the question names',
  burst: 'share of the relevant candidates that appeared within two days of this article',
  undated: 'no date is known',
  answerType: 'the chunk holds words of the kind asked for that the question does not',
  answerSentence: 'share of the question’s terms in the best sentence that holds such words',
  votes: 'how many articles, by relevance, name the most named such words of this chunk',
  votesNear: 'the same, over sentences that share the question’s terms',
  votesMargin: 'votes above the average candidate answer',
  position: 'closeness of the chunk to the article’s beginning',
  lead: 'the article’s first chunk',
  length: 'log of the chunk’s length in characters',
  articleDepth: 'log of how many candidate chunks the article has',
} as const;

export type SignalName = keyof typeof SIGNALS;
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[];
export type Signals = Readonly<Record<SignalName, number>>;
