import type { VerifyResult } from '../../domain/verification.ts';
import { DeskError } from '../../errors.ts';
import { type Block, matchStatement, renderVerification } from '../../render/index.ts';
import { isOfficeOnly } from '../../verify/index.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import type { Words } from '../words/index.ts';
import { completeName } from './complete-name.ts';
import { coverageBlock } from './coverage-block.ts';
import { defineCommand, textOption } from './define-command.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { showPlain, showProven } from './show-reply.ts';

export const verifyCommand: SlashCommand = {
  definition: defineCommand(({ verify }) => verify, [
    textOption(({ verify }) => verify.options.quotation, { required: true, charsMax: 1_500 }),
    textOption(({ verify }) => verify.options.speaker, { completed: true, charsMax: 100 }),
  ], { where: 'everywhere' }),
  isPrivate: (_, { privateByDefault }) => privateByDefault,
  run: (call, desk) => verify(readCall(call), desk),
  complete: ({ options }, desk) => completeName(desk.names().speakers, options.getFocused()),
};

/** /verify: whether stored articles hold a quotation, what differs, and the whole sentence as it stands there. */
export async function verify(given: Given, desk: Desk): Promise<void> {
  const { options, words, settings: { outletsHidden, stateMedia } } = given;
  const quotation = lineOf(options, 'quotation');
  if (quotation === null) throw new DeskError(words.commands.verify.needs);
  const claimed = lineOf(options, 'speaker');
  const result = await desk.app.verify({ quotation, speaker: claimed, outletsHidden, stateMedia });
  const { match } = result;
  if (match === null) {
    await showPlain([...renderVerification(result, claimed, []), await coverageBlock(words, desk)], given);
    return;
  }
  const { evidence } = desk.app;
  const article = await evidence.findArticle(match.articleId, match.revision);
  const statements = article === null ? [] : [matchStatement(match, article, await evidence.quotesOf(article.id, article.revision))];
  const compared: readonly Block[] = claimed !== null && result.verdict !== 'misattributed' && isOfficeOnly(claimed) ? [{ kind: 'sentence', text: words.commands.verify.officeOnly(claimed), tone: 'muted' }] : [];
  // Should the sentence not be proven, the difference is not shown either: it holds the article's words too.
  await showProven('verify', statements, (kept) => [...inDiscordsSigns(renderVerification(kept.length === 0 ? { ...result, diff: [] } : result, claimed, kept), result, words), ...compared], given, desk);
}

/** A terminal's signs for what was left out and put in mean nothing here; the message explains its own. */
function inDiscordsSigns(blocks: readonly Block[], { verdict }: VerifyResult, words: Words): readonly Block[] {
  if (verdict !== 'altered') return blocks;
  return blocks.map((block, i) => (i === 0 && block.kind === 'sentence' ? { ...block, text: words.commands.verify.altered } : block));
}
