import type { App, DigestRequest } from '../../app-contract.ts';
import type { Statement } from '../../domain/answer.ts';
import type { Digest } from '../../domain/digest.ts';
import { describeAge, describeInstant, digestStatements, renderDigest } from '../../render/index.ts';
import { digestShape, readDigestJson } from '../digest-shapes.ts';
import { EXIT_DONE, printStatements, prove, type Session, withApp } from '../session.ts';
import { writeOut } from '../console-io.ts';

/** What a digest tells of when no window is given. */
export const DAY_MS = 86_400_000;
export const STORIES_DEFAULT = 5;

/** `desk digest`: the stories of a window, with quotations, each proven on the text that goes out. */
export async function runDigest(session: Session, request: DigestRequest): Promise<number> {
  return withApp(session, async (app) => {
    await printDigest(session, app, await app.digest(request));
    return EXIT_DONE;
  });
}

/** Prints a digest as the session wants it. */
export async function printDigest(session: Session, app: App, digest: Digest): Promise<void> {
  const statements = digestStatements(digest);
  if (session.output === 'text') {
    await printStatements(session, statements, app.evidence, (kept) => renderDigest(digest, kept, { title: titleOf(digest) }));
    return;
  }
  const form = { write: (kept: readonly Statement[]) => JSON.stringify(digestShape(digest, kept)), read: readDigestJson };
  const { payload } = await prove(session, statements, form, app.evidence);
  await writeOut(session.io.stdout, `${payload}\n`);
}

/** "Digest of the 24 hours to 6 March 2026, 18:00 UTC". */
function titleOf({ window: { sinceMs, untilMs } }: Digest): string {
  const iso = new Date(untilMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return `Digest of the ${describeAge(untilMs - sinceMs).replace(/^1 /, '')} to ${describeInstant({ epochMs: untilMs, iso })}`;
}
