/**
 * A second, cruder idea of what Discord's Markdown brings to life, written from its parser's published rules and knowing
 * nothing of how we escape. Each rule is tried at each place that no backslash guards.
 */
const INSIDE = String.raw`(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*`;
const INLINE: readonly (readonly [string, RegExp])[] = [
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['italic', /^(?:\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|_((?:\\[\s\S]|[^\\_])+?)_)/],
  ['strike', /^~~([\s\S]+?)~~/],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
  ['code', /^(`+)([\s\S]*?[^`])\1(?!`)/],
  ['link', new RegExp(String.raw`^\[(${INSIDE})\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)`)],
  ['address', /^https?:\/\/[^\s<]+/i],
  ['invitation', /^discord(?:app)?\.(?:gg|com\/invite)\/\w/i],
  ['autolink', /^<(?!t:)[a-z]+:\/?\/?[^\s>]+>/i],
  ['mention', /^<(?:@[!&]?|#)\d+>/],
  ['everyone', /^@(?:everyone|here)/],
  ['command', /^<\/[^>:]+:\d+>/],
  ['guild place', /^<id:\w+>/],
  ['timestamp', /^<t:-?\d+(?::[A-Za-z])?>/],
  ['custom emoji', /^<a?:\w+:\d+>/],
  ['emoji', /^:[\w+-]+:/],
];
const LINE: readonly (readonly [string, RegExp])[] = [
  ['heading', /^ *#{1,3}\s/],
  ['subtext', /^ *-#\s/],
  ['list', /^ *(?:[-*]|\d+\.) /],
  ['quote', /^ *>/],
];

/** Names of the rules that fire, with where. */
export function liveSyntax(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at);
    const startsLine = at === 0 || text[at - 1] === '\n';
    if (startsLine) found.push(...LINE.filter(([, rule]) => rule.test(rest)).map(([name]) => `${name}: ${rest.slice(0, 30)}`));
    if (/^\\[^0-9A-Za-z\s]/.test(rest)) {
      at++;
      continue;
    }
    found.push(...INLINE.filter(([, rule]) => rule.test(rest)).map(([name]) => `${name}: ${rest.slice(0, 30)}`));
  }
  return found;
}

/** Patterns that some parsers look for without regard to backslashes. */
export const RAW_PATTERNS = /<@[!&]?\d+>|<#\d+>|<\/[^>:]+:\d+>|<t:-?\d+|<a?:\w+:\d+>|<id:\w+>/;

/** What a reader's client makes of a text, from left to right: the first rule that fires at each place, and what it takes in. */
export function readAsClient(text: string): { readonly rule: string; readonly inside: string; readonly target: string }[] {
  const found: { rule: string; inside: string; target: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const guarded = /^\\[^0-9A-Za-z\s]/.test(rest);
    const fired = guarded ? undefined : INLINE.map(([rule, form]) => ({ rule, match: form.exec(rest) })).find(({ match }) => match !== null);
    if (fired?.match) found.push({ rule: fired.rule, inside: fired.match[1] ?? fired.match[0], target: fired.match[2] ?? '' });
    at += fired?.match?.[0].length ?? (guarded ? 2 : 1);
  }
  return found;
}
