import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readLines, readSample, SAMPLE_FOLDER } from './read-sample.ts';

const common = { q: z.string().endsWith('?'), askedAt: z.string().date() };
const line = z.union([z.object({ ...common, none: z.literal(true), why: z.string().min(10) }).strict(), z.object({ ...common, any: z.array(z.string().min(1)).min(1) }).strict()]);
const questions = readLines('premises.jsonl').map((one) => line.parse(one));
const world = readFileSync(join(SAMPLE_FOLDER, 'WORLD.md'), 'utf8');
const texts = readSample().map(({ text }) => text);

describe('questions that presume a deed', () => {
  test('are a few dozen, no two alike, most of them false', () => {
    expect(new Set(questions.map(({ q }) => q)).size).toBe(questions.length);
    expect(questions.filter((question) => 'none' in question).length).toBe(28);
    expect(questions.filter((question) => 'any' in question).length).toBe(8);
  });

  test.each(questions)('$q: asks about people and places of the sample, so that a missing name refuses nothing', ({ q }) => {
    const names = q.split(' ').slice(1).flatMap((word) => /^\p{Lu}\p{Ll}+/u.exec(word) ?? []);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(world.includes(name) || texts.some((text) => text.includes(name)), name).toBe(true);
  });

  test.each(questions.filter((question) => 'any' in question))('$q: its gold words stand in an article', ({ any }) => {
    for (const words of any) expect(texts.some((text) => text.includes(words)), words).toBe(true);
  });
});
