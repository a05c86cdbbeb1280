import type { StatedInstant } from '../../domain/stated-instant.ts';
import { kindOfSection } from '../article-kind.ts';
import { cleanByline } from '../byline.ts';
import { isByline, isCreditLine, isDateLine, PERSON_NAME } from '../credit-lines.ts';
import { readCreditLine } from '../dateline.ts';
import type { Removal } from '../furniture-pass.ts';
import { furnitureReason } from '../furniture-rules.ts';
import { parseDate } from '../../text/parse-date.ts';
import { endsSentence, isProse, repeatedShare, wordCount } from '../prose.ts';
import type { CopiedLine } from './copied-lines.ts';

/** What stands above an article on its page, read and taken off. */
export interface PageHead {
  readonly title: string | null;
  readonly byline: string | null;
  readonly agency: string | null;
  readonly place: string | null;
  readonly publishedAt: StatedInstant | null;
  /** Section names of the breadcrumb and of labels, for the article's kind. */
  readonly section: string;
  /** Sentences between title and article that the article does not repeat: they are the article's own. */
  readonly standfirst: readonly string[];
  readonly rest: readonly CopiedLine[];
  readonly removed: readonly Removal[];
}

/** A masthead that was copied along. Which outlet it names is not taken from it: it may be a partner's, or an advertiser's. */
const OUTLET_NAME = /^(?:from )?(?:the )?(?:\S+ ){1,4}(?:gazette|times|post|observer|courier|herald|news|daily|tribune|journal|standard|review|weekly|chronicle|press|mail|express|guardian|telegraph|star|globe|today|monitor|dispatch)$/i;

type Role = 'breadcrumb' | 'byline' | 'credit' | 'date' | 'furniture' | 'text';

interface HeadLine {
  readonly text: string;
  role: Role;
}

/** How far down a page its head may reach, in lines and in paragraphs of prose passed on the way. */
const REACH = { lines: 40, prose: 2 };
/** A standfirst that shares this much with the article only repeats it. */
const REPEATED_MIN = 0.7;
const STANDFIRST_WORDS_MIN = 8;

/** Reads the lines above the article. A text that opens with prose, and has no credits below it, has no head. */
export function readHead(lines: readonly CopiedLine[]): PageHead {
  const end = headEnd(lines);
  const trails = breadcrumbsTo(lines);
  const head: HeadLine[] = lines.slice(0, end).map(({ text }) => ({ text, role: trails.has(text) ? 'breadcrumb' : roleOf(text) }));
  const rest = lines.slice(end);
  nameAboveDate(head);
  const crumbs = head.filter(({ role }) => role === 'breadcrumb').flatMap(({ text }) => text.split(SEPARATOR));
  const titleAt = findTitle(head, crumbs, rest.length === 0);
  const title = head[titleAt]?.text ?? null;
  const body = rest.map((line) => line.text).join(' ');
  const standfirst: string[] = [];
  const removed: Removal[] = [];
  const whereabouts = head.map((line) => line.text).join(' ');
  head.forEach(({ text, role }, at) => {
    if (at === titleAt) return;
    const isOwnText = role === 'text' && (isProse(text) || endsSentence(text) || (at > titleAt && wordCount(text) >= STANDFIRST_WORDS_MIN));
    // Above a caption stands what the picture shows, read out for those who cannot see it.
    const describesPicture = !endsSentence(text) && furnitureReason(head[at + 1]?.text ?? '') === 'caption or credit';
    if (!isOwnText || describesPicture) removed.push({ text, reason: furnitureReason(text) ?? 'before the article' });
    else if (text === title || repeatedShare(text, body) >= REPEATED_MIN) removed.push({ text, reason: 'repeats the text' });
    else standfirst.push(text);
  });
  return { title, ...credits(head), publishedAt: findDate(head.map(({ text }) => text), rest.map(({ text }) => text), whereabouts), section: sections(head, crumbs, title), standfirst, rest, removed };
}

const SEPARATOR = /\s+[/>»›|→]\s+|\s*[»›→]\s*/;

/** "The Gazette / World / Strait stays open" is a trail to the page whose headline stands on a line of its own. */
function breadcrumbsTo(lines: readonly CopiedLine[]): ReadonlySet<string> {
  const above = lines.slice(0, REACH.lines).map(({ text }) => text);
  const known = new Set(above.map((text) => text.toLowerCase()));
  return new Set(above.filter((text) => {
    const segments = text.split(SEPARATOR);
    return segments.length >= 2 && known.has(segments.at(-1)?.trim().toLowerCase() ?? '');
  }));
}

/** A row of section names in capitals, as a menu is copied. */
const MENU = /^HOME(?: [\p{Lu}&]+){2,11}$/u;

function roleOf(text: string): Role {
  if (MENU.test(text)) return 'furniture';
  const segments = text.split(SEPARATOR);
  if (segments.length >= 2 && /^(?:home|you are here.*|news|world|front page)$/i.test(segments[0] ?? '') && !/^by /i.test(text)) return 'breadcrumb';
  if (isProse(text) && furnitureReason(text) === null) return 'text';
  if (isByline(text)) return 'byline';
  if (isDateLine(text)) return 'date';
  if (isCreditLine(text)) return 'credit';
  // "Analysis: …" and "Watch: …" lead elsewhere inside an article, but above one they are its own title.
  const reason = furnitureReason(text);
  return reason === null || reason === 'related links' ? 'text' : 'furniture';
}

/** The first line of the article: its first prose, or the line after the last credits if at most two sentences stand above them. */
function headEnd(lines: readonly CopiedLine[]): number {
  let prose = 0;
  let firstProse = -1;
  let end = -1;
  for (let at = 0; at < Math.min(lines.length, REACH.lines) && prose <= REACH.prose; at++) {
    const role = roleOf(lines[at]?.text ?? '');
    if (role === 'text' && isProse(lines[at]?.text ?? '')) {
      prose++;
      if (firstProse === -1) firstProse = at;
    } else if ((role === 'byline' || role === 'date' || role === 'credit') && (firstProse === -1 || prose <= REACH.prose)) end = at + 1;
  }
  if (firstProse === -1) return Math.min(lines.length, Math.max(end, lines.length > 1 ? 1 : 0));
  // Credits below the first prose belong to the head only if an article follows them.
  const followed = lines.slice(end).some((line) => isProse(line.text));
  if (end <= firstProse || !followed) return firstProse;
  const next = lines.findIndex((line, at) => at >= end && isProse(line.text) && furnitureReason(line.text) === null);
  return next === -1 ? firstProse : next;
}

/** A name alone right above the date, below a headline, is the writer's. */
function nameAboveDate(head: readonly HeadLine[]): void {
  const date = head.findIndex(({ role }) => role === 'date');
  const above = head[date - 1];
  if (above?.role !== 'text' || !PERSON_NAME.test(above.text) || OUTLET_NAME.test(above.text) || /^The\b/.test(above.text) || kindOfSection(above.text) !== null) return;
  if (head.slice(0, date - 1).some(({ text, role }) => role === 'text' && wordCount(text) >= 5) && !head.some(({ role }) => role === 'byline')) above.role = 'byline';
}

function findTitle(head: readonly HeadLine[], crumbs: readonly string[], isAll: boolean): number {
  const inCrumbs = head.findIndex(({ text, role }) => role === 'text' && crumbs.some((crumb) => crumb.trim().toLowerCase() === text.toLowerCase()));
  if (inCrumbs !== -1) return inCrumbs;
  const candidate = (wordsMin: number): number => head.findIndex(({ text, role }) => role === 'text' && !isProse(text) && wordCount(text) >= wordsMin && !OUTLET_NAME.test(text));
  if (isAll) return candidate(1);
  return [5, 3, 2].map(candidate).find((at) => at !== -1) ?? -1;
}

function credits(head: readonly HeadLine[]): Pick<PageHead, 'byline' | 'agency' | 'place'> {
  let byline: string | null = null;
  let agency: string | null = null;
  let place: string | null = null;
  for (const { text, role } of head) {
    if (role !== 'byline' && role !== 'credit' && role !== 'date') continue;
    const credit = role === 'date' ? null : readCreditLine(text.replace(/^by:?\s+/i, ''));
    agency ??= credit?.agency ?? null;
    place ??= credit?.place ?? null;
    if (role !== 'byline') continue;
    const [names = '', where] = text.split(/\s+in\s+(?=\p{Lu}[\p{L} .'’-]+$)/u);
    byline ??= cleanByline(names.replace(/,\s+[^,]*\b(?:correspondent|editor|reporter|staff|writer|agencies)\b.*$/i, ''));
    place ??= where ?? null;
  }
  return { byline, agency, place };
}

/** When it was published: as the head says, else as a "First Published" line anywhere says, else when it was updated. */
function findDate(head: readonly string[], rest: readonly string[], whereabouts: string): StatedInstant | null {
  const dated = head.filter((text) => isDateLine(text) || roleOf(text) === 'credit' || roleOf(text) === 'byline');
  const published = /\b(?:published|posted|issued|released)\b/i;
  const foot = rest.filter((text) => /^(?:first |originally )?(?:published|posted)\b/i.test(text) && isDateLine(text));
  const candidates = [...dated.filter((text) => published.test(text)), ...foot, ...dated];
  for (const text of candidates) {
    // "Published 3 May 2031, updated 4 May 2031": the day that follows the word.
    const from = published.exec(text)?.index ?? 0;
    const date = parseDate(text.slice(from), { whereabouts }) ?? parseDate(text, { whereabouts });
    if (date !== null) return date;
  }
  return null;
}

function sections(head: readonly HeadLine[], crumbs: readonly string[], title: string | null): string {
  const labels = head.filter(({ text, role }) => role === 'text' && wordCount(text) <= 3).map(({ text }) => text);
  return [...crumbs, ...labels].filter((name) => wordCount(name) <= 3 && name.trim() !== title).join(' | ');
}
