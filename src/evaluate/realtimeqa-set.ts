import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { chooseArticles, spreadOver } from './choose-articles.ts';
import { readRows } from './read-rows.ts';

const questionSchema = z.object({ id: z.string(), askedAt: z.string(), question: z.string(), answers: z.array(z.string()), articles: z.array(z.string()) });
export const articleSchema = z.object({ id: z.string(), title: z.string().nullable(), publishedAt: z.string().nullable(), text: z.string() }).passthrough();

export type NewsQuestion = z.infer<typeof questionSchema>;

/** The news-quiz questions to ask and the file of articles to ask them over. */
export interface NewsQuizSet {
  readonly questions: readonly NewsQuestion[];
  readonly articlesFile: string;
  /** Which part it is; null for the whole. */
  readonly partial: string | null;
}

/** So that a partial run with an empty cache ends within ten minutes on two slow cores: some fourteen chunks an article, thirty a second. */
const PARTIAL_ARTICLES_MIN = 400;

/**
 * All of the set, or `sample` of its questions with their own articles and distractors, written to `cacheFolder`.
 *
 * @throws DeskError if a file of the set is not what it should be.
 */
export async function readNewsQuiz(folder: string, sample: number | null, cacheFolder: string): Promise<NewsQuizSet> {
  const all = await readRows(join(folder, 'questions.dev.jsonl'), questionSchema);
  const articlesFile = join(folder, 'articles.jsonl.gz');
  if (sample === null || sample >= all.length) return { questions: all, articlesFile, partial: null };

  const questions = spreadOver(all, sample);
  const corpus = await readRows(articlesFile, articleSchema);
  const chosen = chooseArticles(corpus, questions, PARTIAL_ARTICLES_MIN);
  const part = join(cacheFolder, `realtimeqa-${sample}.jsonl`);
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(part, corpus.filter(({ id }) => chosen.has(id)).map((article) => `${JSON.stringify(article)}\n`).join(''));
  return { questions, articlesFile: part, partial: `${questions.length} of ${all.length} questions, ${chosen.size} of ${corpus.length} articles` };
}
