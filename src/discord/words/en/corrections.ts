import type { RetractionReason } from '../../../domain/retraction.ts';

const numbers = (ns: readonly number[]): string => ns.map((n) => `[${n}]`).join(', ');

/** Words of corrections, in English. The first words up to the colon are set in bold; days are written out, so that everybody reads the same. */
export const correctionsWords = {
  wordsGone: (day: string, ns: readonly number[], isAll: boolean) => `Correction, ${day}: the article at ${numbers(ns)} has been changed and no longer has ${isAll ? 'the words' : 'some of the words'} quoted above.`,
  retracted: {
    gone: (day: string, ns: readonly number[]) => `Correction, ${day}: the article at ${numbers(ns)} has been taken down by its outlet.`,
    killed: (day: string, ns: readonly number[]) => `Correction, ${day}: the article at ${numbers(ns)} has been killed by its agency.`,
    retracted: (day: string, ns: readonly number[]) => `Correction, ${day}: the article at ${numbers(ns)} has been retracted by its outlet.`,
    asked: (day: string, ns: readonly number[]) => `Correction, ${day}: the article at ${numbers(ns)} has been withdrawn.`,
  } satisfies Record<RetractionReason, (day: string, ns: readonly number[]) => string>,
  purged: (day: string, n: number) => `Removed, ${day}: the words of the article at [${n}], which may no longer be kept here.`,
  unproven: (day: string, n: number) => `Removed, ${day}: words that can no longer be compared with the article at [${n}].`,
  short: (day: string, ns: readonly number[]) => `Correction, ${day}: see the articles at ${numbers(ns)}.`,
  /** Where an answer is shown again. */
  retractedLeftOut: (count: number, day: string) => (count === 1
    ? `One quotation is left out: its article was taken back on ${day}.`
    : `${count} quotations are left out: their articles were taken back, the last on ${day}.`),
} as const;
