import { z } from 'zod';
import type { App, VerifyRequest } from '../../app-contract.ts';
import type { VerifyResult } from '../../domain/verification.ts';
import { matchStatement, renderVerification } from '../../render/index.ts';
import { answerLines } from '../answer-lines.ts';
import { verificationShape } from '../json-shapes.ts';
import { EXIT_DONE, printJson, printStatements, type Session, withApp } from '../session.ts';

const verifyLine = z.object({ text: z.string(), speaker: z.string().nullish() });

/** `desk verify`: whether stored articles hold a quotation, and under whose name. */
export async function runVerify(session: Session, quotation: string, claimed: string | null): Promise<number> {
  const speaker = named(claimed);
  return withApp(session, async (app) => {
    if (session.output === 'jsonl') {
      return answerLines(session, verifyLine, async (line) => verificationShape(await provenVerification(app, { quotation: line.text, speaker: named(line.speaker ?? null) })));
    }
    const result = await provenVerification(app, { quotation, speaker });
    if (session.output === 'json') await printJson(session, verificationShape(result));
    else await printVerification(session, app, result, speaker);
    return EXIT_DONE;
  });
}

/** An empty name names nobody. */
function named(speaker: string | null): string | null {
  return speaker === null || speaker.trim() === '' ? null : speaker.trim();
}

/** A verdict whose match is the stored slice, character for character; should it not be, that is a defect and nothing is printed. */
async function provenVerification(app: App, request: VerifyRequest): Promise<VerifyResult> {
  const result = await app.verify(request);
  const { match } = result;
  if (match === null) return result;
  const article = await app.evidence.findArticle(match.articleId, match.revision);
  const isSlice = article !== null && article.text.slice(match.span.start, match.span.end) === match.text;
  const quotes = await app.evidence.quotesOf(match.articleId, match.revision);
  const isSpeaker = match.speaker === null || quotes.some(({ speaker, span }) => speaker === match.speaker && span.start < match.span.end && match.span.start < span.end);
  if (!isSlice || !isSpeaker) throw new Error(`The match in article ${match.articleId} is not what is stored there`);
  return result;
}

/** Prints a verdict for people: the whole sentence that holds the words, not the words alone. */
export async function printVerification(session: Session, app: App, result: VerifyResult, claimed: string | null): Promise<void> {
  const { match } = result;
  const article = match === null ? null : await app.evidence.findArticle(match.articleId, match.revision);
  const statements = match === null || article === null ? [] : [matchStatement(match, article, await app.evidence.quotesOf(article.id, article.revision))];
  await printStatements(session, statements, app.evidence, (kept) => renderVerification(result, claimed, kept));
}
