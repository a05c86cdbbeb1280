import type { ArticleHead } from '../domain/article.ts';
import { printableLine } from './printable.ts';

/** The outlet as it stands in a sentence ("Nkarra Standard"), or what stands in for it: "orlo-inquiry.txt (outlet not given)". */
export function outletLabel({ outlet, origin }: Pick<ArticleHead, 'outlet' | 'origin'>): string {
  const named = printableLine(outlet ?? '');
  return named === '' ? `${originLabel(origin)} (outlet not given)` : named;
}

/** Where an article was read from, short enough for a label: a file's own name, an address's host, "standard input". */
export function originLabel(origin: string): string {
  if (origin === '-') return 'standard input';
  if (/^https?:\/\//i.test(origin) && URL.canParse(origin)) return printableLine(new URL(origin).host);
  return printableLine(origin.split(/[\\/]/).at(-1) ?? '') || 'a file without a name';
}
