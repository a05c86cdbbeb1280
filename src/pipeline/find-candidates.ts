import type { ChunkFilter } from '../domain/chunk-filter.ts';
import type { ArticleStore, ChunkStore, QuoteStore, WordSearch } from '../store/index.ts';
import type { QuotationCandidate } from '../verify/index.ts';

const CHUNKS_MAX = 40;
const ARTICLES_MAX = 12;
const WORDS_MAX = 40;
/** Five words in a row are rarely shared by chance: the length at which phrases tell a quotation from its topic. */
const PHRASE_WORDS = 5;

/**
 * The stored articles most likely to hold these words, by BM25 over words and five-word phrases: phrases bring an exact
 * quotation to the top, single words still find one that was altered throughout. Only articles within the limits are compared.
 */
export function createFindCandidates(store: ArticleStore & ChunkStore & QuoteStore & WordSearch, filter: ChunkFilter = {}): (quotation: string) => Promise<readonly QuotationCandidate[]> {
  return async (quotation) => {
    const words = (quotation.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []).slice(0, WORDS_MAX);
    const phrases = words.flatMap((_, at) => (at + PHRASE_WORDS <= words.length ? [words.slice(at, at + PHRASE_WORDS).join(' ')] : []));
    const found = store.searchChunks([...new Set([...words, ...phrases])], { limit: CHUNKS_MAX, filter });
    const ids = [...new Set(store.readChunks(found.map(({ key }) => key)).map(({ chunk }) => chunk.articleId))].slice(0, ARTICLES_MAX);
    return ids.flatMap((id) => {
      const article = store.findArticle(id);
      return article === null ? [] : [{ article, quotes: store.quotesOf(id, article.revision) }];
    });
  };
}
