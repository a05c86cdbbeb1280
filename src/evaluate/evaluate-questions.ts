import type { App } from '../app-contract.ts';
import { splitSentences } from '../text/sentences.ts';
import { sliceSpan } from '../domain/span.ts';
import type { Embedder } from '../embed/index.ts';
import { nearestSentences } from './baseline-dense-search.ts';
import type { EvaluationDesk, EvaluationPorts } from './evaluation-desk.ts';
import { count, type Figure, type KnownFigure, type Measured } from './figures.ts';
import { goldQuestionSchema, type GoldQuestion } from './gold-question.ts';
import { readRows } from './read-rows.ts';
import { judgeQuestion, scoreQuestions, type Printed, type QuestionScores } from './score-questions.ts';

export interface QuestionSet {
  readonly name: string;
  readonly questionsFile: string;
  /** ISO 8601: the moment of asking where a question does not give its own. */
  readonly askedAt: string;
  readonly known: { readonly first: KnownFigure | null; readonly inThree: KnownFigure | null; readonly speakers: KnownFigure | null; readonly refused: KnownFigure | null };
}

type Ports = Pick<EvaluationPorts, 'embedder' | 'progress' | 'signal'>;

/** Questions with gold words over a small store, against the sentences nearest to each question in all of the store. */
export async function evaluateQuestions(set: QuestionSet, desk: EvaluationDesk, ports: Ports): Promise<Measured> {
  const questions = await readRows(set.questionsFile, goldQuestionSchema);
  const sentences = await sentencesOf(desk);
  const ours: Printed[] = [];
  const baseline: Printed[] = [];
  for (const [at, question] of questions.entries()) {
    ports.signal.throwIfAborted();
    ours.push(await askApp(desk.app, question, set.askedAt, ports.signal));
    baseline.push(await askBaseline(question, sentences, ports.embedder, ports.signal));
    ports.progress(`${set.name}: questions`, at + 1, questions.length);
  }
  return {
    figures: figuresOf(scoreQuestions(questions, ours), scoreQuestions(questions, baseline), set.known),
    outcomes: questions.map((question, i) => ({ ...question, ...judgeQuestion(question, ours[i] ?? []), printed: ours[i] ?? [] })),
  };
}

async function askApp(app: App, { q, askedAt }: GoldQuestion, fallback: string, signal: AbortSignal): Promise<Printed> {
  const { answer } = await app.ask({ question: q, askedAtMs: Date.parse(askedAt ?? fallback), signal });
  return answer.status === 'answered' ? answer.statements.map(({ text, speaker }) => ({ text, speaker })) : [];
}

async function askBaseline({ q }: GoldQuestion, sentences: readonly string[], embedder: Embedder, signal: AbortSignal): Promise<Printed> {
  const nearest = await nearestSentences(q, sentences, embedder, signal);
  return nearest.slice(0, 3).map((text) => ({ text, speaker: null }));
}

async function sentencesOf({ app, ingested }: EvaluationDesk): Promise<string[]> {
  const items = [...ingested.stored, ...ingested.revised, ...ingested.unchanged];
  const articles = await Promise.all(items.map(({ articleId }) => app.show(articleId)));
  return articles.flatMap((article) => (article === null ? [] : splitSentences(article.text).map((span) => sliceSpan(article.text, span))));
}

function figuresOf(us: QuestionScores, them: QuestionScores, known: QuestionSet['known']): Figure[] {
  return [
    { name: 'answered right, first statement', ours: count(us.first, us.answerable), baseline: count(them.first, them.answerable), known: known.first },
    { name: 'answered right, first three', ours: count(us.inThree, us.answerable), baseline: count(them.inThree, them.answerable), known: known.inThree },
    { name: 'speaker right, where asked', ours: count(us.speakerRight, us.withSpeaker), baseline: null, known: known.speakers },
    { name: 'refused right', ours: count(us.refusedRight, us.unanswerable), baseline: count(them.refusedRight, them.unanswerable), known: known.refused },
    { name: 'refused wrong', ours: count(us.refusedWrong, us.answerable), baseline: count(them.refusedWrong, them.answerable), known: null },
  ];
}
