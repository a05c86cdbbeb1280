import { DeskError } from '../../errors.ts';
import { EXIT_DONE, printBlocks, printJson, type Session, withApp } from '../session.ts';

/** `desk retract`: an article out of all answers, its text kept for what was posted of it. */
export async function runRetract(session: Session, articleId: string): Promise<number> {
  return withApp(session, async (app) => {
    const article = await app.show(articleId);
    if (article === null) throw new DeskError(`No article ${articleId} is stored. desk search <words> names the articles that are.`);
    const retracted = await app.retract(articleId, { reason: 'asked', atMs: session.io.nowMs() });
    const text = retracted
      ? 'Retracted: the article is in no answer any more. What was posted of it is marked when the bot runs. Ingesting it again restores it.'
      : 'That article was retracted before.';
    if (session.output === 'text') await printBlocks(session, [{ kind: 'sentence', text, tone: 'good' }]);
    else await printJson(session, { articleId, retracted });
    return EXIT_DONE;
  });
}
