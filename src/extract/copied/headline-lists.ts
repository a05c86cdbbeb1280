import type { Passed, Removal } from '../furniture-pass.ts';
import type { FurnitureReason } from '../furniture-rules.ts';
import { furnitureReason } from '../furniture-rules.ts';
import { hasQuotation, isProse, isSubstantialProse, wordCount } from '../prose.ts';
import type { CopiedLine } from './copied-lines.ts';

/** Reasons whose line stands at the head of a list of other people's headlines. */
const OPENS_LIST: ReadonlySet<FurnitureReason> = new Set(['related links', 'topics', 'comments', 'navigation']);
/** Words beyond which such a line is a teaser of its own, and opens no list. */
const LIST_WORDS_MAX = 9;

/**
 * Takes out the lists of headlines in and after an article: what follows a line such as "Also Read" up to the next
 * paragraph of prose, and everything after the article's last prose.
 */
export function dropHeadlineLists(lines: readonly CopiedLine[]): Passed<CopiedLine> {
  const kept: CopiedLine[] = [];
  const removed: Removal[] = [];
  const lastProse = lastProseAt(lines);
  let inList = false;
  lines.forEach((line, at) => {
    const reason = furnitureReason(line.text);
    if (at > lastProse) removed.push({ text: line.text, reason: reason ?? 'after the article' });
    else if (reason !== null) {
      removed.push({ text: line.text, reason });
      inList ||= OPENS_LIST.has(reason) && wordCount(line.text) <= LIST_WORDS_MAX;
    } else if (inList && !isProse(line.text)) removed.push({ text: line.text, reason: 'list of headlines' });
    else {
      kept.push(line);
      inList = false;
    }
  });
  return { kept, removed };
}

/**
 * The last paragraph of the article: the last prose, unless all that stands below a list's heading is a lone teaser, or
 * all below the comments' heading is without a quotation (rules for commenting, mostly).
 */
function lastProseAt(page: readonly CopiedLine[]): number {
  const comments = page.findLastIndex((line) => furnitureReason(line.text) === 'comments' && wordCount(line.text) <= LIST_WORDS_MAX);
  const isOver = comments > 0 && page.slice(0, comments).some((line) => isProse(line.text)) && !page.slice(comments).some((line) => hasQuotation(line.text));
  const lines = isOver ? page.slice(0, comments) : page;
  const last = lines.findLastIndex((line) => isProse(line.text) && furnitureReason(line.text) === null);
  if (last === -1) return page.length - 1;
  const heading = lines.findIndex((line) => {
    const reason = furnitureReason(line.text);
    return reason !== null && OPENS_LIST.has(reason);
  });
  const resumes = heading === -1 || lines.slice(heading).some((line) => isSubstantialProse(line.text) && furnitureReason(line.text) === null);
  if (resumes) return last;
  const before = lines.slice(0, heading).findLastIndex((line) => isProse(line.text) && furnitureReason(line.text) === null);
  return before === -1 ? last : before;
}
