import { z } from 'zod';
import type { App, ExtractReport, IngestOptions } from '../../app-contract.ts';
import { DeskError } from '../../errors.ts';
import { describePlace, renderArticle } from '../../render/index.ts';
import { answerLines } from '../answer-lines.ts';
import { note } from '../console-io.ts';
import { articleShape } from '../json-shapes.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

const extractLine = z.union([
  z.object({ file: z.string().min(1) }),
  z.object({ html: z.string(), url: z.string().nullish() }),
]);

/** `desk extract`: only the extraction, of a file, an address, standard input, or of a page a line. */
export async function runExtract(session: Session, source: string, options: IngestOptions): Promise<number> {
  return withApp(session, async (app) => {
    if (session.output === 'jsonl') return answerLines(session, extractLine, async (line) => shapeOf(await extractLineOf(app, line)));
    const report = await app.extract(source, { ...options, stdin: session.io.stdin });
    if (session.output === 'json') await printJson(session, shapeOf(report));
    else await printExtracted(session, report);
    return report.articles.length > 0 ? EXIT_DONE : EXIT_FAILURE;
  });
}

function extractLineOf(app: App, line: z.infer<typeof extractLine>): Promise<ExtractReport> {
  return 'file' in line ? app.extract(line.file) : app.extractHtml({ html: line.html, url: line.url ?? null });
}

/** One article's fields where there is one; a list where a file holds several. */
function shapeOf({ articles, problems }: ExtractReport): unknown {
  const [first, ...others] = articles.map((article) => articleShape(article, null));
  if (first === undefined) throw new DeskError(describeProblems(problems));
  return others.length === 0 && problems.length === 0 ? first : { ...first, articles: [first, ...others], problems };
}

async function printExtracted(session: Session, { articles, problems }: ExtractReport): Promise<void> {
  for (const problem of problems) note(session.io, `${describePlace(problem)}: ${problem.reason}`);
  for (const article of articles) {
    await printBlocks(session, renderArticle({ ...article, revision: null }));
    if (articles.length > 1) await printBlocks(session, [{ kind: 'sentence', text: '', tone: 'plain' }]);
  }
}

function describeProblems(problems: ExtractReport['problems']): string {
  return problems.map((problem) => `${describePlace(problem)}: ${problem.reason}`).join('; ') || 'No article was found there';
}
