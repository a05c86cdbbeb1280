import { z } from 'zod';
import { printableLine } from '../text/printable.ts';
import { type PrintedQuotation, type PrintedSource, readSummary } from '../verify/index.ts';

/** What a reader of `desk ask --json` takes for a quotation: read from the text about to be printed. */
const statements = z.object({
  summary: z.object({ text: z.string() }).nullish(),
  statements: z.array(
    z.object({
      text: z.string(),
      type: z.enum(['direct', 'indirect', 'report']),
      speaker: z.string().nullable(),
      articleId: z.string(),
      revision: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      citation: z.object({ n: z.number().int(), title: z.string().nullable(), outlet: z.string().nullable(), url: z.string().nullable() }),
    }),
  ),
});

/** Takes every quotation out of a JSON answer; null if it is not one, or if one number stands for two sources. */
export function readJson(payload: string): PrintedQuotation[] | null {
  const parsed = statements.safeParse(parseJson(payload));
  if (!parsed.success) return null;
  const articleByNumber = new Map<number, string>();
  for (const { articleId, revision, citation } of parsed.data.statements) {
    const article = `${articleId}@${revision}`;
    if ((articleByNumber.get(citation.n) ?? article) !== article) return null;
    articleByNumber.set(citation.n, article);
  }
  const quotations = parsed.data.statements.map(({ text, type, speaker, articleId, revision, start, end, citation }) => ({
    text,
    readings: [{ type, speaker, outlet: printableLine(citation.outlet ?? '') || null }],
    source: { link: citation.url, articleId, revision, title: citation.title },
    span: { start, end },
  }));
  const sources = new Map<number, PrintedSource>();
  parsed.data.statements.forEach(({ articleId, revision, citation: { n, title, url } }) => sources.set(n, { link: url, articleId, revision, title }));
  return [...quotations, ...readSummary(parsed.data.summary?.text ?? '', (n) => sources.get(n) ?? null)];
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
