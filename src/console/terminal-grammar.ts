/**
 * How a quotation and its source are set on a terminal. `write-blocks.ts` writes it, `read-terminal.ts` reads it back:
 *
 *     Tomas Brekk [1]:                                     direct
 *       “We answered fire. We did not begin it”
 *
 *     Corin Daleth, as reported by Nkarra Standard [2]:    indirect
 *       │ Daleth said that …
 *
 *     Nkarra Standard reports [2]:                         report
 *       │ Each government accused the other …
 *
 *     Sources
 *     [1] Two guards killed in exchange of fire at Orlo Bridge
 *         Littoral News Agency · 2 March 2026, 10:12 +01:00 · invented sample
 *         https://wire.littoral-news.example/2026/03/02/orlo-bridge-guards-killed
 *
 * Above the quotations, what a language model made of them:
 *
 *     ✎ Brekk says his side “answered fire” and did not begin it [1].
 *       Written by some-model, a language model, from the quotations below.
 *
 * Under the quotations of a story, who carries it: those quoted on one line, the others each with a link.
 *
 *         Nkarra Standard [2] · Littoral News Agency (2 articles) [1]
 *         Meridian Courier (LNA)  https://…
 *
 * A line broken at a space keeps the space at its end.
 */
export const SPEAKER_NOT_ESTABLISHED = 'Speaker not established';
export const AS_REPORTED_BY = ', as reported by ';
export const REPORTS = ' reports';
/** The sentences around a quotation. */
export const FROM = 'From ';
export const SOURCES_HEADING = 'Sources';
export const INDENT = '  ';
/** Lines of an inline quotation after the first stand below its first word. */
export const INLINE_CONTINUED = '   ';
export const BAR = '│';
export const SOURCE_INDENT = '    ';
export const LINK_NOT_GIVEN = 'link not given';
export const SEPARATOR = ' · ';
/** What a language model wrote; its further lines are indented. Only what it has in “ ” is quoted. */
export const SUMMARY = '✎ ';
/** An article that is listed, not quoted. */
export const LISTED = '  · ';
/** Words somebody asked about, set against the stored ones. They are not a quotation of ours. */
export const COMPARED = '  ≠ ';
/** What its signs mean. */
export const COMPARED_KEY = '    [-…-] stands in the article and was left out, {+…+} was put in.';
