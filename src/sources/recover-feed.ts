import { parseFeed as parseWithLibrary } from 'feedsmith';
import type { FeedRoot } from './feed-markup.ts';
import { findEntries, shellOf } from './feed-markup.ts';
import { salvageEntry } from './salvage-entry.ts';

/** What stands before the entries; pages of it are namespaces and pictures. */
const HEAD_CHARS_MAX = 50_000;

export interface RecoveredFeed {
  /** A feed that parses. */
  readonly text: string;
  readonly problems: readonly string[];
}

/**
 * A feed that is not well-formed, put together again from what is: its head, and each entry that parses by itself or
 * after what is broken in it was left out.
 */
export function recoverFeed(text: string, root: FeedRoot, entriesMax: number): RecoveredFeed {
  const { entries, cutAt } = findEntries(text, root);
  const shell = shellOf(text, root);
  const parses = (inner: string): boolean => canParse(shell.before + inner + shell.after);
  const problems: string[] = ['Its markup is broken; what could be read of it is kept.'];
  const kept: string[] = [];
  entries.slice(0, entriesMax).forEach(({ start, end }, at) => {
    const entry = text.slice(start, end);
    if (parses(entry)) {
      kept.push(entry);
      return;
    }
    const salvaged = salvageEntry(entry);
    const isSaved = parses(salvaged);
    if (isSaved) kept.push(salvaged);
    problems.push(isSaved ? `Entry ${at + 1} is broken; some of it is left out.` : `Entry ${at + 1} cannot be read and is left out.`);
  });
  const found = headOf(text.slice(root.inside, Math.min(entries[0]?.start ?? cutAt ?? text.length, root.inside + HEAD_CHARS_MAX)));
  const head = root.kind === 'rdf' ? `<channel>${found}</channel>` : found;
  return { text: shell.before + (parses(head) ? head : '') + kept.join('\n') + shell.after, problems };
}

function canParse(text: string): boolean {
  try {
    parseWithLibrary(text, { maxItems: 1 });
    return true;
  } catch {
    return false;
  }
}

/** The elements that are whole among those before the first entry: enough for a title and an address. */
function headOf(head: string): string {
  return [...head.matchAll(/<((?:[\w-]+:)?(?:title|link|language|ttl|description|updated|updatePeriod|updateFrequency|new-feed-url))(?:\s[^<>]*)?(?:\/>|>(?:<!\[CDATA\[[\s\S]*?\]\]>|[^<]*)\s*<\/\1\s*>)/gi)]
    .map(([element]) => element)
    .filter((element, at, all) => all.indexOf(element) === at)
    .join('\n');
}
