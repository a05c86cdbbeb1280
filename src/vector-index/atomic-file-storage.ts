import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileDetails, FileStorage } from 'vectra';

/** Makes a rename or a new entry durable. Windows cannot open a folder, and journals its entries itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Creates or replaces a file so that a crash at any moment leaves the old content or the new, never a mixture:
 * temporary file, fsync, rename, fsync of the folder. One writer at a time (the database's lock sees to that), and so
 * one fixed temporary name, which the next write replaces if a crash leaves it behind.
 */
export async function writeFileAtomically(path: string, content: Buffer | string): Promise<void> {
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** vectra's storage on the local disk, with writes that a crash cannot tear. Its own LocalFileStorage writes in place. */
export class AtomicFileStorage implements FileStorage {
  async createFile(path: string, content: Buffer | string): Promise<void> {
    if (await this.pathExists(path)) throw new Error(`${path} already exists`);
    await writeFileAtomically(path, content);
  }

  async createFolder(path: string): Promise<void> {
    await mkdir(path, { recursive: true });
    await syncFolder(dirname(path));
  }

  async deleteFile(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  async deleteFolder(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  async getDetails(path: string): Promise<FileDetails> {
    return { name: basename(path), path, isFolder: (await stat(path)).isDirectory() };
  }

  async listFiles(folder: string, filter: 'files' | 'folders' | 'all' = 'all'): Promise<FileDetails[]> {
    const entries = await readdir(folder, { withFileTypes: true });
    const details = entries.map((entry) => ({ name: entry.name, path: join(folder, entry.name), isFolder: entry.isDirectory() }));
    return details.filter(({ isFolder }) => filter === 'all' || isFolder === (filter === 'folders'));
  }

  pathExists(path: string): Promise<boolean> {
    return stat(path).then(() => true, () => false);
  }

  readFile(path: string): Promise<Buffer> {
    return readFile(path);
  }

  upsertFile(path: string, content: Buffer | string): Promise<void> {
    return writeFileAtomically(path, content);
  }
}
