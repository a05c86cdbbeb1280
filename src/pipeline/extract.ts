import type { ExtractReport, ExtractedArticle, IngestOptions } from '../app-contract.ts';
import type { Problem } from '../domain/problem.ts';
import { articleIdOf } from './article-identity.ts';
import { readArticles, type ReadPorts } from './read-articles.ts';

/** What a source holds, as it would be stored; nothing is stored. */
export async function extract(source: string, options: IngestOptions, ports: ReadPorts): Promise<ExtractReport> {
  const articles: ExtractedArticle[] = [];
  const problems: Problem[] = [];
  for await (const item of readArticles([source], options, 'show', ports)) {
    if (item.kind === 'article') {
      const { givenId: _, ...fields } = item.draft;
      articles.push({ ...fields, id: articleIdOf(item.draft), line: item.line });
    } else problems.push(item.problem);
  }
  return { articles, problems };
}

/** The same for a page somebody already has. */
export async function extractHtml({ html, url }: { readonly html: string; readonly url: string | null }, ports: ReadPorts): Promise<ExtractReport> {
  const page: ReadPorts = {
    ...ports,
    async *gather() {
      yield { kind: 'document', document: { origin: url ?? 'html', url, contentType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(html) } };
    },
  };
  return extract(url ?? 'html', {}, page);
}
