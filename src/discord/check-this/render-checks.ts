import type { Statement } from '../../domain/answer.ts';
import { type Block, describeSource, numberSources, type QuotationBlock } from '../../render/index.ts';
import { printableLine } from '../../text/printable.ts';
import { clip } from '../answers/clip.ts';
import { citedArticles, renderQuotation } from '../answers/render-page.ts';
import type { Words } from '../words/index.ts';
import type { LookedUp } from './look-up-claims.ts';

/** A statement with the claim it belongs to. */
export type CheckStatement = Statement & { readonly claim: number };

const ECHO_CHARS_MAX = 110;
/** Ten claims share one message. */
const QUOTATION_CHARS_MAX = 450;

/** Every statement of every claim, its sources numbered over the whole message. */
export function checkStatements(claims: readonly LookedUp[]): readonly CheckStatement[] {
  return numberSources(claims.flatMap(({ statements }, claim) => statements.map((statement) => ({ ...statement, claim }))))
    .filter((statement) => quotationOf(statement) !== null);
}

/** What was looked up, in the order of the message, with the statements that are proven; nothing here judges. */
export function renderChecks(claims: readonly LookedUp[], left: { readonly quotationsLeft: number; readonly sentencesLeft: number }, kept: readonly CheckStatement[], words: Words): Block[] {
  const { check } = words.answers;
  if (claims.length === 0) return [plain(check.nothingToCheck)];
  const blocks: Block[] = [];
  const numbers = { quotation: 0, sentence: 0 };
  claims.forEach((claim, at) => {
    const n = ++numbers[claim.kind];
    if (n === 1) blocks.push({ kind: 'heading', text: claim.kind === 'quotation' ? check.quotations : check.sentences });
    const own = kept.filter((statement) => statement.claim === at);
    blocks.push(...(claim.kind === 'quotation' ? renderQuotationCheck(claim, n, own, words) : renderSentenceCheck(claim, n, own, words)));
  });
  const sources = citedArticles(kept).map(({ n, article }) => describeSource(article, n));
  return [
    ...blocks,
    ...(sources.length > 0 ? [{ kind: 'sources', sources } as const] : []),
    ...(left.quotationsLeft > 0 ? [muted(check.quotationsLeft(left.quotationsLeft))] : []),
    ...(left.sentencesLeft > 0 ? [muted(check.sentencesLeft(left.sentencesLeft))] : []),
    muted(check.noVerdict),
  ];
}

function renderQuotationCheck({ words: asked, speaker, result: { verdict, tooShort, match }, statements }: Extract<LookedUp, { kind: 'quotation' }>, n: number, kept: readonly CheckStatement[], { answers: { check } }: Words): Block[] {
  const claimed = speaker === null ? null : echo(speaker);
  const label = claimed === null ? check.quotation(n, echo(asked)) : check.quotationBy(n, claimed, echo(asked));
  return [plain(label), plain(sentenceOf()), ...quotationsOf(kept), ...(kept.length < statements.length ? [muted(check.noRoom)] : [])];

  function sentenceOf(): string {
    switch (verdict) {
      case 'found':
        if (match?.asserted === false) return check.foundUnasserted;
        return claimed !== null && match?.speaker === null ? check.foundSpeakerOpen(claimed) : check.found;
      case 'altered':
        return check.altered;
      case 'misattributed': {
        const own = match?.speaker === null || match === null ? null : echo(match.speaker);
        return own === null ? check.misattributedOpen(claimed ?? '') : check.misattributed(own, claimed ?? '');
      }
      case 'not-found':
        return tooShort ? check.tooShort : check.notFound;
    }
  }
}

function renderSentenceCheck({ words: sentence, statements }: LookedUp, n: number, kept: readonly CheckStatement[], { answers: { check } }: Words): Block[] {
  const label = plain(check.sentence(n, echo(sentence)));
  if (statements.length === 0) return [label, muted(check.nothingOnThat)];
  return kept.length === 0 ? [label, muted(check.noRoom)] : [label, muted(check.sourcesSay), ...quotationsOf(kept)];
}

function quotationsOf(kept: readonly CheckStatement[]): Block[] {
  return kept.map(quotationOf).filter((block) => block !== null);
}

function quotationOf(statement: Statement): QuotationBlock | null {
  return renderQuotation(statement, QUOTATION_CHARS_MAX);
}

/** The message's own words: one short line, without marks that would make it look like a quotation of ours. */
function echo(text: string): string {
  return clip(printableLine(text.replace(/["“”„‟«»「」『』]/g, '')), ECHO_CHARS_MAX);
}

function plain(text: string): Block {
  return { kind: 'sentence', text, tone: 'plain' };
}

function muted(text: string): Block {
  return { kind: 'sentence', text, tone: 'muted' };
}
