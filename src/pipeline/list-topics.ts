import type { NameCount } from '../app-contract.ts';
import type { ArticleHead } from '../domain/article.ts';
import type { ArticleStore, QuoteStore, VectorSource } from '../store/index.ts';
import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';
import { wordTokens } from '../text/word-tokens.ts';
import { findQuestionNames } from '../understand/index.ts';

export interface TopicPorts {
  readonly store: ArticleStore & QuoteStore & Pick<VectorSource, 'generation'>;
  /** Lets whatever waits go first. */
  readonly pause: () => Promise<void>;
}

const TOPICS_MAX = 5_000;
/** Newest articles that are read for names; older ones are seldom asked about, and each costs a tenth of a millisecond. */
const ARTICLES_MAX = 20_000;
const PAGE = 50;
/** What an article is about stands in its title and its first paragraphs. */
const LEAD_CHARS = 1_500;
/** A "speaker" of more words, or with a long word in lower case ("French diplomats"), is a description. */
const SPEAKER_WORDS_MAX = 5;
const NAME = /^\p{Lu}\S*(?: (?:\p{Lu}\S*|\p{Ll}{1,3}))*$/u;
/** Capitalised words of one title only, and one capitalised word that speaks once, may be any words. */
const UNSURE_MIN = 2;
/** Above this share of capitalised words a title is In Title Case, and capitals say nothing. */
const CAPITALS_MAX = 0.6;

/** The names of one article by their folded form; `sure` ones need no second article. */
type Names = ReadonlyMap<string, { readonly name: string; readonly sure: boolean }>;

/**
 * Countries, persons and organisations that the articles name, by the number of articles. Read anew only where articles
 * are new or changed, some at a time, and only when somebody asks.
 */
export function createListTopics({ store, pause }: TopicPorts): () => Promise<readonly NameCount[]> {
  let read = new Map<string, { readonly revision: number; readonly names: Names }>();
  let listed: { readonly generation: number; readonly topics: readonly NameCount[] } | null = null;
  let running: Promise<readonly NameCount[]> | null = null;

  async function list(): Promise<readonly NameCount[]> {
    const generation = store.generation();
    if (listed?.generation === generation) return listed.topics;
    const seen: typeof read = new Map();
    for (let offset = 0; offset < ARTICLES_MAX; offset += PAGE) {
      const heads = store.listHeads({}, { limit: PAGE, offset });
      for (const head of heads) {
        const known = read.get(head.id);
        seen.set(head.id, known?.revision === head.revision ? known : { revision: head.revision, names: namesOf(head, store) });
      }
      if (heads.length < PAGE) break;
      await pause();
    }
    read = seen;
    listed = { generation, topics: countNames(seen.values()) };
    return listed.topics;
  }

  // Two that ask at once wait for one reading.
  return () => (running ??= list().finally(() => { running = null; }));
}

function namesOf(head: ArticleHead, store: TopicPorts['store']): Names {
  const names = new Map<string, { name: string; sure: boolean }>();
  const add = (name: string, sure: boolean): void => {
    const folded = foldName(name);
    if (folded !== '') names.set(folded, { name, sure: sure || names.get(folded)?.sure === true });
  };
  const { title } = head;
  if (title !== null && !isTitleCase(title)) findQuestionNames(title).filter((name) => /\s/.test(name) && !isCountry(name)).forEach((name) => add(name, false));
  const lead = store.findArticle(head.id, head.revision)?.text.slice(0, LEAD_CHARS) ?? '';
  countriesIn(`${title ?? ''}\n${lead}`).forEach((country) => add(country, true));
  for (const { speaker } of store.quotesOf(head.id, head.revision)) {
    if (speaker === null || isCountry(speaker)) continue;
    const words = speaker.split(' ').length;
    if (words <= SPEAKER_WORDS_MAX && NAME.test(speaker)) add(speaker, words > 1);
  }
  return names;
}

function isCountry(name: string): boolean {
  return COUNTRY_BY_WORD.has(foldName(name));
}

function isTitleCase(title: string): boolean {
  const words = wordTokens(title).filter(({ text }) => /^\p{L}/u.test(text));
  return words.filter(({ text }) => /^\p{Lu}/u.test(text)).length > CAPITALS_MAX * words.length;
}

const COUNTRY_WORDS_MAX = Math.max(...[...COUNTRY_BY_WORD.keys()].map((words) => words.split(' ').length));

/** Countries by name or adjective, where a capital says that one is meant. */
function countriesIn(text: string): Set<string> {
  const tokens = wordTokens(text);
  const found = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    if (!/^\p{Lu}/u.test(tokens[at]?.text ?? '') || /^us$/i.test(tokens[at]?.text ?? '') && tokens[at]?.text !== 'US') continue;
    // The longest form first: "South Korea" is no Korea, "Papua New Guinea" no Guinea.
    for (let words = COUNTRY_WORDS_MAX; words > 0; words -= 1) {
      const country = COUNTRY_BY_WORD.get(tokens.slice(at, at + words).map(({ folded }) => folded).join(' '));
      if (country === undefined) continue;
      found.add(country);
      at += words - 1;
      break;
    }
  }
  return found;
}

function countNames(articles: Iterable<{ readonly names: Names }>): NameCount[] {
  const counts = new Map<string, { name: string; count: number; sure: boolean }>();
  for (const { names } of articles) {
    for (const [folded, { name, sure }] of names) {
      const known = counts.get(folded);
      if (known === undefined) counts.set(folded, { name, count: 1, sure });
      else counts.set(folded, { name: known.name, count: known.count + 1, sure: known.sure || sure });
    }
  }
  return [...counts.values()]
    .filter(({ count, sure }) => sure || count >= UNSURE_MIN)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, TOPICS_MAX)
    .map(({ name, count }) => ({ name, count }));
}
