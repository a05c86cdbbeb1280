import type { App } from '../app-contract.ts';
import { regexQuotes } from './baseline-regex-quotes.ts';
import type { EvaluationPorts } from './evaluation-desk.ts';
import { count, type Measured } from './figures.ts';
import { trapSchema, type Trap } from './gold-question.ts';
import { PUBLISHED } from './published-figures.ts';
import { readRows } from './read-rows.ts';
import { printsBare } from './score-traps.ts';

/**
 * Quotations that would be false alone, each asked for in the ways most likely to bring it out: by its own words, and by
 * its sentence. None may be printed without its sentence, under any speaker. The baseline prints what
 * regular expressions take for a direct quote in that sentence.
 */
export async function evaluateTraps(file: string, askedAt: string, app: App, { progress, signal }: Pick<EvaluationPorts, 'progress' | 'signal'>): Promise<Measured> {
  const traps = await readRows(file, trapSchema);
  const bare: string[][] = [];
  let met = 0;
  for (const [at, trap] of traps.entries()) {
    const printed = await provoke(trap, askedAt, app, signal);
    if (printed.some((text) => text.includes(trap.words))) met++;
    bare.push(printed.filter((text) => printsBare(text, trap)));
    progress('sample: traps', at + 1, traps.length);
  }
  return {
    figures: [
      { name: 'traps printed bare', ours: count(bare.filter((texts) => texts.length > 0).length, traps.length), baseline: count(traps.filter(baselinePrintsBare).length, traps.length), known: PUBLISHED.traps.bare },
      { name: 'traps printed at all', ours: count(met, traps.length), baseline: null, known: null },
    ],
    outcomes: traps.map((trap, i) => ({ ...trap, bare: bare[i] ?? [] })),
  };
}

/** Everything the desk would print of the trap: answers to questions made of its words, and its stored quotes as they are shown. */
async function provoke({ words, sentence }: Trap, askedAt: string, app: App, signal: AbortSignal): Promise<string[]> {
  const questions = [`Who said "${words}"?`, `What was said about whether ${words}?`, sentence];
  const texts: string[] = [];
  for (const question of questions) {
    signal.throwIfAborted();
    const { answer } = await app.ask({ question, askedAtMs: Date.parse(askedAt), limit: 5, signal });
    if (answer.status === 'answered') texts.push(...answer.statements.map(({ text }) => text));
  }
  const quotes = await app.quotes({ topic: words, limit: 50, askedAtMs: Date.parse(askedAt) });
  return [...texts, ...quotes.map(({ text, asserted, sentence: whole }) => (asserted ? text : whole.text))];
}

function baselinePrintsBare(trap: Trap): boolean {
  return regexQuotes(trap.sentence).some(({ type, span }) => type === 'direct' && printsBare(trap.sentence.slice(span.start, span.end), trap));
}
