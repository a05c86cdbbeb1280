import type { ArticleHead } from '../domain/article.ts';
import type { DigestOutlet } from '../domain/digest.ts';
import type { Story } from '../domain/story.ts';

/** The outlets of a story, each once with one link: the lead's first, then those with words of their own, then those that carry another's. */
export function listOutlets({ texts }: Pick<Story, 'texts'>, lead: ArticleHead): DigestOutlet[] {
  const outlets = new Map<string, { readonly own: boolean; readonly outlet: DigestOutlet }>();
  const entries = texts.flatMap(({ original, copies }) => [original, ...copies].map((article) => ({ article, own: article === original })));
  for (const { article, own } of [...entries.filter((entry) => entry.article.id === lead.id), ...entries.filter((entry) => entry.article.id !== lead.id)]) {
    const key = keyOf(article);
    const known = outlets.get(key);
    outlets.set(key, known === undefined
      ? { own, outlet: { outlet: article.outlet, article, articles: 1, agency: article.agency } }
      : { own: known.own || own, outlet: { ...known.outlet, articles: known.outlet.articles + 1 } });
  }
  const listed = [...outlets.values()];
  const rest = listed.slice(1);
  return [...listed.slice(0, 1), ...rest.filter(({ own }) => own), ...rest.filter(({ own }) => !own)].map(({ outlet }) => outlet);
}

/** One outlet under one name; articles without an outlet are told apart by where they were read from. */
export function keyOf({ outlet, origin }: Pick<ArticleHead, 'outlet' | 'origin'>): string {
  return outlet === null ? `from ${origin}` : outlet.toLowerCase();
}
