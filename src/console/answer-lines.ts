import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { DeskError, messageOf } from '../errors.ts';
import { writeOut } from './console-io.ts';
import { EXIT_DONE, type Session } from './session.ts';

/**
 * `--jsonl`: reads one JSON object a line from standard input and answers each with one line, in order, as they come. A
 * line that cannot be used is answered `{"error": …}`, and the next is read. Blank lines are passed over.
 */
export async function answerLines<T>({ io }: Session, schema: z.ZodType<T, z.ZodTypeDef, unknown>, answer: (request: T) => Promise<unknown>): Promise<number> {
  const lines = createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    if (io.stdout.destroyed) break;
    await writeOut(io.stdout, `${await answerLine(line, number, schema, answer)}\n`);
  }
  return EXIT_DONE;
}

async function answerLine<T>(line: string, number: number, schema: z.ZodType<T, z.ZodTypeDef, unknown>, answer: (request: T) => Promise<unknown>): Promise<string> {
  try {
    const parsed = schema.safeParse(parseLine(line));
    if (!parsed.success) throw new DeskError(parsed.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; '));
    return JSON.stringify(await answer(parsed.data));
  } catch (error) {
    return JSON.stringify({ error: `Line ${number}: ${messageOf(error)}` });
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DeskError('it is not a JSON object');
  }
}
