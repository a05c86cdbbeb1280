import { isOfficeOnly } from '../../../src/verify/index.ts';
import { type Edit, type Edited, EDITS, editQuotation, plain, shareWord } from './edit-quotation.ts';
import type { QuoteInStore, QuoteStore } from './quote-store.ts';
import { randomFrom } from './random.ts';
import { retypeset } from './retypeset.ts';

export interface EditTally {
  readonly verdicts: Readonly<Record<Edit, Record<string, number>>>;
  /** Edits whose words stand in a stored article word for word, or under that name: no alterations. */
  readonly stillTrue: number;
  /** A name swapped for an office ("the prime minister"), which may be the speaker's: the verdict names whom the article names. */
  readonly offices: number;
  /** Called found, and nothing stored says so. */
  readonly missed: readonly Edited[];
}

/** Makes so many edits of quotes of the store and asks for each; the same ones in every run. */
export async function tryEdits({ quotes, texts, verify }: QuoteStore, count: number, seed: number): Promise<EditTally> {
  const random = randomFrom(seed);
  const names = [...new Set(quotes.flatMap(({ quote: { speaker } }) => (speaker === null ? [] : [speaker])))];
  const strangers = [...new Set(quotes.flatMap(({ text }) => text.match(/\p{Ll}{4,}/gu) ?? []))].slice(0, 5_000);
  const stored = plainIndex(texts);
  const verdicts = Object.fromEntries(EDITS.map((edit) => [edit, {}])) as Record<Edit, Record<string, number>>;
  const missed: Edited[] = [];
  let stillTrue = 0;
  let offices = 0;
  for (let made = 0; made < count; ) {
    const chosen = random.pick(quotes);
    const edited = editQuotation(chosen, EDITS[made % EDITS.length] ?? 'changed', names, strangers, random);
    if (edited === null || edited.quotation.length > 5_000 || (edited.edit !== 'swapped speaker' && plain(edited.quotation) === plain(chosen.text))) continue;
    if (edited.edit === 'swapped speaker' && isOfficeOnly(edited.speaker ?? '')) {
      offices++;
      continue;
    }
    const { verdict } = await verify(edited);
    if (verdict === 'found') {
      if (isTrue(edited, quotes, stored)) {
        stillTrue++;
        continue;
      }
      missed.push(edited);
    }
    verdicts[edited.edit][verdict] = (verdicts[edited.edit][verdict] ?? 0) + 1;
    made++;
  }
  return { verdicts, stillTrue, offices, missed };
}

function isTrue({ edit, quotation, speaker }: Edited, quotes: readonly QuoteInStore[], stored: (words: string) => boolean): boolean {
  if (edit !== 'swapped speaker') return stored(quotation);
  const words = plain(quotation);
  return quotes.some(({ text, quote }) => quote.speaker !== null && shareWord(quote.speaker, speaker ?? '') && plain(text).includes(words));
}

function plainIndex(texts: readonly string[]): (words: string) => boolean {
  const all = texts.map(plain);
  return (words) => all.some((text) => text.includes(plain(words)));
}

export interface TypographyTally {
  readonly found: number;
  readonly asked: number;
  /** Of one or two words: found only as the whole of what somebody is quoted with, among the articles looked at. Not counted above. */
  readonly short: { readonly asked: number; readonly found: number };
  readonly lost: readonly { readonly quotation: string; readonly settings: readonly string[]; readonly verdict: string }[];
}

/** Asks for so many unaltered quotes of the store, each in another setting and with its own speaker. */
export async function tryTypography({ quotes, verify }: QuoteStore, count: number, seed: number): Promise<TypographyTally> {
  const random = randomFrom(seed);
  const lost: TypographyTally['lost'][number][] = [];
  let asked = 0;
  const short = { asked: 0, found: 0 };
  while (asked < count) {
    const { text, quote } = random.pick(quotes);
    if (text.length > 2_500 || !/[\p{L}\p{N}]/u.test(text)) continue;
    const { quotation, settings } = retypeset(text, random);
    const { verdict } = await verify({ quotation, speaker: quote.speaker });
    if ((text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).length < 3) {
      short.asked++;
      if (verdict === 'found') short.found++;
      continue;
    }
    if (verdict !== 'found') lost.push({ quotation, settings, verdict });
    asked++;
  }
  return { asked, short, found: asked - lost.length, lost };
}
