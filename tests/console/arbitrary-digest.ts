import fc from 'fast-check';
import type { Digest, DigestStory } from '../../src/domain/digest.ts';
import type { Statement } from '../../src/domain/answer.ts';
import { numberSources } from '../../src/render/index.ts';

/** Text that an outlet's headline may be: marks of every kind, what looks like our own lines, long words. */
export const headline = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom('“', '”', '"', "'", '│', '[1]:', 'Sources', '-# **Sources**', 'Nkarra', 'reports', '> ', '# ', '@everyone', '<@1>', '¶', '\n', '**Brekk** [1]', 'https://x.example'), { maxLength: 12 }).map((words) => words.join(' ')),
);

/** A digest whose stories hold these statements, one or two each, told by their articles' outlets. */
export function digestOf(statements: readonly Statement[], headlines: readonly string[]): Digest {
  const numbered = numberSources(statements);
  const stories: DigestStory[] = [];
  for (let at = 0; at < numbered.length; at += 2) {
    const quotes = numbered.slice(at, at + 2);
    const [first] = quotes;
    if (first === undefined) break;
    const articles = [...new Map(quotes.map(({ citation }) => [citation.article.id, citation.article])).values()];
    stories.push({
      id: first.articleId, headline: headlines[at / 2] ?? first.citation.article.title ?? '', lead: first.citation.article, articles, independentSources: articles.length, topics: [], quotes,
      outlets: articles.map((article) => ({ outlet: article.outlet, article, articles: 1, agency: article.agency })),
    });
  }
  const coverage = { articles: statements.length, outlets: 1, newest: null, newestAgeMs: null, undated: 0, topicsWithout: headlines.slice(0, 1), storiesLeftOut: 0 };
  return { window: { sinceMs: 0, untilMs: 86_400_000 }, stories, coverage };
}
