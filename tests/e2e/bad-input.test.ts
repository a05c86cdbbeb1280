import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskProcess } from '../console/desk-process.ts';

const GOOD = `Ostrel keeps its strait open

VELT - The foreign minister of Ostrel, Anselm Korda, said on Tuesday that the strait would stay open to grain ships of every flag.

"We closed nothing and we shall close nothing," Korda told reporters. "A ship that carries bread is welcome here."

The harbour master counted 14 ships at anchor on Tuesday evening, two fewer than the week before, and said pilots were working through the night.`;
const FRENCH = `Le ministre des Affaires étrangères a déclaré mardi que le détroit resterait ouvert aux navires de tous les pays.

« Nous n’avons rien fermé et nous ne fermerons rien », a-t-il dit devant la presse réunie au palais. Les autorités du port ont compté quatorze bateaux à l’ancre mardi soir, deux de moins que la semaine précédente, et les pilotes travaillaient encore pendant la nuit.`;
const PROSE = 'The harbour master said that the pilots were working and that the ships would wait. ';

const desk = deskProcess();
afterAll(() => desk.remove());
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(desk.folder, name);
  writeFileSync(path, content);
  return path;
};

interface Report { stored: { articleId: string }[]; unchanged: unknown[]; skipped: { origin: string; line: number | null; reason: string }[] }
const ingest = async (paths: readonly string[], input = ''): Promise<{ code: number | null; report: Report; stderr: string }> => {
  const { code, stdout, stderr } = await desk.desk(['ingest', '--json', ...paths], { input });
  return { code, report: JSON.parse(stdout) as Report, stderr };
};

describe('what cannot be used is refused with its name and the reason', () => {
  const refused: readonly (readonly [what: string, name: string, content: string | Uint8Array, reason: RegExp])[] = [
    ['an empty file', 'empty.txt', '', /empty/i],
    ['a file of white space', 'blank.txt', ' \n\n\t\n', /empty/i],
    ['a picture under a text name', 'picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /PNG|image|picture|binary/i],
    ['a PDF', 'paper.html', '%PDF-1.7\n%âãÏÓ\n1 0 obj', /PDF/],
    ['bytes that are no text', 'noise.md', Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256), /binary/i],
    ['an article over 5 MB', 'long.txt', `A very long report\n\n${`${PROSE.repeat(8)}\n\n`.repeat(8_000)}`, /5 MB/],
    ['JSON cut short', 'cut.json', `{"title":"Ostrel keeps its strait open","text":"${GOOD.slice(60, 200).replaceAll('\n', ' ').replaceAll('"', '')}`, /cut short|not whole/i],
    ['JSON without text or address', 'bare.json', '{"title":"Nothing else"}', /text|url/],
    ['a page without an article', 'login.html', '<!doctype html><html lang="en"><head><title>Sign in</title></head><body><form><label>Name <input></label><button>Sign in</button></form></body></html>', /no article|article/i],
    ['a page in another language', 'french.html', `<!doctype html><html lang="fr"><head><title>Le détroit reste ouvert</title></head><body><article><h1>Le détroit reste ouvert</h1>${FRENCH.split('\n\n').map((p) => `<p>${p}</p>`).join('')}</article></body></html>`, /French/],
  ];

  let all: Awaited<ReturnType<typeof ingest>>;
  beforeAll(async () => {
    all = await ingest(refused.map(([, name, content]) => write(name, content)));
  });

  test.each(refused)('%s', (_, name, __, reason) => {
    expect(all.report.skipped.filter(({ origin }) => origin.endsWith(name))).toEqual([{ origin: expect.any(String) as string, line: null, reason: expect.stringMatching(reason) as string }]);
  });

  test('nothing else is said of them, and nothing is stored', () => {
    expect(all.code).toBe(1);
    expect(all.report.stored).toEqual([]);
    expect(all.report.skipped).toHaveLength(refused.length);
    expect(all.stderr).not.toMatch(/^\s+at /m); // never a stack trace
  });

  test('a file that is not there', async () => {
    const { code, report } = await ingest(['no-such-file.txt']);
    expect(code).toBe(1);
    expect(report.skipped[0]).toMatchObject({ origin: 'no-such-file.txt', reason: expect.stringMatching(/not|no such/i) as string });
  });
});

describe('one broken thing never costs the rest', () => {
  test('a folder with one broken file stores the others and exits 0', async () => {
    const folder = 'mixed';
    mkdirSync(`${desk.folder}/${folder}`);
    write(`${folder}/good.txt`, GOOD);
    write(`${folder}/broken.json`, '{"title": "half');
    write(`${folder}/latin.txt`, Buffer.from(GOOD.replace('Korda said', 'Kordá said').replaceAll('Velt', 'Vélt').replace('14 ships', '15 ships'), 'latin1'));
    const { code, report } = await ingest([`${desk.folder}/${folder}`]);
    expect(code).toBe(0);
    expect(report.stored).toHaveLength(2);
    expect(report.skipped).toHaveLength(1);
    const shown = await Promise.all(report.stored.map(async ({ articleId }) => (JSON.parse((await desk.desk(['show', articleId, '--json'])).stdout) as { text: string }).text));
    expect(shown.join('\n')).not.toContain('\ufffd');
  });

  test('lines of .jsonl that cannot be used are named by number, the others are stored', async () => {
    const line = (fields: object): string => JSON.stringify({ title: 'Ostrel keeps its strait open', outlet: 'Velt Gazette', ...fields });
    const content = [line({ id: 'l1', text: GOOD }), '{"id": "l2", "text": "cut', '', line({ id: 'l4' }), line({ id: 'l5', text: `${GOOD} Later it rained.` })].join('\n');
    const { code, report } = await ingest([write('lines.jsonl', content)]);
    expect(code).toBe(0);
    expect(report.stored.map(({ articleId }) => articleId)).toEqual(['l1', 'l5']);
    expect(report.skipped.map(({ line: number }) => number)).toEqual([2, 4]);
  });

  test('a .jsonl.gz cut in the middle keeps the lines before the cut and says so', async () => {
    // Incompressible ids make the archive long enough to be cut after its first lines.
    const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `gz${i}`, title: `Bulletin ${i}`, text: `${GOOD} Bulletin ${i}: ${Math.sin(i + 1)} ${Math.cos(i + 1)}.` })).join('\n');
    const whole = gzipSync(lines);
    const { code, report } = await ingest([write('cut.jsonl.gz', whole.subarray(0, Math.floor(whole.length * 0.9)))]);
    expect(code).toBe(0);
    expect(report.stored.length).toBeGreaterThan(5);
    expect(report.stored.length).toBeLessThan(40);
    expect(report.skipped.at(-1)?.reason).toMatch(/cut short|truncated|damaged|unexpected end/i);
  });

  test('what was stored before a run of bad input is all still there', async () => {
    const before = await desk.desk(['search', 'strait grain ships', '--json']);
    await ingest(['empty.txt', 'picture.txt', 'cut.json'].map((name) => `${desk.folder}/${name}`));
    const after = await desk.desk(['search', 'strait grain ships', '--json']);
    const ids = ({ stdout }: { stdout: string }): string[] => (JSON.parse(stdout) as { passages: { articleId: string }[] }).passages.map(({ articleId }) => articleId);
    expect(ids(before).length).toBeGreaterThan(0);
    expect(ids(after)).toEqual(ids(before));
  });

  test('standard input is read as a document or as .jsonl, whichever it is', async () => {
    expect((await ingest(['-'], `${GOOD}\n\nThe pilots asked for three more boats by Friday.`)).report.stored).toHaveLength(1);
    expect((await ingest(['-'], `${JSON.stringify({ id: 's1', text: `${GOOD} One.` })}\n${JSON.stringify({ id: 's2', text: `${GOOD} Two.` })}\n`)).report.stored).toHaveLength(2);
  });
});
