/** News with known stories, to choose the settings of src/story/link-stories.ts on: never the set that they are measured on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { lightStem } from '../src/text/light-stem.ts';
import { STOP_WORDS } from '../src/text/stop-words.ts';
import { wordTokens } from '../src/text/word-tokens.ts';

export interface NewsRow {
  readonly id: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly text: string;
}

export interface StorySet {
  readonly rows: readonly NewsRow[];
  /** The story of each row. */
  readonly gold: readonly string[];
}

const articleSchema = z.object({ id: z.string(), title: z.string().nullable(), publishedAt: z.string().nullable(), text: z.string() });
const questionSchema = z.object({ id: z.string(), askedAt: z.string(), question: z.string(), answers: z.array(z.string()), articles: z.array(z.string()) });

/** Titles of texts on many stories at once, or on none. */
const ROUNDUP = /\b(?:things to know|short list|daily briefing|photos|opinion|tuesday's news|news roundup|this week|analysis:|roundup|predictions|how to watch|quiz|shop|fact.?check)\b/i;
const DAYS_BEFORE = 10;
const DAYS_AFTER = 2;
/** Questions asked within a week of each other on the same two names are about one story. */
const QUESTIONS_APART_DAYS = 7;
const OLDER_DAYS = 30;
const OLDER_MAX = 4;
const STORY_ARTICLES_MIN = 3;
const OLDER_ARTICLES_MIN = 2;

/**
 * Weakly labelled stories of RealTimeQA's training half: articles that hold a weekly question's answer, appeared in its
 * week and share two words of their title with it are one story, if there are three; older articles found for the same
 * questions are the events of the same kind that it must be told from, by month.
 */
export function newsQuizStories(folder: string): StorySet {
  const articles = new Map(gunzipSync(readFileSync(join(folder, 'articles.train.jsonl.gz'))).toString('utf8').split('\n').filter(Boolean).flatMap((line) => {
    const { id, title, publishedAt, text } = articleSchema.parse(JSON.parse(line));
    return title === null || publishedAt === null || ROUNDUP.test(title) ? [] : [[id, { id, title, publishedAt, text }] as const];
  }));
  const questions = readFileSync(join(folder, 'questions.train.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => questionSchema.parse(JSON.parse(line))).sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1));

  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let at = name;
    for (let parent = parents.get(at); parent !== undefined; parent = parents.get(at)) at = parent;
    return at;
  };
  const join_ = (a: string, b: string): void => {
    if (rootOf(a) !== rootOf(b)) parents.set(rootOf(b), rootOf(a));
  };
  const story = new Map<string, string>();
  const asked: { readonly id: string; readonly day: number; readonly names: ReadonlySet<string> }[] = [];
  for (const question of questions) {
    const words = contentOf(`${question.question} ${question.answers.join(' ')}`);
    const terms = new Set(words.map(({ folded }) => lightStem(folded)));
    const day = dayOf(question.askedAt);
    const found = question.articles.filter((id) => {
      const article = articles.get(id);
      if (article === undefined) return false;
      const before = day - dayOf(article.publishedAt);
      return before <= DAYS_BEFORE && before >= -DAYS_AFTER && new Set(contentOf(article.title).map(({ folded }) => lightStem(folded)).filter((term) => terms.has(term))).size >= 2;
    });
    if (found.length === 0) continue;
    const names = new Set(words.filter(({ text }, at) => at > 0 && /^\p{Lu}/u.test(text)).map(({ folded }) => folded));
    for (const other of asked) if (Math.abs(other.day - day) <= QUESTIONS_APART_DAYS && [...names].filter((name) => other.names.has(name)).length >= 2) join_(other.id, question.id);
    asked.push({ id: question.id, day, names });
    for (const id of found) {
      const known = story.get(id);
      if (known === undefined) story.set(id, question.id);
      else join_(known, question.id);
    }
  }
  for (const { id: question, askedAt, articles: ids } of questions) {
    const older = ids.filter((id) => articles.has(id) && !story.has(id) && Math.abs(dayOf(askedAt) - dayOf(articles.get(id)?.publishedAt ?? askedAt)) > OLDER_DAYS);
    for (const id of older.slice(0, OLDER_MAX)) story.set(id, `older ${question} ${articles.get(id)?.publishedAt.slice(0, 7)}`);
  }
  const sizes = new Map<string, number>();
  for (const name of story.values()) sizes.set(rootOf(name), (sizes.get(rootOf(name)) ?? 0) + 1);
  const kept = [...story.keys()].sort().filter((id) => (sizes.get(rootOf(story.get(id) ?? '')) ?? 0) >= ((story.get(id) ?? '').startsWith('older ') ? OLDER_ARTICLES_MIN : STORY_ARTICLES_MIN));
  return { rows: kept.flatMap((id) => articles.get(id) ?? []), gold: kept.map((id) => rootOf(story.get(id) ?? '')) };
}

function contentOf(text: string): { readonly text: string; readonly folded: string }[] {
  return wordTokens(text).filter(({ folded }) => !STOP_WORDS.has(folded) && folded.length > 1);
}

function dayOf(date: string): number {
  return Date.parse(date.slice(0, 10)) / 86_400_000;
}
