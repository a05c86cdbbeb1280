import type { PooledArticle } from './sentence-pool.ts';
import { keyOf, keysOf, rarityOf, wordsOf, type Word } from './words.ts';

/** What a question takes for granted: "Why did Daleth resign?" that he did. */
export interface Premise {
  /** Keys of the words that tell of such a deed, the question's own among them. */
  readonly deed: ReadonlySet<string>;
  /** Keys of who is said to have done it, or to whom it was done; the last word of a name stands for it. */
  readonly subject: string;
  /** The name that follows the verb at once ("leave *the Sable League*"); null if none does. */
  readonly object: string | null;
}

/** Deeds that news tells in several words. Only these bind: for any other verb the list of words would be a guess. */
const DEEDS: readonly ReadonlySet<string>[] = `
resign resignation quit step stepped stepping stand stood oust ousted leave left departure depart removed toppled fired sacked dismissed
die died dies death dead kill killed killing killer drown drowned murder murdered assassinate assassinated assassination execute executed perish succumbed
arrest arrested detain detained detention custody jail jailed prison imprison imprisoned indict indicted indictment charge charged seized held
leave left leaving withdraw withdrew withdrawn withdrawal exit quit pull pulled abandon abandoned departure
join joined joining accession accede member membership admit admitted
sign signed signing signature ratify ratified
cancel cancelled canceled cancellation scrap scrapped postpone postponed suspend suspended abandon abandoned call-off
invade invaded invasion incursion offensive troops attack attacked assault
bomb bombed bombing strike struck strikes shell shelled shelling attack attacked missile missiles raid raided airstrike airstrikes
apologise apologised apologize apologized apology apologies sorry regret
divorce divorced divorcing separate separated split
marry married marriage wedding wed
dissolve dissolved dissolution
expel expelled expulsion deport deported banish
recall recalled withdraw withdrew withdrawn
veto vetoed reject rejected rejection refuse refused block blocked
pardon pardoned clemency
nationalise nationalised nationalize nationalized nationalisation seize seized
surrender surrendered capitulate capitulated
defect defected defection fled
extradite extradited extradition handed
evacuate evacuated evacuation
convict convicted guilty sentence sentenced verdict jailed
acquit acquitted acquittal cleared
`.trim().split('\n').map((line) => new Set(line.split(/\s+/).map(keyOf)));

/** "Why did Corin Daleth resign", "When was Emil Zarn arrested", "What led Tolliver to sign". */
const CLAUSE = /\b(?:why|when|where|how|what (?:led|made|caused|forced|prompted))\s+(?:(?:did|does|do|was|were|is|are|has|have|had)\s+)?(?<clause>[^?]{3,200})/i;
const REASON_NOUN = /\b(?:reasons?|causes?|motives?) (?:for|of|behind) (?<clause>[^?]{3,200})/i;

/** What stands before the deed where it is not told as done: denied, refused, demanded, feared. */
const UNDONE = new Set("not n't never no deny denied denying refuse refused refusing reject rejected if whether unless would could may might should must threaten threatened urge urged demand demanded demanding call calls called calling rumour rumours rumor untrue false ask asked".split(' '));
const UNDONE_REACH_WORDS = 5;
const NEIGHBOURS = 1;
const CALENDAR = /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** Reads the premise out of a question whose subject is one of its names; null if it presumes no deed that binds. */
export function findPremise(question: string, names: readonly { readonly text: string; readonly keys: readonly string[] }[]): Premise | null {
  const clause = (CLAUSE.exec(question) ?? REASON_NOUN.exec(question))?.groups?.['clause'];
  if (clause === undefined) return null;
  const words = wordsOf(clause);
  const inName = new Set(names.flatMap(({ keys }) => keys));
  const verb = words.findIndex(({ key, raw }, at) => at > 0 && !inName.has(key) && /^\p{Ll}/u.test(raw) && DEEDS.some((deed) => deed.has(key)));
  const deed = words[verb];
  if (deed === undefined) return null;
  const subject = nameAmong(words.slice(0, verb), names);
  if (subject === null) return null;
  const object = words.slice(verb + 1).findIndex(({ raw }) => !/^(?:the|its|his|her|their|a|an)$/i.test(raw));
  const follows = object === -1 ? [] : words.slice(verb + 1 + object, verb + 5 + object);
  const named = follows[0] !== undefined && inName.has(follows[0].key) ? nameAmong(follows, names) : null;
  return { deed: new Set(DEEDS.filter((one) => one.has(deed.key)).flatMap((one) => [...one])), subject, object: named };
}

/** The key by which the first of the names that begins within the words is known: its last word. */
function nameAmong(words: readonly Word[], names: readonly { readonly keys: readonly string[] }[]): string | null {
  const keys = new Set(words.map(({ key }) => key));
  const found = names.filter((name) => name.keys.every((key) => keys.has(key))).sort((a, b) => b.keys.length - a.keys.length)[0];
  return found?.keys.at(-1) ?? null;
}

const known = new WeakMap<Premise, WeakMap<PooledArticle, boolean>>();

/** Whether the article tells the deed as done, beside the names it is told of. */
export function holdsPremise(article: PooledArticle, premise: Premise): boolean {
  const byArticle = known.get(premise) ?? new WeakMap<PooledArticle, boolean>();
  known.set(premise, byArticle);
  const before = byArticle.get(article);
  if (before !== undefined) return before;
  const holds = tells(article, premise);
  byArticle.set(article, holds);
  return holds;
}

function tells({ text, sentences, titleKeys }: PooledArticle, { deed, subject, object }: Premise): boolean {
  const sliced = (at: number): string => { const span = sentences[at]; return span === undefined ? '' : text.slice(span.start, span.end); };
  for (let at = 0; at < sentences.length; at++) {
    const words = wordsOf(sliced(at));
    const done = words.findIndex(({ key }, i) => deed.has(key) && !words.slice(Math.max(0, i - UNDONE_REACH_WORDS), i + 1).some(({ raw }) => UNDONE.has(raw.toLowerCase()) || /n['’]t$/i.test(raw)));
    if (done === -1) continue;
    const around = keysOf([at - NEIGHBOURS, at, at + NEIGHBOURS].map(sliced).join('\n'));
    // "He resigned", "The minister resigned" may be the subject of the sentences around; "Ulf Moritz resigned" is Moritz.
    const isNamed = words.slice(0, done).some(({ raw }, i) => i > 0 && /^\p{Lu}/u.test(raw) && !CALENDAR.test(raw)) || (done > 0 && properOpening(words[0]));
    const bySubject = words.some(({ key }) => key === subject) || (!isNamed && (around.has(subject) || titleKeys.has(subject)));
    if (bySubject && (object === null || around.has(object))) return true;
  }
  return [...deed].some((key) => titleKeys.has(key)) && titleKeys.has(subject) && (object === null || titleKeys.has(object));
}

/** Whether a sentence opens with a name: a word too rare for its capital to be the sentence's. */
function properOpening(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.raw) && !CALENDAR.test(word.raw) && rarityOf(word.key) >= 0.95;
}
