/** The elements of an entry that are worth saving from broken markup. */
const NAMES = ['title', 'link', 'guid', 'id', 'pubDate', 'published', 'updated', 'issued', 'modified', 'dc:date', 'dc:creator', 'author', 'category', 'description', 'summary', 'content:encoded', 'content'];
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>/]+))/g;
/** Of one element's name; an entry has a dozen categories at most. */
const REPEATS_MAX = 20;

/**
 * An entry whose markup does not fit together, written anew from those of its elements that have a beginning and an end.
 * Namespaced names and plain ones are looked for as they are commonly written.
 */
export function salvageEntry(entry: string): string {
  const opening = /^<[^<>]*>/.exec(entry)?.[0] ?? '';
  const name = /^<([\w:-]+)/.exec(opening)?.[1] ?? 'item';
  const attributes = [...opening.matchAll(ATTRIBUTE)].map(writeAttribute).join('');
  return `<${name}${attributes}>${NAMES.flatMap((wanted) => elementsNamed(entry, wanted)).join('')}</${name}>`;
}

function elementsNamed(entry: string, name: string): string[] {
  const opening = new RegExp(`<${name}((?:\\s[^<>]*)?)>`, 'gi');
  const found: string[] = [];
  for (let match = opening.exec(entry); match !== null && found.length < REPEATS_MAX; match = opening.exec(entry)) {
    const given = match[1] ?? '';
    const attributes = [...given.matchAll(ATTRIBUTE)].map(writeAttribute).join('');
    if (given.endsWith('/')) {
      found.push(`<${name}${attributes}/>`);
      continue;
    }
    const end = entry.slice(opening.lastIndex).search(new RegExp(`</${name}\\s*>`, 'i'));
    if (end === -1) break;
    const inner = entry.slice(opening.lastIndex, opening.lastIndex + end);
    found.push(`<${name}${attributes}>${quoted(inner)}</${name}>`);
    opening.lastIndex += end;
  }
  return found;
}

/** What stood inside, in a section of its own, so that its brackets can break nothing; references in it were for the feed's reader. */
function quoted(inner: string): string {
  const opened = inner.lastIndexOf('<![CDATA[') > inner.lastIndexOf(']]>') ? `${inner}]]>` : inner;
  if (opened.includes('<![CDATA[')) return opened;
  // Stray brackets only: real markup in here is what the publisher meant to escape.
  return opened.replace(/<(?![/a-z!])/gi, '&lt;');
}

function writeAttribute([, name = '', double, single, bare]: RegExpMatchArray): string {
  return ` ${name}="${(double ?? single ?? bare ?? '').replace(/"/g, '&quot;')}"`;
}
