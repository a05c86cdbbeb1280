import { join } from 'node:path';
import type { LocalIndex, MetadataFilter } from 'vectra';
import type { ChunkFilter, Scored } from '../domain/chunk-filter.ts';
import type { ChunkVector, Shard } from '../domain/shard.ts';
import { messageOf, OperatorError } from '../errors.ts';
import { foldName } from '../text/fold-name.ts';
import { AtomicFileStorage } from './atomic-file-storage.ts';
import type { VectorSource } from './ports.ts';
import { hashIndexFile, readSoundRecord, writeRecord, type ProjectionRecord } from './projection-record.ts';

/**
 * Nine decimals: no coarser than float32 at the size that components of a unit vector have, and half the file that a
 * double's seventeen digits make. The exact vectors are in the database.
 */
const DECIMALS = 1e9;

/** Stands for "no outlet": no folded name holds a dash, so that it equals none and differs from all. */
const NO_OUTLET = '-';

/** Numbers and strings only: vectra's ranges compare numbers, and what is not given is left out, which fails every filter. */
interface ItemMetadata extends Record<string, string | number> {
  articleId: string;
  revision: number;
  ordinal: number;
  outletFolded: string;
  /** 1 for state media. */
  stateMedia: number;
}

/** One month's folder (or part of a month's) of vectra's. */
export interface VectraShard {
  readonly shard: Shard;
  readonly index: LocalIndex<ItemMetadata>;
  readonly dimensions: number;
}

/**
 * vectra takes half a second to import: nothing pays for it that neither searches nor writes. This entry point has the
 * same `LocalIndex` without the file, web and gRPC servers' code, which took as long again; the storage is ours anyway.
 */
async function newIndex(folder: string, storage: AtomicFileStorage): Promise<LocalIndex<ItemMetadata>> {
  const { LocalIndex } = await import('vectra/browser');
  return new LocalIndex<ItemMetadata>(folder, undefined, storage);
}

function itemOf(chunk: ChunkVector): { id: string; vector: number[]; metadata: ItemMetadata } {
  const metadata: ItemMetadata = {
    articleId: chunk.articleId, revision: chunk.revision, ordinal: chunk.ordinal, stateMedia: chunk.stateMedia ? 1 : 0,
    outletFolded: chunk.outlet === null ? NO_OUTLET : foldName(chunk.outlet),
  };
  if (chunk.publishedAtMs !== null) metadata['publishedAtMs'] = chunk.publishedAtMs;
  if (chunk.outlet !== null) metadata['outlet'] = chunk.outlet;
  // A plain array: vectra stores a Float32Array as an object, which then scores 0.
  return { id: chunk.key, vector: Array.from(chunk.vector, (value) => Math.round(value * DECIMALS) / DECIMALS), metadata };
}

/** Whether the folder holds exactly this shard of this database, byte for byte as written. */
export async function readShardRecord(root: string, shard: Shard, databaseId: string): Promise<ProjectionRecord | null> {
  const record = await readSoundRecord(join(root, shard.name));
  const isCurrent = record?.databaseId === databaseId && record.generation === shard.generation && record.items === shard.chunks;
  return isCurrent ? record : null;
}

/**
 * Writes a shard's folder from the database, whole.
 *
 * @throws OperatorError that names the folder and what to do if the disk refuses.
 */
export async function writeShard(root: string, shard: Shard, source: VectorSource): Promise<VectraShard> {
  const folder = join(root, shard.name);
  const items = Array.from(source.readShard(shard.name), itemOf);
  const dimensions = items[0]?.vector.length ?? 0;
  const storage = new AtomicFileStorage();
  try {
    await storage.createFolder(root);
    await storage.deleteFolder(folder);
    const index = await newIndex(folder, storage);
    await index.createIndex({ version: 1 });
    await index.batchInsertItems(items); // one save, and it cancels its update if it fails, which insertItem does not
    await writeRecord(folder, { databaseId: source.databaseId, generation: shard.generation, items: items.length, dimensions, sha256: await hashIndexFile(folder) });
    return { shard, index, dimensions };
  } catch (cause) {
    throw new OperatorError(
      `The search index ${folder} could not be written (${messageOf(cause)}). No article is lost: free some space or grant write access there, or set EMBEDDINGS_DIR to another folder, and try again.`,
      { cause },
    );
  }
}

/** Reads a shard's folder into memory; null if it does not hold what its record says. */
export async function loadShard(root: string, shard: Shard, record: ProjectionRecord): Promise<VectraShard | null> {
  try {
    const index = await newIndex(join(root, shard.name), new AtomicFileStorage());
    const { items } = await index.getIndexStats();
    return items === record.items ? { shard, index, dimensions: record.dimensions } : null;
  } catch {
    return null; // damaged since it was checked: the caller writes it again
  }
}

/** The filter in vectra's terms; undefined if it limits nothing. */
export function metadataFilter({ sinceMs, untilMs, outlet, outletsHidden, stateMedia, articleIds }: ChunkFilter): MetadataFilter | undefined {
  const published = { ...(typeof sinceMs === 'number' && { $gte: sinceMs }), ...(typeof untilMs === 'number' && { $lt: untilMs }) };
  const filter: MetadataFilter = {
    ...(Object.keys(published).length > 0 && { publishedAtMs: published }),
    ...(typeof outlet === 'string' && { outletFolded: { $eq: foldName(outlet) } }),
    // One `$ne` a name: vectra's `$nin` also takes parts of names, and would hide "BBC" with "BBC News".
    ...(outletsHidden?.length && { $and: outletsHidden.map((name) => ({ outletFolded: { $ne: foldName(name) } })) }),
    ...(stateMedia === false && { stateMedia: { $eq: 0 } }),
    ...(articleIds && { articleId: { $in: [...articleIds] } }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

/** Whether any instant of the shard's month can lie in the window. */
export function mayHold({ month }: Shard, { sinceMs, untilMs }: ChunkFilter): boolean {
  const isWindowed = typeof sinceMs === 'number' || typeof untilMs === 'number';
  if (!isWindowed) return true;
  if (month === null) return false;
  const [year = 0, monthNumber = 0] = month.split('-').map(Number);
  const start = Date.UTC(year, monthNumber - 1);
  const end = Date.UTC(year, monthNumber);
  return end > (sinceMs ?? -Infinity) && start < (untilMs ?? Infinity);
}

/** vectra's own nearest items of one folder. */
export async function queryShard({ index }: VectraShard, vector: number[], limit: number, filter: MetadataFilter | undefined): Promise<Scored[]> {
  const results = await index.queryItems(vector, '', limit, filter);
  return results.map(({ item, score }) => ({ key: item.id, score }));
}
