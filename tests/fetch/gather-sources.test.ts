import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gathered } from '../../src/fetch/index.ts';
import { gatherSources } from '../../src/fetch/index.ts';
import { readJsonl } from '../../src/fetch/read-jsonl.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gather-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string | Uint8Array): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, content);
  return whole;
}

/** One word for each thing gathered, with paths under the folder. */
function brief(gathered: Gathered): string {
  const short = (path: string): string => path.replace(`${folder}/`, '');
  switch (gathered.kind) {
    case 'document': return `document ${short(gathered.document.origin)} ${Buffer.from(gathered.document.bytes).toString('latin1')}`;
    case 'line': return `line ${short(gathered.origin)}:${gathered.line} ${gathered.text}`;
    case 'problem': return `problem ${short(gathered.problem.origin)}${gathered.problem.line === null ? '' : `:${gathered.problem.line}`} ${gathered.problem.reason}`;
    case 'skipped': return `skipped ${short(gathered.origin)}`;
  }
}

async function gather(args: readonly string[], stdin = '', fileBytesMax = 1_000): Promise<string[]> {
  return (await Array.fromAsync(gatherSources(args, { stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]), fileBytesMax }))).map(brief);
}

test('a folder is read in the order of its names, and says what it passes over', async () => {
  put('mix/b.txt', 'b');
  put('mix/a/z.md', 'z');
  put('mix/a/.hidden.txt', 'h');
  put('mix/c.jpg', 'c');
  put('mix/B.html', 'B');
  put('mix/big.txt', 'x'.repeat(1_001));
  put('mix/lines.jsonl', '{"n":1}\n\n  \n{"n":2}');
  symlinkSync(join(folder, 'mix'), join(folder, 'mix/round'));
  expect(await gather([join(folder, 'mix')])).toEqual([
    'document mix/B.html B', 'skipped mix/a/.hidden.txt', 'document mix/a/z.md z', 'document mix/b.txt b',
    'problem mix/big.txt it is larger than 0.001 MB, the most that is read of one file; put large collections in .jsonl',
    'skipped mix/c.jpg', 'line mix/lines.jsonl:1 {"n":1}', 'line mix/lines.jsonl:4 {"n":2}', 'skipped mix/round',
  ]);
});

test('what is not there, or may not be used, is a problem in its turn', async () => {
  put('named.dat', 'any name is read if it was named');
  const [missing, named, wrong] = await gather([join(folder, 'none.txt'), join(folder, 'named.dat'), 'gopher://news.example/']);
  expect(missing).toBe('problem none.txt there is no such file or folder');
  expect(named).toMatch(/^document named\.dat/);
  expect(wrong).toMatch(/^problem gopher:\/\/news\.example\/ .*only http and https/);
});

test('standard input is a document, or streams as .jsonl when its first line is an article', async () => {
  expect(await gather(['-'], 'Talks end\n\nText.')).toEqual(['document - Talks end\n\nText.']);
  expect(await gather(['-'], '{"text":"a"}\n{"text":"b"}\n')).toEqual(['line -:1 {"text":"a"}', 'line -:2 {"text":"b"}']);
  expect(await gather(['-'], '{"url":"https://news.example/"}')).toEqual(['line -:1 {"url":"https://news.example/"}']);
  expect(await gather(['-'], '{\n"text":"a"\n}')).toEqual(['document - {\n"text":"a"\n}']);
  expect(await gather(['-'], 'x'.repeat(2_000))).toEqual([expect.stringMatching(/^problem - it is larger than/)]);
});

test('lines too long, or not UTF-8, are problems with their numbers, and the rest goes on', async () => {
  const path = put('bad.jsonl', Buffer.concat([Buffer.from('{"n":1}\n'), Buffer.alloc(5_000_001, 'x'), Buffer.from('\n{"n":3}\r\n'), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('{"n":5}')]));
  expect(await gather([path])).toEqual(['line bad.jsonl:1 {"n":1}', 'problem bad.jsonl:2 the line is longer than 5 MB', 'line bad.jsonl:3 {"n":3}\r', 'problem bad.jsonl:4 the line is not UTF-8 text', 'line bad.jsonl:5 {"n":5}']);
});

test('a gzip file cut short gives its whole lines, then the problem', async () => {
  const packed = gzipSync(Array.from({ length: 5_000 }, (_, n) => `{"n":${n},"noise":"${Math.sin(n)}"}`).join('\n'));
  const gathered = await gather([put('cut.jsonl.gz', packed.subarray(0, packed.length / 2)), put('whole.jsonl.gz', gzipSync('{"n":1}\n')), put('no.jsonl.gz', 'no gzip')]);
  expect(gathered[0]).toMatch(/^line cut\.jsonl\.gz:1 /);
  const cut = gathered.findIndex((line) => line.startsWith('problem cut.jsonl.gz'));
  expect(gathered[cut]).toBe(`problem cut.jsonl.gz the gzip file is cut short; ${cut} whole lines were read before that`);
  expect(gathered.slice(cut + 1)).toEqual(['line whole.jsonl.gz:1 {"n":1}', expect.stringMatching(/^problem no\.jsonl\.gz the gzip file is damaged or is not gzip/)]);
});

test('a .jsonl of any length is never held: 400 MB pass through in a fraction of that', async () => {
  const line = Buffer.from(`{"text":"${'y'.repeat(9_900)}"}\n`);
  const block = Buffer.concat(Array.from({ length: 100 }, () => line));
  let left = 400;
  const endless = new Readable({ read() { this.push(left-- > 0 ? block : null); } });
  const before = process.memoryUsage().rss;
  let lines = 0;
  let peak = 0;
  for await (const gathered of readJsonl('-', endless.pipe(createGzip({ level: 1 })), true)) {
    expect(gathered.kind).toBe('line');
    if (lines++ % 1_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  expect(lines).toBe(40_000);
  expect(peak - before).toBeLessThan(200_000_000);
});

test('cancelling stops the walk', async () => {
  const caller = new AbortController();
  const walk = gatherSources([put('w/1.txt', '1'), put('w/2.txt', '2')], { stdin: Readable.from([]), signal: caller.signal });
  await walk.next();
  caller.abort(new Error('enough'));
  await expect(walk.next()).rejects.toThrow('enough');
});
