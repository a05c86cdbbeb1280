import type { ChunkFilter } from '../domain/chunk-filter.ts';
import type { ArticleStore, ChunkStore, DuplicateMarks, QuoteStore, WordSearch } from '../store/index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { QuotationCandidate } from '../verify/index.ts';

const CHUNKS_MAX = 40;
const ARTICLES_MAX = 12;
const WORDS_MAX = 40;
/**
 * A few words stand in many articles, said by one or another: they are looked for among whole quotations that are as short,
 * so that whoever was named is found among those who said them.
 */
const SHORT_WORDS = 6;
const SHORT_QUOTES_MAX = 300;
/** Marks and spaces by which another setting of the words may be longer. */
const SHORT_SLACK = 12;
const TELLING_MIN = 2;
/** Five words in a row are rarely shared by chance: the length at which phrases tell a quotation from its topic. */
const PHRASE_WORDS = 5;

/**
 * The stored articles most likely to hold these words, by BM25 over words and five-word phrases: phrases bring an exact
 * quotation to the top, single words still find one that was altered throughout. Only articles within the limits are
 * compared; of many copies of one text, the original first.
 */
export function createFindCandidates(store: ArticleStore & ChunkStore & DuplicateMarks & QuoteStore & WordSearch, filter: ChunkFilter = {}): (quotation: string) => Promise<readonly QuotationCandidate[]> {
  return async (quotation) => {
    const words = (quotation.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []).slice(0, WORDS_MAX);
    const isShort = words.length <= SHORT_WORDS;
    const quoted = isShort ? store.searchShortQuotes([words.join(' ')], { limit: SHORT_QUOTES_MAX, filter, charsMax: quotation.length + SHORT_SLACK }) : [];
    const found = store.searchChunks([...new Set([...tellingOf(words), ...phrasesOf(words)])], { limit: CHUNKS_MAX, filter });
    const ids = [...new Set(store.readChunks([...quoted, ...found].map(({ key }) => key)).map(({ chunk }) => chunk.articleId))];
    const originals = store.duplicatesOf(ids);
    return originalsFirst(ids, originals).slice(0, isShort ? SHORT_QUOTES_MAX : ARTICLES_MAX).flatMap((id) => {
      const article = store.findArticle(id);
      return article === null ? [] : [{ article, isCopy: originals.has(id), quotes: store.quotesOf(id, article.revision) }];
    });
  };
}

/** "the" stands in every chunk: ranking all of them for it is most of the work, and tells nothing. */
function tellingOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return telling.length < TELLING_MIN ? words : telling;
}

/** A shorter quotation is one phrase. */
function phrasesOf(words: readonly string[]): string[] {
  if (words.length < PHRASE_WORDS) return words.length < 2 ? [] : [words.join(' ')];
  return words.flatMap((_, at) => (at + PHRASE_WORDS <= words.length ? [words.slice(at, at + PHRASE_WORDS).join(' ')] : []));
}

/** Each text once, as its original where that was found too; then the copies. The order of the search is kept. */
function originalsFirst(ids: readonly string[], originals: ReadonlyMap<string, string>): string[] {
  const known = new Set(ids);
  const texts = new Map<string, string>();
  for (const id of ids) {
    const original = originals.get(id) ?? id;
    if (!texts.has(original)) texts.set(original, known.has(original) ? original : id);
  }
  const first = new Set(texts.values());
  return [...first, ...ids.filter((id) => !first.has(id))];
}
