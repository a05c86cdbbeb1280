/** Bounded before anything is done with it: Discord's own messages have 4,000 characters at most. */
const CONTENT_CHARS_MAX = 8_000;

/**
 * The words of a message as a person reads them, without Discord's markup: mentions and custom emoji left out, masked links
 * as their text, marks of quoting, headings, lists and emphasis off, escapes undone. Lines stay lines.
 */
export function plainContent(content: string): string {
  const kept: string[] = [];
  // Escaped characters are put aside first, so that what was escaped is not taken for markup.
  const aside = (_: string, char: string): string => `\uE000${kept.push(char) - 1}\uE001`;
  return content.slice(0, CONTENT_CHARS_MAX)
    .replace(/[\uE000\uE001]/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, aside)
    .replace(/<a?:(\w{1,40}):\d{1,25}>/g, ' ')
    .replace(/<(?:@[!&]?|#)\d{1,25}>/g, ' ')
    .replace(/<\/[^:>\n]{1,100}:\d{1,25}>/g, ' ')
    .replace(/<t:-?\d{1,15}(?::[a-zA-Z])?>/g, ' ')
    .replace(/<id:\w{1,20}>/g, ' ')
    .replace(/\[([^\]\n]{1,500})\]\(<?[^)\s]{1,2000}>?(?: "[^"\n]{0,200}")?\)/g, '$1')
    .replace(/^[ \t]*(?:>>>|>)[ \t]+/gm, '')
    .replace(/^[ \t]*(?:#{1,3}|-#)[ \t]+/gm, '')
    .replace(/^[ \t]*[-*][ \t]+(?=\S)/gm, '')
    .replace(/```(?:[a-z0-9]{1,20}\n)?|`{1,2}/gi, '')
    .replace(/\*{1,3}|\|\||~~|__/g, '')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}_])/gu, '')
    .replace(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
