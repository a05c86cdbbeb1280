import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

/**
 * Which folder of src/ may import which. ARCHITECTURE.md draws the same picture; the two change in one commit.
 * A stage knows the domain, pure text work and its own ports; only `pipeline` joins stages; only `app.ts` builds adapters.
 */
const STAGES = ['fetch', 'extract', 'sources', 'attribute', 'chunk', 'embed', 'store', 'vector-index', 'understand', 'retrieve', 'select', 'verify', 'summarise'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'config.ts': ['errors.ts'],
  'app-contract.ts': ['domain', 'verify'],
  'clock.ts': [],
  domain: [],
  text: ['domain'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['domain', 'text', 'errors.ts']])),
  render: ['domain', 'text'],
  pipeline: ['domain', 'text', 'errors.ts', 'app-contract.ts', 'story', ...STAGES],
  'app.ts': ['domain', 'errors.ts', 'app-contract.ts', 'config.ts', 'clock.ts', 'pipeline', ...STAGES],
  // The console and the evaluation receive an App; the last check stands between rendering and the screen.
  console: ['domain', 'text', 'errors.ts', 'app-contract.ts', 'config.ts', 'app.ts', 'schedule', 'render', 'verify', 'evaluate'],
  evaluate: ['domain', 'text', 'errors.ts', 'app-contract.ts', 'config.ts', 'app.ts', 'chunk', 'embed', 'vector-index', 'store', 'extract', 'attribute', 'story'],
  // Logs, metrics and the health port: they watch, and know nothing of articles.
  observe: ['errors.ts'],
  // The app behind a message port, so that the gateway's event loop never waits for a search.
  'desk-thread': ['domain', 'errors.ts', 'app-contract.ts', 'config.ts', 'app.ts', 'verify'],
  discord: ['domain', 'text', 'errors.ts', 'app-contract.ts', 'config.ts', 'clock.ts', 'observe', 'render', 'verify', 'schedule'],
  story: ['domain', 'text', 'errors.ts'],
  schedule: ['domain', 'text', 'errors.ts'],
  'cli.ts': ['console', 'config.ts', 'errors.ts', 'app.ts', 'evaluate'],
  'main.ts': ['console', 'config.ts', 'errors.ts', 'app.ts', 'app-contract.ts', 'clock.ts', 'discord', 'observe', 'desk-thread'],
};

/** Packages that only some places may import: what would otherwise spread. */
const ONLY_FROM: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['discord'],
  vectra: ['vector-index', 'evaluate'],
  '@xenova/transformers': ['embed'],
  'onnxruntime-node': ['embed'],
  'node:sqlite': ['store', 'embed'],
  dotenv: ['config.ts'],
  commander: ['console'],
  pino: ['observe'],
  'prom-client': ['observe'],
  'p-queue': ['discord'],
  feedsmith: ['sources'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly specifier: string;
}

const files = globSync('**/*.ts', { cwd: SRC });
const imports: Import[] = files.flatMap((file) => {
  const source = readFileSync(join(SRC, file), 'utf8');
  const from = file.includes('/') ? (file.split('/')[0] ?? file) : file;
  return [...source.matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm)]
    .map(([, a, b, c]) => ({ file, from, specifier: a ?? b ?? c ?? '' }));
});

function folderOf({ file, specifier }: Import): string {
  const target = relative(SRC, resolve(join(SRC, dirname(file)), specifier));
  return target.includes('/') ? (target.split('/')[0] ?? target) : target;
}

describe('the house', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(100);
  });

  test('every folder of src/ has its row in the table of imports', () => {
    const folders = new Set(imports.map(({ from }) => from));
    expect([...folders].filter((folder) => MAY_IMPORT[folder] === undefined)).toEqual([]);
  });

  test('imports point one way', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map((found) => ({ ...found, to: folderOf(found) }))
      .filter(({ from, to }) => from !== to && MAY_IMPORT[from]?.includes(to) !== true)
      .map(({ file, from, to }) => `${file}: ${from} may not import ${to}`);
    expect(wrong).toEqual([]);
  });

  test('files of a folder do not import each other in a circle', () => {
    const edges = new Map<string, string[]>();
    for (const { file, specifier } of imports) {
      if (!specifier.startsWith('.')) continue;
      edges.set(file, [...(edges.get(file) ?? []), relative(SRC, resolve(join(SRC, dirname(file)), specifier))]);
    }
    const circles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('packages that should stay in one place do', () => {
    const wrong = imports
      .filter(({ from, specifier }) => ONLY_FROM[specifier]?.includes(from) === false)
      .map(({ file, specifier }) => `${file} may not import ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    const readers = files.filter((file) => /process\.env\b|['"]node:process['"]/.test(readFileSync(join(SRC, file), 'utf8')) && file !== 'config.ts');
    expect(readers).toEqual([]);
  });

  test('every package that is imported is a dependency, and every dependency is explained in ARCHITECTURE.md', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const used = new Set(imports.map(({ specifier }) => packageOf(specifier)).filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name)));
    expect([...used].filter((name) => manifest.dependencies[name] === undefined)).toEqual([]);
    const architecture = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    expect(Object.keys(manifest.dependencies).filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
  });

  test('ARCHITECTURE.md names every folder of src/', () => {
    const architecture = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const folders = Object.keys(MAY_IMPORT).filter((name) => !name.endsWith('.ts'));
    expect(folders.filter((folder) => !architecture.includes(`${folder}/`))).toEqual([]);
  });
});
