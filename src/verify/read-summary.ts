import { splitSentences } from '../text/sentences.ts';
import type { PrintedQuotation, PrintedSource } from './printed-quotation.ts';

/**
 * What a printed summary claims that can be proven: that each number in it leads to a source, and that what stands in
 * “ ” is said in one of the sources its sentence cites.
 */
export function readSummary(text: string, sourceOf: (n: number) => PrintedSource | null): PrintedQuotation[] {
  let group = 0;
  const aside = (words: string, source: PrintedSource | null): PrintedQuotation => ({ text: words, readings: [{ type: 'fragment', speaker: null, outlet: null }], source, span: null, aside: group });
  return splitSentences(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const sources = [...sentence.matchAll(/\[(\d{1,4})\]/g)].map((match) => sourceOf(Number(match[1])));
    group++;
    if (sources.length === 0 || sources.includes(null) || /["„‟«»「」『』]|”[^“]*”|“[^”]*(?:“|$)/.test(sentence)) return [aside('', null)];
    return [...sentence.matchAll(/“([^”]*)”/g)].flatMap((match) => {
      group++;
      return sources.map((source) => aside((match[1] ?? '').replace(/[.,]$/, ''), source));
    });
  });
}
