import type { Article } from '../domain/article.ts';
import type { Retraction } from '../domain/retraction.ts';
import { dayOf } from '../text/day-of.ts';
import type { Passage } from '../domain/passage.ts';
import { originLabel } from '../text/outlet-label.ts';
import { printableLine, printableUrl } from '../text/printable.ts';
import type { Block, Tone } from './blocks.ts';
import { claimLabels, describeInstant, describeSource, labelsOf } from './describe-source.ts';

type Shown = Omit<Article, 'revision'> & { readonly revision: number | null; readonly retraction?: Retraction | null };

/** An article as it is stored (or would be): every field, what is missing said, and the text that spans point into. */
export function renderArticle(article: Shown): Block[] {
  const stated = (name: string, value: string | null, missing = `${name.toLowerCase()} not given`) =>
    ({ name, value: printableLine(value ?? '') || missing, tone: (printableLine(value ?? '') === '' ? 'muted' : 'plain') as Tone });
  const labels = labelsOf({ ...article, claims: null });
  const claims = claimLabels(article.claims).map((label) => ({ name: 'Claims', value: label.replace(/^claims /, ''), tone: 'warning' as const }));
  const retracted = article.retraction ?? null;
  return [
    ...(retracted === null ? [] : [{ kind: 'sentence', text: describeRetraction(retracted), tone: 'warning' } as const]),
    { kind: 'heading', text: printableLine(article.title ?? '') || 'Title not given' },
    {
      kind: 'facts',
      facts: [
        stated('Outlet', article.outlet, `outlet not given, ${originLabel(article.origin)}`),
        ...claims,
        ...(article.agency === null ? [] : [stated('Agency', article.agency)]),
        stated('Byline', article.byline),
        stated('Place', article.place),
        stated('Date', article.publishedAt === null ? null : describeInstant(article.publishedAt)),
        stated('Link', printableUrl(article.url)),
        stated('Kind', labels.length === 0 ? article.kind : labels.join(', ')),
        stated('Language', article.language),
        stated('Id', article.revision === null ? `${article.id} (not stored)` : `${article.id}, revision ${article.revision}`),
      ],
    },
    { kind: 'text', text: article.text },
  ];
}

/** "Retracted 5 March 2026: its outlet took it back. …" */
export function describeRetraction({ reason, atMs }: Retraction): string {
  return `Retracted ${dayOf(atMs)}: ${RETRACTED_BECAUSE[reason]}. It is in no answer any more.`;
}

const RETRACTED_BECAUSE: Readonly<Record<Retraction['reason'], string>> = {
  gone: 'it is no longer published at its address',
  killed: 'its agency has killed it',
  retracted: 'its outlet has taken it back',
  asked: 'its withdrawal was asked for',
};

/** Ranked passages, each with its article; with `explain`, the signals that ranked it. */
export function renderPassages(passages: readonly Passage[], { explain }: { readonly explain: boolean }): Block[] {
  if (passages.length === 0) return [{ kind: 'sentence', text: 'No stored passage matches.', tone: 'plain' }];
  return passages.flatMap((passage, i): Block[] => [
    { kind: 'articles', articles: [describeSource(passage.article, i + 1)] },
    ...(explain ? [renderSignals(passage)] : []),
    { kind: 'text', text: passage.text },
  ]);
}

/**
 * Why a passage stands where it does: what each signal adds to its score or takes from it, the weightiest first, with the
 * signal's own value; without shares, the signals alone.
 */
export function renderSignals({ score, signals, shares }: Pick<Passage, 'score' | 'signals' | 'shares'>): Block {
  const parts = shares === undefined
    ? Object.entries(signals).map(([name, value]) => `${name} ${round(value)}`)
    : Object.entries(shares).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).map(([name, share]) => `${name} ${signed(share)}${signals[name] === undefined ? '' : ` (${round(signals[name])})`}`);
  return { kind: 'sentence', text: `    score ${round(score)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`, tone: 'muted' };
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(3)}`;
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
