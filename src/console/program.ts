import { Command, Option } from 'commander';
import { type AskOptions, runAsk } from './commands/ask.ts';
import { runDoctor } from './commands/doctor.ts';
import { runExtract } from './commands/extract.ts';
import { runIngest } from './commands/ingest.ts';
import { type PurgeOptions, runPurge } from './commands/purge.ts';
import { runQuotes } from './commands/quotes.ts';
import { runRebuild } from './commands/rebuild.ts';
import { runRetract } from './commands/retract.ts';
import { runSearch } from './commands/search.ts';
import { runShow } from './commands/show.ts';
import { runVerify } from './commands/verify.ts';
import { runChat } from './chat/run-chat.ts';
import type { ConsolePorts } from './console-ports.ts';
import { addPostingCommands } from './posting-program.ts';
import { readCount, readInstant, readWindowEnd, sinceMsOf, untilMsOf, type WindowEnd } from './read-options.ts';
import type { Session } from './session.ts';
import { addSourceCommands } from './source-program.ts';

interface GlobalOptions {
  readonly json?: true;
  readonly jsonl?: true;
  readonly demo?: true;
}

interface QuestionOptions extends GlobalOptions {
  readonly since?: WindowEnd;
  readonly until?: WindowEnd;
  readonly outlet?: string;
  readonly now?: number;
  readonly limit?: number;
  readonly explain?: true;
  readonly speaker?: string;
  readonly topic?: string;
}

interface SourceOptions extends GlobalOptions {
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
}

type Build = (run: (session: Session) => Promise<number>, options: GlobalOptions) => Promise<void>;

/** The commands of the console; parsing only, each action is one call. */
export function createProgram(ports: ConsolePorts, setExitCode: (code: number) => void, write: { out: (text: string) => void; error: (text: string) => void }): Command {
  const program = new Command('desk')
    .description('Answers questions about foreign affairs with what was actually said: verbatim quotes, who said them, where and when.')
    .option('--json', 'print one JSON value on standard output and nothing else')
    .option('--jsonl', 'read one JSON object a line from standard input, answer each with one line')
    .option('--demo', "use the demonstration's store of invented articles")
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.error })
    .showSuggestionAfterError()
    .addHelpText('after', '\nExit code 0: done. 1: a failure that the message explains. 2: wrong usage.');
  const run: Build = async (command, options) => {
    const config = ports.readConfig();
    const output = options.jsonl === true ? 'jsonl' : options.json === true ? 'json' : 'text';
    const demo = options.demo === true;
    setExitCode(await command({ io: { ...ports.io, colour: ports.io.colour && config.colour }, config, output, demo, openApp: () => ports.openApp(config, { demo }) }));
  };
  addArticleCommands(program, run);
  addQuestionCommands(program, run, ports.io.nowMs);
  addPostingCommands(program, (command, act) => run(act, command.optsWithGlobals()), ports.io.nowMs);
  addSourceCommands(program, (command, act) => run(act, command.optsWithGlobals()), ports.io.nowMs);
  addUpkeepCommands(program, run, ports);
  return program;
}

function addArticleCommands(program: Command, run: Build): void {
  const withSource = (command: Command): Command =>
    command
      .option('--outlet <name>', 'the outlet, where the source does not say')
      .option('--url <address>', 'the address, where the source does not say')
      .option('--published <date>', 'the date, where the source does not say: 2026-03-04, or with time and offset');
  withSource(program.command('ingest').description('store articles: .txt .md .html .json .jsonl(.gz) files, folders, addresses, or - for standard input').argument('<source...>'))
    .action((sources: string[], _: unknown, command: Command) => run((session) => runIngest(session, sources, command.optsWithGlobals<SourceOptions>()), command.optsWithGlobals()));
  program.command('show').description('print a stored article').argument('<articleId>').option('--revision <number>', 'an earlier revision', readCount(1, 1_000_000))
    .action((articleId: string, { revision }: { revision?: number }, command: Command) => run((session) => runShow(session, articleId, revision ?? null), command.optsWithGlobals()));
  program.command('retract').description('take an article out of all answers; its text stays for what was posted of it').argument('<articleId>')
    .action((articleId: string, _: unknown, command: Command) => run((session) => runRetract(session, articleId), command.optsWithGlobals()));
  withSource(program.command('extract').description('print what would be stored, and store nothing; --jsonl takes {"file"} or {"html","url"}').argument('[source]', 'file, address, or -', '-'))
    .action((source: string, _: unknown, command: Command) => run((session) => runExtract(session, source, command.optsWithGlobals<SourceOptions>()), command.optsWithGlobals()));
}

function addQuestionCommands(program: Command, run: Build, nowMs: () => number): void {
  const withWindow = (command: Command, limitMax: number): Command =>
    command
      .option('--since <date>', 'only articles from then on: 2026-03-01, or 36h, 7d, 2w', readWindowEnd)
      .option('--until <date>', 'only articles up to and including then', readWindowEnd)
      .option('--outlet <name>', 'only this outlet')
      .option('--limit <number>', `at most this many, 1 to ${limitMax}`, readCount(1, limitMax))
      .option('--now <date>', 'the moment from which "this week" and recency count', readInstant)
      .addOption(new Option('--explain', 'also print how the question was read and why passages rank as they do'));
  const asked = (options: QuestionOptions): AskOptions => {
    const now = options.now ?? nowMs();
    return { nowMs: now, sinceMs: sinceMsOf(options.since, now), untilMs: untilMsOf(options.until, now), outlet: options.outlet ?? null, limit: options.limit ?? null, explain: options.explain === true };
  };
  withWindow(program.command('ask').description('answer a question in the words of stored articles; --jsonl takes {"question","askedAt"}').argument('[question...]'), 5)
    .action((words: string[], _: unknown, command: Command) => run((session) => runAsk(session, needed(words, session, command, 'question'), asked(command.optsWithGlobals())), command.optsWithGlobals()));
  withWindow(program.command('search').description('the passages that match, ranked; --jsonl takes {"question","askedAt"}').argument('[query...]'), 100)
    .action((words: string[], _: unknown, command: Command) => run((session) => runSearch(session, needed(words, session, command, 'query'), asked(command.optsWithGlobals())), command.optsWithGlobals()));
  withWindow(program.command('quotes').description('stored quotes, or those of a file; --jsonl takes {"text"}').argument('[file]', 'a file, an address, or -').option('--speaker <name>', 'whose words').option('--topic <words>', 'about what'), 1_000)
    .action((file: string | undefined, _: unknown, command: Command) => run((session) => {
      const options = command.optsWithGlobals<QuestionOptions>();
      const { sinceMs, untilMs, outlet, limit, nowMs: askedAtMs } = asked(options);
      return runQuotes(session, file ?? null, { speaker: options.speaker ?? null, topic: options.topic ?? null, sinceMs, untilMs, outlet, limit, askedAtMs });
    }, command.optsWithGlobals()));
  program.command('verify').description('check a quotation against what is stored; --jsonl takes {"text","speaker"}').argument('[quotation...]').option('--speaker <name>', 'who is said to have said it')
    .action((words: string[], _: unknown, command: Command) => run((session) => runVerify(session, needed(words, session, command, 'quotation'), command.optsWithGlobals<QuestionOptions>().speaker ?? null), command.optsWithGlobals()));
}

function addUpkeepCommands(program: Command, run: Build, ports: ConsolePorts): void {
  program.command('doctor').description('examine the store, the model and the index, and mend what is derived').option('--tidy', 'first remove what KEEP_DAYS and KEEP_MB no longer keep')
    .action((_: unknown, command: Command) => run((session) => runDoctor(session, command.optsWithGlobals<{ tidy?: true }>()), command.optsWithGlobals()));
  program.command('purge').description('erase an article or an outlet: texts, vectors, quotes, and the words in posted messages; it stays away until that is lifted')
    .option('--url <address>', 'the article at this address').option('--outlet <name>', 'all articles of this outlet')
    .option('--yes', 'erase; without it, what would be erased is told').option('--forget', 'let what was purged be stored again')
    .action((_: unknown, command: Command) => run((session) => runPurge(session, command.optsWithGlobals<PurgeOptions>()), command.optsWithGlobals()));
  program.command('rebuild').description('write the index again from the database').action((_: unknown, command: Command) => run(runRebuild, command.optsWithGlobals()));
  program.command('eval').description('measure answers, passages, quotes and extraction, beside a plain baseline')
    .option('--sample <number>', 'ask only so many of the news-quiz questions; the figures are marked as partial', readCount(1, 1_000_000))
    .option('--only <sets>', 'only these sets, separated by commas', (text: string) => text.split(',').map((set) => set.trim()))
    .option('--write-docs', 'put the table into docs/evaluation.md as well')
    .action(({ sample, only, writeDocs }: { sample?: number; only?: string[]; writeDocs?: true }, command: Command) => run(
      ({ io, config, output }) => ports.runEvaluation({ sample: sample ?? null, only: only ?? null, json: output !== 'text', writeDocs: writeDocs === true, write: (text) => void io.stdout.write(text) }, config),
      command.optsWithGlobals(),
    ));
  program.command('bench').description('measure speed').argument('[names...]').allowUnknownOption().action((args: string[], _: unknown, command: Command) => run(() => ports.runBenchmark(args), command.optsWithGlobals()));
  program.command('chat').description('ask in conversation, with follow-up questions')
    .option('--now <date>', 'the moment from which "this week" and recency count', readInstant)
    .action(({ now }: { now?: number }, command: Command) => run((session) => runChat(session, now ?? null), command.optsWithGlobals()));
}

/** The words of an argument that `--jsonl` replaces; without either, usage is wrong. */
function needed(words: readonly string[], session: Session, command: Command, name: string): string {
  if (words.length === 0 && session.output !== 'jsonl') command.error(`error: missing required argument '${name}'`, { exitCode: 2 });
  return words.join(' ');
}
