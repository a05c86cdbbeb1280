import type { CueClass } from './cues.ts';
import type { SourceLink } from './find-source.ts';
import type { QuotationLink } from './link-quotations.ts';

/**
 * How sure the speaker and the type of a quote are, 0 to 1: how sure the words are tied to the mention, times how sure the
 * mention is resolved. Ranks rather than measures: the figures are ordered by how often each link was right on the
 * PolNeAR training articles, and rounded. Above 0.7 the cue stands beside the words and the name is established; below
 * 0.4 either the speaker was carried over from elsewhere or the words may be a term rather than a statement.
 */
const QUOTATION_CERTAINTY: Readonly<Record<QuotationLink, number>> = {
  'beside-cue': 0.97, signature: 0.93, continued: 0.92, introduced: 0.9, 'within-report': 0.87, 'previous-speaker': 0.6, subject: 0.35, none: 0.2,
};
const SOURCE_CERTAINTY: Readonly<Record<SourceLink, number>> = {
  adjacent: 1, inverted: 1, 'according-to': 0.95, agent: 0.95, parenthetical: 0.85, shared: 0.8, none: 0.4,
};
const CUE_CERTAINTY: Readonly<Record<CueClass | 'according-to', number>> = {
  say: 0.95, tell: 0.95, 'according-to': 0.95, deny: 0.85, ask: 0.85, show: 0.75, stance: 0.65, think: 0.55,
};
/** One or two words are a term more often than a statement. */
const SHORT_FACTOR = 0.7;
/** Of quotations whose source the tagger is sure of, as many had the right one on articles it had not seen. */
const TAGGED_MAX = 0.95;
/** A mention without a name established for it. */
const UNRESOLVED_FACTOR = 0.6;

export function quotationConfidence(link: QuotationLink, source: SourceLink | null, certainty: number, wordCount: number): number {
  const length = wordCount < 3 ? SHORT_FACTOR : 1;
  return rounded(QUOTATION_CERTAINTY[link] * (source === null ? 1 : SOURCE_CERTAINTY[source]) * speakerFactor(certainty) * length);
}

export function reportConfidence(kind: CueClass | 'according-to', source: SourceLink, certainty: number): number {
  return rounded(CUE_CERTAINTY[kind] * SOURCE_CERTAINTY[source] * speakerFactor(certainty));
}

/** The same for a source that the tagger tied, whose sureness is `tie`. */
export function taggedConfidence(tie: number, certainty: number, wordCount: number): number {
  return rounded(TAGGED_MAX * tie * speakerFactor(certainty) * (wordCount < 3 ? SHORT_FACTOR : 1));
}

function speakerFactor(certainty: number): number {
  return certainty === 0 ? UNRESOLVED_FACTOR : 0.5 + certainty / 2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
