import type { Statement } from '../../domain/answer.ts';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import type { VerifyResult } from '../../domain/verification.ts';
import { DeskError, OperatorError } from '../../errors.ts';
import { matchStatement } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { Claims } from './find-claims.ts';

/** A claim and what the stored articles have on it; `statements` are yet to be proven. */
export type LookedUp =
  | { readonly kind: 'quotation'; readonly words: string; readonly speaker: string | null; readonly result: VerifyResult; readonly statements: readonly Statement[] }
  | { readonly kind: 'sentence'; readonly words: string; readonly statements: readonly Statement[] };

/** The app reads no longer question. */
const QUESTION_CHARS_MAX = 1_000;
/** With few sentences to look at, there is room for two voices on each. */
const FEW_SENTENCES = 2;

/** Verifies the quotations and asks for the sentences, one after the other: a check is not to crowd out those who ask. */
export async function lookUpClaims({ quotations, sentences }: Claims, settings: GuildSettings, desk: Desk): Promise<readonly LookedUp[]> {
  const found: LookedUp[] = [];
  for (const { words, speaker } of quotations) found.push(await verifyQuotation(words, speaker, settings, desk));
  for (const words of sentences) {
    found.push({ kind: 'sentence', words, statements: await askFor(words, sentences.length <= FEW_SENTENCES ? 2 : 1, settings, desk) });
  }
  return found;
}

async function verifyQuotation(words: string, speaker: string | null, { outletsHidden, stateMedia }: GuildSettings, { app }: Desk): Promise<LookedUp> {
  const result = await app.verify({ quotation: words, speaker, outletsHidden, stateMedia });
  const { match } = result;
  const article = match === null ? null : await app.evidence.findArticle(match.articleId, match.revision);
  const statements = match === null || article === null ? [] : [matchStatement(match, article, await app.evidence.quotesOf(match.articleId, match.revision))];
  return { kind: 'quotation', words, speaker, result, statements };
}

async function askFor(sentence: string, limit: number, { outletsHidden, stateMedia }: GuildSettings, { app, clock }: Desk): Promise<readonly Statement[]> {
  try {
    const { answer } = await app.ask({ question: sentence.slice(0, QUESTION_CHARS_MAX), outletsHidden, stateMedia, limit, askedAtMs: clock.now() });
    return answer.status === 'answered' ? answer.statements : [];
  } catch (error) {
    // A sentence that leans on the one before it ("And why?") cannot be asked by itself.
    if (error instanceof DeskError && !(error instanceof OperatorError)) return [];
    throw error;
  }
}
