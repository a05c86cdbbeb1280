import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sliceSpan } from '../../src/domain/span.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { rawText, readLines, readSample, SAMPLE_FOLDER, sampleFiles } from './read-sample.ts';

const TRAP_KINDS = ['denial', 'scare-quotes', 'nested', 'conditional', 'negated', 'question', 'hypothetical', 'misquote-correction', 'irony', 'reported-rumour'];
const trapLine = z.object({ article: z.string(), kind: z.string(), words: z.string().min(1), sentence: z.string().min(1), why: z.string().min(20) }).strict();
const common = { q: z.string().endsWith('?'), askedAt: z.string().date() };
const answerableLine = z.object({ ...common, any: z.array(z.string().min(1)).min(1), speaker: z.string().optional() }).strict();
const unanswerableLine = z.object({ ...common, none: z.literal(true), why: z.string().min(20) }).strict();

const articles = readSample();
const sentences = articles.flatMap(({ text }) => splitSentences(text).map((span) => sliceSpan(text, span)));
const traps = readLines('traps.jsonl').map((line) => trapLine.parse(line));
const questions = readLines('questions.jsonl').map((line) => z.union([answerableLine, unanswerableLine]).parse(line));
const answerable = questions.filter((question) => 'any' in question);
const unanswerable = questions.filter((question) => 'none' in question);

describe('the ten traps', () => {
  test('are ten, one of each kind', () => {
    expect(traps.map(({ kind }) => kind).sort()).toEqual([...TRAP_KINDS].sort());
  });

  test.each(traps)('$kind: the words stand inside quotation marks, in their sentence, in their article, and in no other', ({ article, words, sentence }) => {
    const home = articles.find(({ name }) => name === article);
    expect(home?.text).toContain(sentence);
    const at = sentence.indexOf(words);
    expect(at).toBeGreaterThan(0);
    expect(sentence.slice(at - 1, at)).toMatch(/["'“‘]/);
    expect(sentence.slice(at + words.length)).toMatch(/^,?["'”’]/);
    expect(articles.filter(({ text }) => text.includes(words)).map(({ name }) => name)).toEqual([article]);
  });

  test.each(traps)('$kind: the sentence holds more than the words, so that printing it whole tells the truth', ({ words, sentence }) => {
    expect(sentence.length).toBeGreaterThan(words.length + 30);
    expect(sentence).toMatch(/[.”"]$/);
  });
});

describe('sentences, as the product splits them', () => {
  test.each(traps)('$kind: the trap’s sentence is one whole sentence', ({ sentence }) => {
    expect(sentences).toContain(sentence);
  });

  test.each(answerable)('$q: a gold answer never runs over the end of a sentence', ({ any }) => {
    for (const words of any) expect(sentences.some((sentence) => sentence.includes(words)), words).toBe(true);
  });
});

describe('the questions', () => {
  test('are about forty, no two alike, and a fifth have no answer', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect(new Set(questions.map(({ q }) => q)).size).toBe(questions.length);
    expect(unanswerable.length).toBe(questions.length / 5);
  });

  test.each(answerable)('$q: every gold answer stands in an article', ({ any }) => {
    for (const words of any) expect(articles.filter(({ text }) => text.includes(words)).map(({ name }) => name), words).not.toEqual([]);
  });

  test.each(answerable.filter(({ speaker }) => speaker !== undefined))('$q: its speaker is named in an article that holds a gold answer, and in WORLD.md', ({ any, speaker = '' }) => {
    const homes = articles.filter(({ text }) => any.some((words) => text.includes(words)));
    expect(homes.some(({ text }) => text.includes(speaker))).toBe(true);
    expect(readFileSync(join(SAMPLE_FOLDER, 'WORLD.md'), 'utf8')).toContain(speaker);
  });

  test('no gold answer is one of the traps printed bare', () => {
    for (const { any } of answerable) expect(traps.map(({ words }) => words)).not.toContain(any[0]);
  });

  test('from three to five can only be answered with the whole sentence of a trap', () => {
    const onTraps = answerable.filter(({ any }) => any.every((words) => traps.some(({ sentence }) => sentence.includes(words))));
    expect(onTraps.length).toBeGreaterThanOrEqual(3);
    expect(onTraps.length).toBeLessThanOrEqual(5);
  });

  test.each(['Sable Gulf Cup', 'tram'])('a question about the %s is asked of words that stand beside articles and in none of them', (topic) => {
    expect(unanswerable.some(({ q }) => q.includes(topic))).toBe(true);
    expect(sampleFiles().some((file) => rawText(file).includes(topic))).toBe(true);
    expect(articles.filter(({ text }) => text.includes(topic)).map(({ name }) => name)).toEqual([]);
  });

  test('every kind is asked: who, when, where, how many, why, yes or no, and what somebody said', () => {
    const asked = answerable.map(({ q }) => q);
    for (const kind of [/^Who /, /^When /, /^Where /, /^How many /, /^Why /, /^(Is|Was|Did) /, /^What did .+ say /, /^What do .+ and .+ say /]) {
      expect(asked.some((q) => kind.test(q)), String(kind)).toBe(true);
    }
  });
});
