import type { App } from '../app-contract.ts';
import { denseAnswer, denseSearch, type DenseSearchPorts } from './baseline-dense-search.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { amount, share, type Figure, type Outcome } from './figures.ts';
import { PUBLISHED } from './published-figures.ts';
import type { NewsQuestion } from './realtimeqa-set.ts';
import { scoreAnswers, type PrintedAnswer } from './score-answers.ts';
import { rankOfHit, scoreSearch, type RankedPassage } from './score-search.ts';
import { holdsAny } from './gold-words.ts';

type Ports = Pick<EvaluationPorts, 'embedder' | 'progress' | 'signal'>;
const PASSAGES = 10;

/** What one system found and printed, question by question. */
export interface NewsQuizRun {
  readonly passages: readonly (readonly RankedPassage[])[];
  readonly printed: readonly PrintedAnswer[];
  /** Date and article of each printed statement, for reading failures. */
  readonly sources?: readonly (readonly StatementSource[])[];
}

interface StatementSource {
  readonly articleId: string;
  readonly publishedAt: string | null;
  readonly speaker: string | null;
}

/** The app's own `search` and `ask`, as a person would be answered on the day of asking. */
export async function runApp(app: App, questions: readonly NewsQuestion[], { progress, signal }: Pick<Ports, 'progress' | 'signal'>): Promise<NewsQuizRun> {
  const passages: RankedPassage[][] = [];
  const printed: PrintedAnswer[] = [];
  const sources: StatementSource[][] = [];
  for (const [at, { question, askedAt }] of questions.entries()) {
    signal.throwIfAborted();
    const request = { question, askedAtMs: Date.parse(askedAt), signal };
    const found = await app.search({ ...request, limit: PASSAGES });
    passages.push(found.map(({ article, text }) => ({ articleId: article.id, url: article.url, text })));
    const { answer } = await app.ask(request);
    const statements = answer.status === 'answered' ? answer.statements : [];
    printed.push({ status: answer.status, statements });
    sources.push(statements.map(({ articleId, speaker, citation }) => ({ articleId, speaker, publishedAt: citation.article.publishedAt?.iso ?? null })));
    progress('realtimeqa: questions', at + 1, questions.length);
  }
  return { passages, printed, sources };
}

/** One dense search a question, and the nearest sentences of its top passages. */
export async function runBaseline(questions: readonly NewsQuestion[], ports: Ports & Pick<DenseSearchPorts, 'search' | 'readChunks'>): Promise<NewsQuizRun> {
  const passages: RankedPassage[][] = [];
  const printed: PrintedAnswer[] = [];
  for (const [at, { question }] of questions.entries()) {
    ports.signal.throwIfAborted();
    const found = await denseSearch(question, PASSAGES, ports, ports.signal);
    passages.push(found);
    printed.push(await denseAnswer(question, found, ports.embedder, ports.signal));
    ports.progress('realtimeqa: baseline', at + 1, questions.length);
  }
  return { passages, printed };
}

/** hit@1, @4, @10 and MRR@10 of both. */
export function retrievalFigures(questions: readonly NewsQuestion[], ours: NewsQuizRun, baseline: NewsQuizRun): Figure[] {
  const [us, them] = [scoreSearch(questions, ours.passages), scoreSearch(questions, baseline.passages)];
  const { hit1, hit4, hit10, mrr10 } = PUBLISHED.retrieval;
  return [
    { name: 'passage hit@1', ours: share(us.hit1), baseline: share(them.hit1), known: hit1 },
    { name: 'passage hit@4', ours: share(us.hit4), baseline: share(them.hit4), known: hit4 },
    { name: 'passage hit@10', ours: share(us.hit10), baseline: share(them.hit10), known: hit10 },
    { name: 'MRR@10', ours: share(us.mrr10), baseline: share(them.mrr10), known: mrr10 },
  ];
}

/** Printed answers, the share answered, and the words it took, of both. */
export function answerFigures(questions: readonly NewsQuestion[], ours: NewsQuizRun, baseline: NewsQuizRun): Figure[] {
  const [us, them] = [scoreAnswers(questions, ours.printed), scoreAnswers(questions, baseline.printed)];
  const { answer1, answer3, wordsPrinted } = PUBLISHED.answers;
  return [
    { name: 'printed answer@1', ours: share(us.answer1), baseline: share(them.answer1), known: answer1 },
    { name: 'printed answer@3', ours: share(us.answer3), baseline: share(them.answer3), known: answer3 },
    { name: 'share answered', ours: share(us.answered), baseline: share(them.answered), known: null },
    { name: 'right when answered (3)', ours: share(us.rightWhenAnswered), baseline: share(them.rightWhenAnswered), known: null },
    { name: 'words printed, mean', ours: amount(us.wordsPrinted), baseline: amount(them.wordsPrinted), known: wordsPrinted },
  ];
}

/** Each question with what was found and printed, for reading failures. */
export function outcomesOf(questions: readonly NewsQuestion[], ours: NewsQuizRun, baseline: NewsQuizRun): Outcome[] {
  return questions.map((question, i) => {
    const statements = (ours.printed[i]?.statements ?? []).slice(0, 3).map(({ text }) => text);
    return {
      ...question,
      hitRank: rankOfHit(question, ours.passages[i] ?? []),
      baselineHitRank: rankOfHit(question, baseline.passages[i] ?? []),
      rightAt: statements.findIndex((text) => holdsAny(text, question.answers)) + 1,
      status: ours.printed[i]?.status ?? null,
      statements: statements.map((text, at) => ({ text, ...ours.sources?.[i]?.[at] })),
      top: (ours.passages[i] ?? []).slice(0, 3),
    };
  });
}
