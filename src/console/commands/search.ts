import { renderPassages } from '../../render/index.ts';
import { answerLines } from '../answer-lines.ts';
import { passageShape } from '../json-shapes.ts';
import { EXIT_DONE, printBlocks, printJson, type Session, withApp } from '../session.ts';
import { askLine, type AskOptions, requestOf } from './ask.ts';

/** `desk search`: the ranked passages alone. */
export async function runSearch(session: Session, question: string, options: AskOptions): Promise<number> {
  return withApp(session, async (app) => {
    if (session.output === 'jsonl') return answerLines(session, askLine, async (line) => ({ passages: (await app.search(requestOf(line, options))).map((passage) => passageShape(passage, options.explain)) }));
    const { sinceMs, untilMs, outlet, limit, nowMs } = options;
    const passages = await app.search({ question, askedAtMs: nowMs, sinceMs, untilMs, outlet, limit });
    if (session.output === 'json') await printJson(session, { passages: passages.map((passage) => passageShape(passage, options.explain)) });
    else await printBlocks(session, renderPassages(passages, options));
    return EXIT_DONE;
  });
}
