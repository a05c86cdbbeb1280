import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, IngestReport } from '../app-contract.ts';
import type { Config } from '../config.ts';
import { type Embedder, TAGGER_FOLDER } from '../embed/index.ts';
import { DeskError } from '../errors.ts';
import { openDeskStore } from '../store/index.ts';

/** `rules`: as the desk attributes where its tagger is not installed. */
export type Attribution = 'rules' | undefined;

/** What every set is measured with. */
export interface EvaluationPorts {
  readonly config: Config;
  /** The baselines' own; remembers vectors between runs, in the file that the app's embedder uses too. */
  readonly embedder: Embedder;
  /** The real app over the stores that `config` names. */
  readonly openApp: (config: Config, attribution?: Attribution) => Promise<App>;
  readonly progress: (step: string, done?: number, total?: number) => void;
  readonly signal: AbortSignal;
  /** Milliseconds, monotonic. */
  readonly elapsedMs: () => number;
}

/** An app whose store holds exactly the sources of one set. */
export interface EvaluationDesk {
  readonly app: App;
  /** With this configuration the same stores can be opened once the app is closed. */
  readonly config: Config;
  readonly ingested: IngestReport;
}

/** What decides what ends up in a store: an evaluation store is made anew when any of this code changes. */
const SHAPING_CODE = ['attribute', 'chunk', 'extract', 'store', 'text', 'pipeline/article-identity.ts', 'pipeline/ingest.ts'];

/**
 * Ingests `sources` through the real pipeline into a store of its own under the ignored cache, or opens the one that an
 * earlier run left, if the code and the weights that shape it and the sources' names are the same. Vectors come from the cache either way.
 *
 * @throws DeskError if a part of the sources cannot be stored; AbortError once the signal fires; what was ingested by then is found again by the next run.
 */
export async function openEvaluationDesk(name: string, sources: readonly string[], ports: EvaluationPorts, attribution?: Attribution): Promise<EvaluationDesk> {
  const cache = join(ports.config.embeddingsDir, 'cache', 'eval');
  const folder = join(cache, `${name}-${await fingerprintOf(sources, ports, attribution)}`);
  await mkdir(cache, { recursive: true });
  const outdated = (await readdir(cache)).filter((other) => other.startsWith(`${name}-`) && /^-[0-9a-f]{12}$/.test(other.slice(name.length)) && join(cache, other) !== folder);
  await Promise.all(outdated.map((other) => rm(join(cache, other), { recursive: true, force: true })));

  const config: Config = { ...ports.config, dataDir: folder, embeddingsDir: join(folder, 'embeddings') };
  const app = await ports.openApp(config, attribution);
  try {
    const ingested = await app.ingest(sources, { signal: ports.signal }, (event) => {
      if (event.kind === 'progress') ports.progress(`${name}: articles`, event.done, event.total ?? undefined);
    });
    const [problem] = ingested.skipped;
    // A set that is not whole gives figures of something else.
    if (problem !== undefined) throw new DeskError(`The set "${name}" could not be read whole: ${problem.origin}${problem.line === null ? '' : `, line ${problem.line}`}: ${problem.reason}`);
    return { app, config, ingested };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/**
 * A copy of a store that was evaluated, with some articles taken back as a publisher takes them back. Made anew each time:
 * copying and taking back is quick, ingesting the others again is not.
 *
 * @param from of a desk whose app is closed
 */
export async function openDeskWithout(articleIds: readonly string[], from: Config, { openApp }: Pick<EvaluationPorts, 'openApp'>): Promise<App> {
  const folder = `${from.dataDir}-without`;
  await rm(folder, { recursive: true, force: true });
  await cp(from.dataDir, folder, { recursive: true, filter: (path) => !path.includes('.lock') });
  // Straight in the store: the app would bring its index up to date after each.
  const store = openDeskStore(join(folder, 'foreign-desk.db'));
  for (const id of articleIds) store.retract(id, { reason: 'asked', atMs: 0 });
  store.close();
  return openApp({ ...from, dataDir: folder, embeddingsDir: join(folder, 'embeddings') }, 'rules');
}

async function fingerprintOf(sources: readonly string[], { embedder, config }: Pick<EvaluationPorts, 'embedder' | 'config'>, attribution: Attribution): Promise<string> {
  const taggerSums = join(config.modelsDir, TAGGER_FOLDER, 'SHA256SUMS');
  const hash = createHash('sha256').update(JSON.stringify([sources, embedder.model])).update(attribution === undefined && existsSync(taggerSums) ? await readFile(taggerSums) : 'rules');
  const root = join(import.meta.dirname, '..');
  for (const path of SHAPING_CODE) {
    const files = path.endsWith('.ts') ? [path] : (await readdir(join(root, path), { recursive: true })).filter((file) => file.endsWith('.ts')).map((file) => join(path, file)).sort();
    for (const file of files) hash.update(file).update(await readFile(join(root, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
