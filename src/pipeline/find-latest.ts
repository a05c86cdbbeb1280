import type { LatestRequest } from '../app-contract.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { Passage } from '../domain/passage.ts';
import { isNear } from '../select/index.ts';
import type { ArticleStore } from '../store/index.ts';

export interface FindLatestPorts {
  readonly store: Pick<ArticleStore, 'listHeads'>;
  /** Best first. */
  readonly search: (topic: string, limits: Omit<LatestRequest, 'topic' | 'limit'>) => Promise<readonly Passage[]>;
}

/** The newest articles; of those that come near the topic if there is one, by the measure that "not found" uses. */
export async function findLatest({ topic, limit, ...limits }: LatestRequest, { store, search }: FindLatestPorts): Promise<readonly ArticleHead[]> {
  const wanted = topic?.trim() ?? '';
  if (wanted === '') return store.listHeads(limits, { limit });
  const near = (await search(wanted, limits)).filter(isNear).map(({ article }) => article);
  const best = [...new Map(near.map((article) => [article.id, article])).values()].slice(0, limit);
  return best.sort((a, b) => (b.publishedAt?.epochMs ?? -Infinity) - (a.publishedAt?.epochMs ?? -Infinity) || (a.id < b.id ? -1 : 1));
}
