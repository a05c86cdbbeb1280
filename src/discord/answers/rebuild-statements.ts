import type { Statement } from '../../domain/answer.ts';
import type { Article } from '../../domain/article.ts';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import type { StatementPlace } from '../../domain/stored-reply.ts';
import { numberSources } from '../../render/index.ts';
import type { Evidence } from '../../verify/index.ts';
import { isCitable } from './reply-limits.ts';

/** A stored reply's statement as it stands in the store now; `at` is its index in the reply. */
export type RebuiltStatement = Statement & { readonly at: number };

/** Statements of a reply, built again from the stored revisions; those of articles that are gone, or not to be cited here, are missing, as are those that are not wanted. */
export async function rebuildStatements(places: readonly StatementPlace[], evidence: Evidence, settings: GuildSettings, isWanted: (at: number) => boolean = () => true): Promise<readonly RebuiltStatement[]> {
  const articles = new Map<string, Promise<Article | null>>();
  const find = (id: string, revision: number): Promise<Article | null> => {
    const key = `${id}@${revision}`;
    const found = articles.get(key) ?? evidence.findArticle(id, revision);
    articles.set(key, found);
    return found;
  };
  const rebuilt = await Promise.all(places.map(async (place, at) => (isWanted(at) ? rebuild(place, at, await find(place.articleId, place.revision), settings) : null)));
  return numberSources(rebuilt.filter((statement) => statement !== null));
}

function rebuild({ articleId, revision, span, type, speaker }: StatementPlace, at: number, article: Article | null, settings: GuildSettings): RebuiltStatement | null {
  if (article === null || !isCitable(article, settings) || span.start >= span.end || span.end > article.text.length) return null;
  const { text, ...head } = article;
  const placed = { at, text: text.slice(span.start, span.end), articleId, revision, span, citation: { n: 1, article: head } };
  return type === 'report' ? { ...placed, type, speaker: null } : { ...placed, type, speaker };
}

/** Where a statement stands; all that is kept of it. */
export function placeOf({ articleId, revision, span, type, speaker }: Statement): StatementPlace {
  return { articleId, revision, span, type, speaker };
}
