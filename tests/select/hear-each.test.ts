import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Statement } from '../../src/domain/answer.ts';
import { hearEach } from '../../src/select/index.ts';
import { headOf } from './desk-of-articles.ts';

const coverage = { articles: 3, outlets: 1, newest: null };

/** A statement of `speaker` at a place of its own. */
function said(speaker: string | null, start: number): Statement {
  const placed = { text: `words ${start}`, articleId: 'a', revision: 1, span: { start, end: start + 5 }, citation: { n: 1, article: headOf({ id: 'a', text: '' }) } };
  return speaker === null ? { ...placed, type: 'report', speaker } : { ...placed, type: 'direct', speaker };
}

function answered(...statements: readonly Statement[]): Answer {
  const [first, ...others] = statements;
  return first === undefined ? { status: 'not-found', nearest: [], confidence: 0.2, coverage } : { status: 'answered', statements: [first, ...others], confidence: 0.8, coverage };
}

const voices = (answer: Answer): (string | null)[] => (answer.status === 'answered' ? answer.statements.map(({ speaker }) => speaker) : []);

describe('of two speakers', () => {
  test('the one who was drowned is heard, second, and what goes is the last', () => {
    const answer = hearEach(answered(said('A', 0), said('A', 10), said('A', 20)), [answered(said('A', 0)), answered(said('B', 30))], 3);
    expect(voices(answer)).toEqual(['A', 'B', 'A']);
    expect(answer.status === 'answered' && answer.statements.map(({ citation }) => citation.n)).toEqual([1, 2, 3]);
  });

  test('who is heard already changes nothing', () => {
    const joint = answered(said('A', 0), said('B', 10));
    expect(hearEach(joint, [answered(said('A', 0)), answered(said('B', 40))], 3)).toBe(joint);
  });

  test('a report that speaks for both is the words of either', () => {
    const joint = answered(said(null, 0), said('A', 10));
    expect(hearEach(joint, [answered(said('A', 10)), answered(said(null, 0))], 3)).toBe(joint);
  });

  test('the one who said something is heard where both together were refused', () => {
    expect(voices(hearEach(answered(), [answered(), answered(said('B', 0))], 3))).toEqual(['B']);
    expect(hearEach(answered(), [answered(), answered()], 3).status).toBe('not-found');
  });
});

test('everybody who said something is heard, nobody twice the same, within the number asked for', () => {
  const speaker = fc.constantFrom('A', 'B', 'C');
  const statements = fc.array(fc.tuple(speaker, fc.nat(9)), { maxLength: 3 }).map((list) => answered(...[...new Map(list.map(([name, at]) => [at, said(name, at * 10)])).values()]));
  const own = fc.tuple(...['A', 'B', 'C'].map((name) => fc.array(fc.nat(9), { maxLength: 2 }).map((list) => answered(...[...new Set(list)].map((at) => said(name, 100 * name.charCodeAt(0) + at * 10))))));
  fc.assert(fc.property(statements, own, (joint, each) => {
    const answer = hearEach(joint, each, 3);
    const heard = new Set(voices(answer));
    for (const one of each) for (const name of voices(one).slice(0, 1)) expect(heard).toContain(name);
    expect(voices(answer).length).toBeLessThanOrEqual(3);
    const places = answer.status === 'answered' ? answer.statements.map(({ span }) => span.start) : [];
    expect(new Set(places).size).toBe(places.length);
  }));
});
