import { join } from 'node:path';
import { readdir, readFile, stat, mkdir, writeFile, rename } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { App } from '../app-contract.ts';
import { DeskError } from '../errors.ts';
import type { Block } from '../render/index.ts';
import { printAnswer } from './commands/ask.ts';
import { ingestWithProgress } from './commands/ingest.ts';
import { runChat } from './chat/run-chat.ts';
import { writeOut } from './console-io.ts';
import { EXIT_DONE, printBlocks, type Session, withApp } from './session.ts';

/** One question that shows what the desk does: a speaker, a date, a source that can be opened. */
export const SHOWN_QUESTION = 'What does Brekk say about who fired first at the Orlo Bridge?';
const OTHER_QUESTIONS = ['What did Falkmoe say about the recording?', 'What did Tolliver say about leaving the treaty?', 'and what did Osmarin say?'];
const HOUR_MS = 3_600_000;

/**
 * The demonstration: the invented sample articles in a store of their own. On a terminal a chat; otherwise one question
 * with its answer, and how to go on. The sample is read once, and again only if it changed.
 */
export async function runDemonstration(session: Session): Promise<number> {
  const { stdin, stdout } = session.io;
  const askedAtMs = await withApp(session, async (app) => {
    await ingestSample(session, app);
    return demonstrationMomentMs(app, session.io.nowMs());
  });
  if (stdin.isTTY === true && stdout.isTTY === true) return runChat(session, askedAtMs, greeting());
  return withApp(session, async (app) => {
    await printBlocks(session, greeting());
    await writeOut(stdout, `\n› ${SHOWN_QUESTION}\n\n`);
    await printAnswer(session, app, await app.ask({ question: SHOWN_QUESTION, askedAtMs, limit: 3 }));
    await writeOut(stdout, '\n');
    await printBlocks(session, [
      { kind: 'heading', text: 'How to go on' },
      {
        kind: 'facts',
        facts: [
          ['Ask more', 'npm run -s desk -- --demo chat'],
          ['Your own articles', 'npm run -s desk -- ingest <file, folder or address>'],
          ['Every command', 'npm run -s desk -- --help'],
          ['On Discord', 'copy .env.example to .env and set DISCORD_TOKEN'],
        ].map(([name = '', value = '']) => ({ name, value, tone: 'plain' as const })),
      },
    ]);
    return EXIT_DONE;
  });
}

function greeting(): Block[] {
  return [
    { kind: 'sentence', text: 'Foreign Desk, the demonstration. Countries, people and outlets in it are invented.', tone: 'plain' },
    { kind: 'heading', text: 'Questions to try' },
    { kind: 'list', items: OTHER_QUESTIONS },
  ];
}

/** In the demonstration it is always the evening of the newest sample article. */
async function demonstrationMomentMs(app: App, nowMs: number): Promise<number> {
  const newest = (await app.coverage()).newest?.publishedAt?.epochMs;
  return newest === undefined ? nowMs : newest + 12 * HOUR_MS;
}

async function ingestSample(session: Session, app: App): Promise<void> {
  const { sampleDir, dataDir } = session.config;
  const mark = join(dataDir, 'demo', 'sample.sha256');
  const fingerprint = await fingerprintOf(sampleDir);
  const known = await readFile(mark, 'utf8').catch(() => '');
  if (known.trim() === fingerprint && (await app.sampleArticles()) > 0) return;
  const report = await ingestWithProgress(session, app, [sampleDir], {});
  const there = report.stored.length + report.revised.length + report.unchanged.length;
  if (there === 0) throw new DeskError(`No sample article could be read from ${sampleDir}: ${report.skipped[0]?.reason ?? 'the folder is empty'}.`);
  await mkdir(join(dataDir, 'demo'), { recursive: true });
  await writeFile(`${mark}.tmp`, `${fingerprint}\n`);
  await rename(`${mark}.tmp`, mark);
}

/** Names, sizes and times of the sample's files: enough to see a change without reading them. */
async function fingerprintOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => {
    throw new DeskError(`The sample articles are missing from ${folder}; they come with the repository.`);
  });
  const hash = createHash('sha256');
  for (const name of names.sort()) {
    const { size, mtimeMs } = await stat(join(folder, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
