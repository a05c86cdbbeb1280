/**
 * What Discord might take for syntax. The rule of its parser: a backslash before a character that is neither alphanumeric
 * nor white space takes its meaning away and is not shown. Only such ASCII characters are escaped, so that a backslash
 * never stands before a letter (where it would be shown) or before half a surrogate pair.
 */
const SYNTAX = new RegExp(
  [
    // Emphasis, code, spoilers' and quotes' kin, mentions, link texts: everywhere.
    String.raw`[\\*_~${'`'}<>@[\]]`,
    // Between a link text and its target. Escaped in itself, so that no "](" is left of an article's for any parser.
    String.raw`(?<=\])\(`,
    // Inside a mention, a timestamp, an emoji: for parsers that look for the pattern and know no backslash.
    String.raw`(?<=<)[#/:]`,
    String.raw`(?<=<[a-z]{0,20}):`,
    String.raw`\|(?=\|)|(?<=\|)\|`,
    // Bare addresses, and the invitations that need no scheme.
    String.raw`:(?=//)`,
    String.raw`(?<=discord(?:app)?)\.(?=gg|com|me|io|new)`,
    // :emoji:
    String.raw`:(?=[\w+-]{1,80}:)`,
    // At the beginning of a line: headings, lists, subtext, numbered lists.
    String.raw`(?<=^[^\S\n]*)#(?=#*(?:\s|$))`,
    String.raw`(?<=^[^\S\n]*)[-+](?=[\s#]|$)`,
    String.raw`(?<=^[^\S\n]*\d+)[.)](?=\s|$)`,
  ].join('|'),
  'gim',
);

/** The text as Discord shows it letter for letter: backslashes are put in, nothing else is, and nothing is left out. */
export function escapeMarkdown(text: string): string {
  return text.replace(SYNTAX, String.raw`\$&`);
}

/** What a reader sees of a text without live syntax: undoes {@link escapeMarkdown}, exactly. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}
