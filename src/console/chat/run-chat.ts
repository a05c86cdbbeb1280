import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { App } from '../../app-contract.ts';
import { describeCoverage, type Block } from '../../render/index.ts';
import { printAnswer } from '../commands/ask.ts';
import { note, terminalFormOf, writeOut } from '../console-io.ts';
import { describeFailure } from '../report-failure.ts';
import { EXIT_DONE, printBlocks, type Session, withApp } from '../session.ts';
import { CHAT_COMMANDS, type ChatContext, help } from './chat-commands.ts';
import { HISTORY_LINES_MAX, historyFileOf, readHistory, writeHistory } from './chat-history.ts';
import { completeLine } from './complete-line.ts';
import { asksForMore, asksForSources, askNext, type Conversation, NEW_CONVERSATION } from './conversation.ts';

const NAMES_MAX = 5_000;
const LEAVE = /^(?:\/quit|\/exit|\/bye|exit|quit)$/i;

/**
 * `desk chat`: questions in conversation, on a terminal or piped, a line each. Ctrl-C stops a running question, Ctrl-D leaves.
 *
 * @param nowMs the moment every question is asked at; null for the real one
 */
export async function runChat(session: Session, nowMs: number | null, greeting: readonly Block[] = []): Promise<number> {
  return withApp(session, async (app) => {
    const names = [...(await app.speakers()), ...(await app.outlets())].slice(0, NAMES_MAX).map(({ name }) => name);
    await printBlocks(session, [...greeting, { kind: 'sentence', text: `${describeCoverage(await app.coverage()).replace(/^Searched/, 'Holding')} Ask a question, or /help.`, tone: 'muted' }]);
    const isTerminal = session.io.stdin.isTTY === true && session.io.stdout.isTTY === true;
    const historyFile = historyFileOf(session);
    const history = isTerminal ? await readHistory(historyFile) : [];
    const lines = createInterface({
      input: session.io.stdin,
      terminal: isTerminal,
      ...(isTerminal ? { output: session.io.stdout, history, historySize: HISTORY_LINES_MAX, removeHistoryDuplicates: true, prompt: terminalFormOf(session.io).style('number', '› ') } : {}),
      completer: (line: string) => completeLine(line, { commands: ['/ask', '/help', '/quit', ...Object.keys(CHAT_COMMANDS)], names }),
    });
    let typed: readonly string[] = history;
    lines.on('history', (newestFirst: string[]) => (typed = newestFirst));
    const memory: Memory = {
      remember: async () => (isTerminal && typed.length > 0 ? writeHistory(historyFile, typed) : undefined),
      forget: () => (typed = emptyHistory(lines)),
    };
    try {
      await talk(session, app, lines, isTerminal, nowMs, memory);
    } finally {
      lines.close();
    }
    return EXIT_DONE;
  });
}

/** The lines typed, for the arrow keys of the next chat. */
interface Memory {
  readonly remember: () => Promise<void>;
  readonly forget: () => void;
}

function emptyHistory(lines: Interface): readonly string[] {
  // readline shows its memory to nobody else; emptying the array in place is the documented way to edit it.
  const { history } = lines as Interface & { history?: string[] };
  history?.splice(0);
  return [];
}

async function talk(session: Session, app: App, lines: Interface, isTerminal: boolean, nowMs: number | null, memory: Memory): Promise<void> {
  let conversation = NEW_CONVERSATION;
  let running: AbortController | null = null;
  lines.on('SIGINT', () => {
    if (running !== null) running.abort();
    else if (lines.line !== '') {
      // As a shell does: the half-typed line goes.
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
    } else {
      note(session.io, '\nCtrl-D leaves.');
      lines.prompt();
    }
  });
  if (isTerminal) lines.prompt();
  for await (const typed of lines) {
    const line = typed.trim();
    if (LEAVE.test(line)) break;
    if (line !== '') {
      await memory.remember();
      await writeOut(session.io.stdout, isTerminal ? '\n' : `› ${line}\n\n`);
      running = new AbortController();
      const context = { session, app, nowMs: nowMs ?? session.io.nowMs(), conversation, forgetHistory: memory.forget };
      conversation = await respond(line, context, running.signal, isTerminal);
      running = null;
      await writeOut(session.io.stdout, '\n');
    }
    if (isTerminal) lines.prompt();
  }
}

/** One line of the conversation. A failure is a sentence, and the conversation goes on. */
async function respond(line: string, context: ChatContext, signal: AbortSignal, isTerminal: boolean): Promise<Conversation> {
  const { session, conversation } = context;
  try {
    const [word = '', ...others] = line.split(/\s+/);
    const name = word.toLowerCase();
    const rest = others.join(' ');
    if (name === '/help' || name === '/?') return (await help(context)) ?? conversation;
    if (name === '/ask') return rest === '' ? (await help(context)) ?? conversation : await answer(rest, context, signal, isTerminal);
    if (name.startsWith('/')) return await runCommand(name, rest, context);
    if (asksForMore(line) && conversation.last !== null) return await runCommand('/more', '', context);
    if (asksForSources(line) && conversation.last !== null && conversation.last.shown.length > 0) return await runCommand('/sources', '', context);
    return await answer(line, context, signal, isTerminal);
  } catch (error) {
    note(session.io, signal.aborted ? 'Stopped.' : describeFailure(error));
    return conversation;
  }
}

async function runCommand(name: string, rest: string, context: ChatContext): Promise<Conversation> {
  const command = CHAT_COMMANDS[name];
  if (command === undefined) note(context.session.io, `There is no ${name}; /help lists what there is.`);
  return (await command?.run(rest, context)) ?? context.conversation;
}

async function answer(question: string, { session, app, nowMs, conversation }: ChatContext, signal: AbortSignal, isTerminal: boolean): Promise<Conversation> {
  const waiting = isTerminal ? showWaiting(session) : () => undefined;
  try {
    const asked = await Promise.race([askNext(app, conversation, question, nowMs, signal), rejectOnAbort(signal)]);
    waiting();
    const understood = asked.result.query.question;
    // Printed apart from the answer: these are the asker's words, and no quotation.
    if (conversation.turns.length > 0 && understood.toLowerCase() !== question.toLowerCase()) await printBlocks(session, [{ kind: 'sentence', text: `Read as: ${understood}`, tone: 'muted' }, { kind: 'sentence', text: '', tone: 'plain' }]);
    await printAnswer(session, app, asked.printed);
    const left = asked.conversation.last?.waiting.length ?? 0;
    if (left > 0) await printBlocks(session, [{ kind: 'sentence', text: '', tone: 'plain' }, { kind: 'sentence', text: `/more shows ${left === 1 ? 'one more quotation' : `${left} more quotations`}.`, tone: 'muted' }]);
    return asked.conversation;
  } finally {
    waiting();
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Stopped')), { once: true });
  });
}

/** A word on the line below the question while it is looked up; the first question also waits for the model to load. */
function showWaiting({ io }: Session): () => void {
  let shown = true;
  io.stdout.write(terminalFormOf(io).style('muted', 'Searching…'));
  return () => {
    if (!shown) return;
    shown = false;
    clearLine(io.stdout, 0);
    cursorTo(io.stdout, 0);
  };
}
