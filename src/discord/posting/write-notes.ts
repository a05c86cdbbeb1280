import type { AmendmentChange } from '../../domain/amendment.ts';
import { addressHashOf } from '../../text/address-hash.ts';
import { dayOf } from '../../text/day-of.ts';
import { locateQuote } from '../../verify/index.ts';
import type { Desk } from '../desk.ts';
import type { MessageChanges, PlacedQuotation, StandingMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';

/** What is to be changed in a message as it stands: what it does not quote, or quotes rightly, needs no note. */
export async function writeNotes({ quotations }: StandingMessage, changes: readonly AmendmentChange[], { corrections: texts }: Words, { app, clock }: Pick<Desk, 'app' | 'clock'>): Promise<MessageChanges> {
  const removed = new Map<PlacedQuotation, string>();
  const notes: string[] = [];
  const numbers = new Set<number>();
  for (const change of changes) {
    const cited: PlacedQuotation[] = [];
    for (const quotation of quotations) if (await isOf(quotation, change, app)) cited.push(quotation);
    if (cited.length === 0) continue;
    const day = dayOf(change.atMs);
    switch (change.cause) {
      case 'purged':
        for (const quotation of cited) removed.set(quotation, texts.purged(day, quotation.n));
        continue;
      case 'retracted':
        notes.push(texts.retracted[change.reason ?? 'retracted'](day, numbersOf(cited)));
        break;
      case 'revised': {
        const newest = (await app.show(change.articleId))?.text ?? '';
        const gone = cited.filter(({ text }) => locateQuote(newest, text) === null);
        if (gone.length === 0) continue;
        notes.push(texts.wordsGone(day, numbersOf(gone), gone.length === cited.length));
      }
    }
    for (const { n } of cited) numbers.add(n);
  }
  const today = dayOf(Math.max(...changes.map(({ atMs }) => atMs)));
  return { removed, notes, shortNote: texts.short(today, [...numbers].sort((a, b) => a - b)), unproven: (n) => texts.unproven(dayOf(clock.now()), n) };
}

async function isOf({ source }: PlacedQuotation, { articleId, cause, addressHashes }: AmendmentChange, app: Desk['app']): Promise<boolean> {
  if (source === null) return false;
  if (source.link === null) return source.articleId === articleId;
  // Of a purged article nothing but hashes is left.
  if (cause === 'purged') return addressHashes.includes(addressHashOf(source.link));
  return (await app.evidence.findArticlesByUrl(source.link)).some(({ id }) => id === articleId);
}

function numbersOf(quotations: readonly PlacedQuotation[]): number[] {
  return [...new Set(quotations.map(({ n }) => n))].sort((a, b) => a - b);
}
