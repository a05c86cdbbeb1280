import type { Answer, Statement } from '../domain/answer.ts';

/**
 * The answer to a question for the words of several speakers, in which each who said something on it is heard: `joint` is
 * the answer with all of them looked for at once, `each` what every one alone is found to have said. The best of `joint`
 * stays first; then whoever is not yet heard; then the rest. A statement by which alone somebody is heard is never dropped.
 */
export function hearEach(joint: Answer, each: readonly Answer[], statementsMax: number): Answer {
  const own = each.map((answer) => (answer.status === 'answered' ? answer.statements : []));
  const all = joint.status === 'answered' ? joint.statements : [];
  const missing = own.flatMap((statements) => {
    const [best] = statements;
    return best === undefined || all.some((statement) => statements.some((other) => isBy(statement, other))) ? [] : [best];
  });
  if (missing.length === 0) return joint;
  const [opening, ...rest] = all;
  const kept = [...(opening === undefined ? [] : [opening]), ...missing];
  for (const statement of rest) if (!kept.some((other) => isSame(statement, other))) kept.push(statement);
  const [first, ...others] = keepVoices(kept, own, Math.max(statementsMax, missing.length)).map((statement, i) => ({ ...statement, citation: { ...statement.citation, n: i + 1 } }));
  if (first === undefined) return joint;
  return { status: 'answered', statements: [first, ...others], confidence: Math.max(joint.confidence, ...each.map(({ confidence }) => confidence)), coverage: joint.coverage };
}

/** Drops from the end what nobody is heard by alone until no more than `max` are left. */
function keepVoices(statements: readonly Statement[], own: readonly (readonly Statement[])[], max: number): Statement[] {
  const left = [...statements];
  for (let at = left.length - 1; at >= 0 && left.length > max; at--) {
    const without = left.toSpliced(at, 1);
    const lost = own.some((voice) => left.some((one) => voice.some((other) => isBy(one, other))) && !without.some((one) => voice.some((other) => isBy(one, other))));
    if (!lost) left.splice(at, 1);
  }
  return left.slice(0, max);
}

function isSame(a: Statement, b: Statement): boolean {
  return a.articleId === b.articleId && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The very statement, or another under the same name. */
function isBy(statement: Statement, other: Statement): boolean {
  return isSame(statement, other) || (statement.speaker !== null && statement.speaker === other.speaker);
}
