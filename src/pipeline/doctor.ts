import { statfsSync } from 'node:fs';
import type { DoctorCheck, DoctorReport } from '../app-contract.ts';
import { messageOf } from '../errors.ts';
import type { DeskStore } from '../store/index.ts';
import type { ChunkIndex } from '../vector-index/index.ts';
import { type MendPorts, mendStore } from './mend-store.ts';

export interface DoctorPorts extends Omit<MendPorts, 'embedder'> {
  readonly store: DeskStore;
  readonly index: ChunkIndex;
  readonly embedder: { readonly model: string; readonly dimensions: number; embed(texts: readonly string[], purpose: 'passage'): Promise<Float32Array[]> };
  /** @throws if a file of the model is missing or damaged. */
  readonly verifyModel: () => Promise<void>;
  readonly dataDir: string;
  /** Null: no source of the network is asked. */
  readonly contact: string | null;
}

const FREE_BYTES_MIN = 500_000_000;

/** Looks at everything the desk stands on, mends what is derived (the vector index), and says what it found. */
export async function doctor(ports: DoctorPorts): Promise<DoctorReport> {
  const checks = [
    await check('Database', () => checkDatabase(ports)),
    await check('Embedding model', () => checkModel(ports)),
    await check('Vectors', () => checkVectors(ports)),
    ...await checkStore(ports),
    await check('Index', () => checkIndex(ports)),
    await check('Articles', () => checkArticles(ports)),
    await check('Sources', () => checkSources(ports)),
    await check('Disk', () => checkDisk(ports)),
  ];
  return { ok: checks.every(({ state }) => state !== 'failure'), checks };
}

/** Only what vectors of the present model can mend: with another one, everything waits for a rebuild. */
async function checkStore(ports: DoctorPorts): Promise<DoctorCheck[]> {
  const stored = ports.store.embeddingModel();
  if (stored !== null && stored.model !== ports.embedder.model) return [];
  try {
    return await mendStore(ports);
  } catch (error) {
    return [{ name: 'Passages', state: 'failure', detail: `The store could not be examined: ${messageOf(error)}` }];
  }
}

type Finding = Omit<DoctorCheck, 'name'>;

/** A check that fails is a finding, not the end of the examination. */
async function check(name: string, examine: () => Finding | Promise<Finding>): Promise<DoctorCheck> {
  try {
    return { name, ...(await examine()) };
  } catch (error) {
    return { name, state: 'failure', detail: messageOf(error) };
  }
}

function checkDatabase({ store }: DoctorPorts): Finding {
  const [first, ...others] = store.integrityProblems();
  if (first === undefined) return { state: 'ok', detail: `${store.path} is sound (generation ${store.generation()}).` };
  return { state: 'failure', detail: `${store.path} is damaged: ${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}. Restore it from a backup, or move it away and ingest again.` };
}

async function checkModel({ embedder, verifyModel }: DoctorPorts): Promise<Finding> {
  await verifyModel();
  const [vector] = await embedder.embed(['The desk is open.'], 'passage');
  if (vector?.length !== embedder.dimensions) return { state: 'failure', detail: `${embedder.model} gives vectors of ${vector?.length ?? 0} numbers, not ${embedder.dimensions}.` };
  return { state: 'ok', detail: `${embedder.model} loads, its files match their checksums.` };
}

function checkVectors({ store, embedder }: DoctorPorts): Finding {
  const stored = store.embeddingModel();
  if (stored !== null && stored.model !== embedder.model) {
    return { state: 'failure', detail: `The store's vectors were made by ${stored.model}, the settings name ${embedder.model}. Run: npm run desk -- rebuild` };
  }
  const waiting = store.idsWithoutChunks().length;
  if (waiting > 0) return { state: 'warning', detail: `${waiting} articles wait to be embedded again. Run: npm run desk -- rebuild` };
  return { state: 'ok', detail: `${store.countChunks()} chunks, each with its vector.` };
}

async function checkIndex({ index }: DoctorPorts): Promise<Finding> {
  const { mended, sound } = await index.sync();
  const state = `${index.kind}, ${mended.length + sound.length} ${mended.length + sound.length === 1 ? 'folder' : 'folders'}`;
  if (mended.length === 0) return { state: 'ok', detail: `In step with the database (${state}).` };
  return { state: 'ok', detail: `${mended.length} of its folders were missing, damaged or behind, and were written again from the database (${state}).` };
}

async function checkArticles({ store }: DoctorPorts): Promise<Finding> {
  const { articles, outlets, newest } = store.coverage();
  if (articles === 0) return { state: 'warning', detail: 'There are none yet. Read some in with: npm run desk -- ingest <file, folder or address>' };
  const samples = store.hasSample() ? ' Some are invented samples, which the bot refuses.' : '';
  return { state: samples === '' ? 'ok' : 'warning', detail: `${articles} from ${outlets} outlets, the newest of ${newest?.publishedAt?.iso ?? 'an unknown date'}.${samples}` };
}

/** A source that fails for a day is one that somebody must look at. */
const FAILURES_MAX = 8;

function checkSources({ store, contact }: DoctorPorts): Finding {
  const reports = store.sources.list();
  if (reports.length === 0) return { state: 'ok', detail: 'None is set up; articles come by `desk ingest` alone.' };
  const active = reports.filter(({ source }) => source.state.status === 'active');
  const failing = active.filter(({ health }) => health.failures >= FAILURES_MAX).map(({ source }) => source.id);
  const retired = reports.filter(({ source }) => source.state.status === 'retired').map(({ source }) => source.id);
  const waiting = reports.reduce((sum, report) => sum + report.waiting, 0);
  const counts = `${active.length} of ${reports.length} active, ${waiting} ${waiting === 1 ? 'article waits' : 'articles wait'} to be fetched.`;
  if (contact === null && active.some(({ source }) => source.kind !== 'folder')) return { state: 'warning', detail: `${counts} None is asked until CONTACT is set.` };
  const named = (ids: readonly string[]): string => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
  const troubles = [...(failing.length > 0 ? [`Failing for long: ${named(failing)}.`] : []), ...(retired.length > 0 ? [`Gone for good: ${named(retired)}.`] : [])];
  return troubles.length === 0 ? { state: 'ok', detail: counts } : { state: 'warning', detail: `${counts} ${troubles.join(' ')} See: npm run -s desk -- sources status` };
}

function checkDisk({ dataDir }: DoctorPorts): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const freeBytes = bavail * bsize;
  const free = `${(freeBytes / 1e9).toFixed(1)} GB free at ${dataDir}.`;
  return freeBytes < FREE_BYTES_MIN ? { state: 'warning', detail: `Only ${free} Make room before the next ingest.` } : { state: 'ok', detail: free };
}
