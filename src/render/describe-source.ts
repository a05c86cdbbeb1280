import type { ArticleHead } from '../domain/article.ts';
import type { StatedInstant } from '../domain/stated-instant.ts';
import { originLabel } from '../text/outlet-label.ts';
import { printableLine, printableUrl } from '../text/printable.ts';
import type { SourceLine } from './blocks.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** An article as a line of a source list; what its source did not give is said to be missing. */
export function describeSource(article: ArticleHead, n: number | null): SourceLine {
  return {
    n,
    title: printableLine(article.title ?? '') || 'title not given',
    outlet: printableLine(article.outlet ?? '') || `outlet not given, ${originLabel(article.origin)}`,
    agency: agencyOf(article),
    date: describeInstant(article.publishedAt),
    publishedAt: article.publishedAt,
    labels: labelsOf(article),
    link: printableUrl(article.url),
    articleId: printableLine(article.id),
    revision: article.revision,
  };
}

/** "27 December 2023, 16:38 +05:30" in the offset stated, or the bare day that was stated; never converted, never guessed. */
export function describeInstant(stated: StatedInstant | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z|[+-]\d{2}:\d{2}))?$/.exec(stated?.iso ?? '');
  if (parts === null) return 'date not given';
  const [, year, month, day, time, offset] = parts;
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month ?? ''} ${year}`;
  return time === undefined ? date : `${date}, ${time} ${offset === 'Z' ? 'UTC' : offset}`;
}

/** What a reader must know before believing it. */
export function labelsOf({ kind, stateMedia, claims, sample }: Pick<ArticleHead, 'kind' | 'stateMedia' | 'claims' | 'sample'>): string[] {
  const labels: string[] = [];
  switch (kind) {
    case 'opinion':
    case 'analysis':
    case 'sponsored':
      labels.push(kind);
      break;
    case 'press-release':
      labels.push('press release');
      break;
    case 'live':
      labels.push('live report');
      break;
    case 'news':
      break;
  }
  if (stateMedia) labels.push('state media');
  labels.push(...claimLabels(claims));
  if (sample) labels.push('invented sample');
  return labels;
}

/** What a page says it is, in words that cannot be taken for ours or for a quotation. */
export function claimLabels(claims: string | null): string[] {
  const claimed = printableLine((claims ?? '').replace(/["“”„‟«»「」『』·]/gu, ''));
  return claimed === '' ? [] : [`claims to be ${claimed}`];
}

/** The agency, unless it is the outlet itself. */
function agencyOf({ agency, outlet }: ArticleHead): string | null {
  const named = printableLine(agency ?? '');
  return named === '' || named === printableLine(outlet ?? '') ? null : named;
}
