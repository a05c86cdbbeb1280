import type { Article } from '../domain/article.ts';
import { inReadingOrder, type Quote } from '../domain/quote.ts';
import { clauseAsserts, quotationAsserts } from './assertion.ts';
import { quotationConfidence, reportConfidence } from './confidence.ts';
import { withTurns } from './attribute-turns.ts';
import { collectCast, type Cast } from './entities.ts';
import { findQuotations, type Quotation } from './find-quotations.ts';
import { cueSpan, linkQuotations, spanOf, type LinkedQuotation } from './link-quotations.ts';
import { readNarrative, type NarrativeSentence } from './narrative.ts';
import { readReportedClauses, type ReportedClause } from './reported-clause.ts';
import { SpeakerResolver, type Resolution } from './resolve-speaker.ts';

/** What attribution reads of an article. Spans of the quotes point into `text`. */
export type AttributionInput = Pick<Article, 'text' | 'title' | 'byline'>;

/** Fewer words than this beside a cue, outside quotation marks, are no report of their own. */
const REPORT_WORDS_MIN = 2;
/** Fewer words than this that no cue attributes are a term. */
const TERM_WORDS_BELOW = 3;
export const UNRESOLVED: Resolution = { speaker: null, entity: null, certainty: 0 };

/** An article as the rules read it. */
export interface Reading {
  readonly text: string;
  readonly quotations: readonly Quotation[];
  readonly sentences: readonly NarrativeSentence[];
  /** The cues of each sentence with what they report. */
  readonly clauses: readonly (readonly ReportedClause[])[];
  readonly cast: Cast;
  /** Remembers who spoke, so it is made for one pass over the article. */
  readonly resolver: SpeakerResolver;
}

export function readByRules({ text, title, byline }: AttributionInput): Reading {
  const quotations = findQuotations(text);
  const sentences = readNarrative(text, quotations);
  const cast = collectCast([...readNarrative(text, []), ...readNarrative(title ?? '', [])]);
  return { text, quotations, sentences, clauses: sentences.map(readReportedClauses), cast, resolver: new SpeakerResolver(text, sentences, cast, byline) };
}

/**
 * Finds the words attributed to somebody in an article by rules alone, in reading order: every quotation outside other quotations, and
 * every report of speech in the outlet's own voice. Quotations inside quotations, titles of works and terms nobody is said
 * to have spoken are left out; scare quotes inside a report are `asserted: false`. Turns of a transcript are direct quotes
 * of whoever their label names.
 * Pure, synchronous, total over any text, and linear in its length.
 *
 * @example attribute({ text: '"The gates stay shut," Varo said.', title: null, byline: null })[0]?.speaker // "Varo"
 */
export function attribute(article: AttributionInput): Quote[] {
  const { text, sentences, clauses, cast, resolver } = readByRules(article);
  const resolved = new Map<ReportedClause, Resolution>();
  const quotes: Quote[] = [];
  sentences.forEach((sentence, index) => {
    for (const clause of clauses[index] ?? []) {
      const { source, place, content } = clause;
      const resolution = source.phrase === null ? UNRESOLVED : resolver.resolve(index, source.phrase, place === 'after' ? null : spanOf(sentence.items, content));
      resolved.set(clause, resolution);
      const quote = reportOf(sentence, clause, resolution);
      if (quote !== null) quotes.push(quote);
    }
  });
  for (const linked of linkQuotations(sentences, clauses)) {
    if (isTerm(text, linked)) continue;
    const { clause, source, sourceSentence } = linked;
    const resolution = (clause === null ? undefined : resolved.get(clause)) ?? (source === null ? UNRESOLVED : resolver.resolve(sourceSentence, source, null));
    quotes.push(quotationOf(text, sentences, linked, resolution));
  }
  return withTurns(quotes.sort(inReadingOrder), text, cast);
}

export function quotationOf(text: string, sentences: readonly NarrativeSentence[], linked: LinkedQuotation, resolution: Resolution): Quote {
  const { quotation, clause, source, sentence, sourceSentence, link } = linked;
  const items = sentences[sentence]?.items ?? [];
  const sourceItems = sentences[sourceSentence]?.items ?? [];
  const words = wordCount(text.slice(quotation.inner.start, quotation.inner.end));
  return {
    type: 'direct',
    span: quotation.inner,
    speaker: resolution.speaker,
    speakerMention: spanOf(sourceItems, source),
    cue: clause === null ? null : cueSpan(sourceItems, clause),
    asserted: quotationAsserts(items, linked, sourceItems, words),
    confidence: quotationConfidence(link, clause?.source.link ?? null, resolution.certainty, words),
  };
}

function reportOf({ items }: NarrativeSentence, clause: ReportedClause, resolution: Resolution): Quote | null {
  const { content, source, cue } = clause;
  const span = spanOf(items, content);
  if (span === null || content === null || source.phrase === null) return null;
  const own = items.slice(content.from, content.to).filter(({ kind }) => kind === 'word').length;
  if (own < REPORT_WORDS_MIN) return null;
  return {
    type: 'indirect',
    span,
    speaker: resolution.speaker,
    speakerMention: spanOf(items, source.phrase),
    cue: cueSpan(items, clause),
    asserted: cue.kind !== 'stance' && clauseAsserts(items, clause),
    confidence: reportConfidence(cue.kind, source.link, resolution.certainty),
  };
}

/** A title of a work, or a term that nobody is said to have spoken: “Sable Gulf Tonight”, a “safe” seat. */
export function isTerm(text: string, { quotation, link, clause }: LinkedQuotation): boolean {
  const slice = text.slice(quotation.inner.start, quotation.inner.end);
  if (link === 'previous-speaker') return !/[.!?…,]$/.test(slice); // a heading in marks
  if (link !== 'none' && link !== 'subject') return false;
  if (link === 'none' && !/^[^\p{Ll}]{0,3}\p{Lu}[^]*[.!?…,]$/u.test(slice)) return true;
  const words = slice.split(/\s+/, 12);
  if (clause === null && words.length < TERM_WORDS_BELOW) return true;
  return words.every((word, at) => /^[^\p{L}]*(?:\p{Lu}|\p{N})/u.test(word) || (at > 0 && /^(?:of|the|and|a|an|in|on|for|to|with|at|from|&)$/.test(word)));
}

export function wordCount(words: string): number {
  return words.trim().split(/\s+/).length;
}
