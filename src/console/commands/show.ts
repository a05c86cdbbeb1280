import { DeskError } from '../../errors.ts';
import { renderArticle } from '../../render/index.ts';
import { shownShape } from '../json-shapes.ts';
import { EXIT_DONE, printBlocks, printJson, type Session, withApp } from '../session.ts';

/** `desk show`: a stored article, the text every span points into. */
export async function runShow(session: Session, articleId: string, revision: number | null): Promise<number> {
  return withApp(session, async (app) => {
    const article = await (revision === null ? app.show(articleId) : app.show(articleId, revision));
    if (article === null) throw new DeskError(`No article ${articleId}${revision === null ? '' : `, revision ${revision},`} is stored. desk search <words> names the articles that are.`);
    if (session.output === 'text') await printBlocks(session, renderArticle(article));
    else await printJson(session, shownShape(article));
    return EXIT_DONE;
  });
}
