/**
 * How a quotation and its source are set in a message, as Markdown; every name, title and word in it is escaped.
 * `write-*.ts` writes it, `read-components.ts` reads it back. One quotation a text display:
 *
 *     **Tomas Brekk** [1]                                             direct
 *     -# [*Littoral News Agency*](<https://…>) · <t:1772442720:f> · opinion
 *     > “We answered fire. We did not begin it”
 *
 *     **Corin Daleth**, as reported by [*Nkarra Standard*](<https://…>) [2]      indirect
 *     -# <t:1772442720:D>
 *     > Daleth said that …
 *
 *     [*Nkarra Standard*](<https://…>) reports [2]                   report
 *     From [*Nkarra Standard*](<https://…>) [2]                      context
 *
 *     -# **Sources**
 *     -# [1] [Two guards killed](<https://…>) · *Littoral News Agency* · <t:1772442720:f> · opinion
 *     -# [2] Title · *Nkarra Standard* · date not given · link not given · article orlo, revision 1
 *
 *     ✎ Brekk says his side “answered fire” \[1\].                      a model's summary, under which it is named
 *
 * A speaker is bold, an outlet italic, and nothing escaped can end either; so a name is read in one way only. A note on
 * the words ("The first 2 sentences of 5; …") is a line of subtext below them.
 */
export const SEPARATOR = ' · ';
export const SUBTEXT = '-# ';
export const QUOTED = '> ';
export const LISTED = '- ';
/** Words somebody asked about, set against the stored ones. They are not a quotation of ours. */
export const COMPARED = '≠ ';
/** What a language model wrote, on one line; only what it has in “ ” is quoted, and proven. */
export const SUMMARY = '✎ ';
/** What stands at the end of a title that is not printed whole. */
export const CLIPPED = '…';

/** Escaped text on one line: every character that could end it has its backslash. */
export const ESCAPED_ONE = String.raw`(?:\\[^0-9A-Za-z\s]|[^\\\n*_~${'`'}<>@[\]])`;
export const ESCAPED = `${ESCAPED_ONE}+`;
const ONE_TARGET = String.raw`<https?:[^\s<>()]+>|https?:[^\s<>()]+`;
export const TARGET = String.raw`\((?:${ONE_TARGET})\)`;
export const targetNamed = (group: string): string => String.raw`\((?<${group}>${ONE_TARGET})\)`;
export const DATE = String.raw`<t:-?\d{1,14}:[fD]>`;

/** Quotation marks. Only quotations, titles, names and comparisons hold them; sentences of ours hold none. */
export const QUOTING = /["“”„‟«»「」『』]/;

/** A text of our own with single marks for double ones (a question that is echoed, an error that names a word), so that nothing in it can pass for quoted words. */
export function withoutQuoteMarks(text: string): string {
  return text.replace(/(?<=^|[\s([])"(?=\S)|[“„‟«「『]/g, '‘').replace(/["”»」』]/g, '’');
}

/** At most so many characters, cut between words where that is near, with a sign that there was more. Never for quotations. */
export function clipText(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const cut = text.slice(0, charsMax - CLIPPED.length);
  const space = cut.lastIndexOf(' ');
  return `${(space > charsMax * 0.6 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}${CLIPPED}`;
}

/** A name as it stands at the beginning of a line: "The coast guard". */
export function capitalised(name: string): string {
  const first = name.charAt(0).toUpperCase();
  return first.length === 1 && first.toLowerCase() === name.charAt(0) ? first + name.slice(1) : name;
}
