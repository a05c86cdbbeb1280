import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskInProcess, deskInProcess } from './desk-in-process.ts';
import { deskProcess, jsonLines } from './desk-process.ts';

/** Invented countries and people. */
const ARTICLES = [
  {
    id: 'tarn-1', url: 'https://tarn-gazette.example/dam', title: 'Ossery minister rejects blame for the Tarn dam', outlet: 'Tarn Gazette', publishedAt: '2031-05-02T08:15:00+02:00', kind: 'news',
    text: 'HOLLEN, May 2 - Water Minister Ada Quill said on Friday that Ossery had warned its neighbours before the Tarn dam was opened.\n\n"We sent three letters and nobody answered them," Quill told reporters in Hollen. "The gates will stay open until the river falls."\n\nVessen’s president, Iwo Maar, denied that "the letters ever arrived", calling the claim a fairy tale.\n\nThe flood drove 4,200 people from their homes.',
  },
  {
    id: 'vess-7', url: 'https://vessen-post.example/opinion/letters', title: 'Three letters are not a policy', outlet: 'Vessen Post', publishedAt: '2031-05-03', kind: 'opinion',
    text: 'The grain harbour at Lisk has been shut since Tuesday. Nobody in Hollen seems to mind.\n\n"We shall load the first ship on Sunday," harbour master Bren Ode said.',
  },
];
const articlesJsonl = ARTICLES.map((article) => JSON.stringify(article)).join('\n');

const own = deskProcess();
const { desk, folder } = own;

beforeAll(async () => {
  writeFileSync(join(folder, 'articles.jsonl'), `${articlesJsonl}\n{"title":"no text"}\nnot json\n`);
  const { code, stdout } = await desk(['ingest', 'articles.jsonl']);
  expect(code).toBe(0);
  expect(stdout).toContain('2 stored, 2 skipped.');
  expect(stdout).toContain('tarn-1  Ossery minister rejects blame for the Tarn dam · Tarn Gazette');
  expect(stdout).toMatch(/articles\.jsonl, line 3: /);
  expect(stdout).toMatch(/articles\.jsonl, line 4: /);
}, 120_000);
afterAll(() => own.remove());

describe('usage', () => {
  test('--help names every command and loads nothing', async () => {
    const { code, stdout } = await desk(['--help']);
    expect(code).toBe(0);
    for (const command of ['ingest', 'show', 'extract', 'quotes', 'ask', 'search', 'verify', 'doctor', 'rebuild', 'eval', 'bench', 'chat']) expect(stdout).toContain(`  ${command}`);
  });

  test.each([[['show']], [['ask']], [['ask', 'x', '--limit', '9']], [['ask', 'x', '--since', 'yesterday-ish']], [['ask', 'x', '--now', '2031-02-30']]])('%s is wrong usage: exit code 2 and what is wrong', async (args) => {
    const { code, stdout, stderr } = await desk([...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['error']);
  });

  test('an unknown command is wrong usage: a sentence, no stack', async () => {
    const { code, stdout, stderr } = await desk(['nonsense']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^unknown command 'nonsense'/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a failure is one sentence, or one JSON value, and exit code 1', async () => {
    const text = await desk(['show', 'no-such-article']);
    expect(text).toMatchObject({ code: 1, stdout: '' });
    expect(text.stderr).toMatch(/^No article no-such-article is stored\./);
    const json = await desk(['show', 'no-such-article', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toEqual({ error: text.stderr.trim() });
    const noModel = await desk(['ask', 'Who?', '--json'], { extra: { MODELS_DIR: join(folder, 'nowhere') } });
    expect(noModel.code).toBe(1);
    expect(Object.keys(JSON.parse(noModel.stdout) as object)).toEqual(['error']);
  });
});

describe('ingest', () => {
  test('what is there already is unchanged, and that is success', async () => {
    const { code, stdout } = await desk(['ingest', 'articles.jsonl', '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { counts: unknown; skipped: { line: number }[]; unchanged: { articleId: string }[] };
    expect(report.counts).toEqual({ stored: 0, revised: 0, unchanged: 2, retracted: 0, skipped: 2, passedOver: 0 });
    expect(report.skipped.map(({ line }) => line)).toEqual([3, 4]);
    expect(report.unchanged.map(({ articleId }) => articleId)).toEqual(['tarn-1', 'vess-7']);
  });

  test('nothing usable is exit code 1, with the name and the reason', async () => {
    writeFileSync(join(folder, 'empty.txt'), '');
    const { code, stdout, stderr } = await desk(['ingest', 'empty.txt', 'missing.txt']);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('empty.txt');
    expect(stdout + stderr).toContain('missing.txt');
  });
});

describe('the process', () => {
  test('ask for people: speaker, words, number, source', async () => {
    const { stdout } = await desk(['ask', 'What did Quill say about the letters?', '--now', '2031-05-04']);
    expect(stdout).toMatch(/^Ada Quill(?:, as reported by Tarn Gazette)? \[1\]:\n {2}(?:“|│ )/);
    expect(stdout).toContain('\nSources\n[1] Ossery minister rejects blame for the Tarn dam\n    Tarn Gazette · 2 May 2031, 08:15 +02:00\n    https://tarn-gazette.example/dam\n');
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001b/);
  });

  test('answers a line before the next is written', async () => {
    const child = own.start(['quotes', '--jsonl']);
    const lines = createInterface({ input: child.stdout });
    for (const n of [1, 2, 3]) {
      child.stdin.write(`${JSON.stringify({ text: `"We are number ${n} in the queue," Bren Ode said.` })}\n`);
      const [line] = (await once(lines, 'line')) as [string];
      expect(line).toContain(`number ${n} in the queue`);
    }
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  test('a reader that leaves early ends it quietly', () => {
    const input = Array.from({ length: 400 }, (_, i) => JSON.stringify({ text: `"We saw ${i} ships," Bren Ode said. ${'x '.repeat(200)}` })).join('\n');
    const command = `"${process.execPath}" "${join(import.meta.dirname, '..', '..', 'src', 'cli.ts')}" quotes --jsonl | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { input, encoding: 'utf8', cwd: folder, env: { ...process.env, DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings') } });
    expect(jsonLines(stdout)).toHaveLength(1);
    expect(stderr).not.toMatch(/EPIPE|Error|defect/);
  });
});

describe('a command', () => {
  let here: DeskInProcess;
  beforeAll(async () => {
    here = await deskInProcess(folder);
  });
  afterAll(() => here.close());

  describe('answers', () => {
    test('ask --json has the shape of the contract, and every text is the stored slice', async () => {
      const { code, stdout, stderr } = await here.desk(['ask', 'What did Quill say about the letters?', '--now', '2031-05-04', '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.trim().split('\n')).toHaveLength(1);
      const answer = JSON.parse(stdout) as { status: string; statements: Record<string, unknown>[]; coverage: unknown; nearest: unknown; timings: Record<string, number> };
      expect(answer).toMatchObject({ status: 'answered', nearest: [], coverage: { articles: 2, outlets: 2, newest: { articleId: 'vess-7' } } });
      const [first] = answer.statements;
      expect(first).toMatchObject({
        speaker: 'Ada Quill', articleId: 'tarn-1', revision: 1,
        citation: { n: 1, title: 'Ossery minister rejects blame for the Tarn dam', outlet: 'Tarn Gazette', publishedAt: '2031-05-02T08:15:00+02:00', url: 'https://tarn-gazette.example/dam' },
      });
      const stored = JSON.parse((await here.desk(['show', 'tarn-1', '--json'])).stdout) as { text: string };
      for (const { text, start, end } of answer.statements) expect(stored.text.slice(start as number, end as number)).toBe(text);
    });

    test('--outlet and --since are hard limits', async () => {
      const { stdout } = await here.desk(['ask', 'What did Quill say about the letters?', '--now', '2031-05-04', '--outlet', 'Vessen Post', '--json']);
      const { statements } = JSON.parse(stdout) as { statements: { articleId: string }[] };
      expect(statements.filter(({ articleId }) => articleId === 'tarn-1')).toEqual([]);
      const late = JSON.parse((await here.desk(['search', 'letters', '--since', '2031-05-03', '--json'])).stdout) as { passages: { articleId: string }[] };
      expect(late.passages.map(({ articleId }) => articleId)).not.toContain('tarn-1');
    });

    test('opinion is labelled where it is cited', async () => {
      const { stdout } = await here.desk(['quotes', '--speaker', 'Ode']);
      expect(stdout).toContain('Vessen Post · 3 May 2031 · opinion');
    });

    test('a question nothing answers is refused, with what was searched and what comes nearest', async () => {
      const { code, stdout } = await here.desk(['ask', 'What is a prime number?', '--now', '2031-05-04']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Nothing stored answers that\.\nSearched 2 articles of 2 outlets; the newest is dated 3 May 2031\.\n/);
      expect(stdout).toContain('None of it comes near the question.');
      expect(stdout).not.toContain('Nearest coverage');
    });

    test('search gives ranked passages with their signals', async () => {
      const { passages } = JSON.parse((await here.desk(['search', 'harbour at Lisk', '--json'])).stdout) as { passages: Record<string, unknown>[] };
      expect(passages[0]).toMatchObject({ articleId: 'vess-7', url: 'https://vessen-post.example/opinion/letters', title: 'Three letters are not a policy' });
      expect(passages[0]?.['text']).toContain('grain harbour at Lisk');
      expect(passages[0]?.['signals']).toBeTypeOf('object');
      expect(passages[0]).not.toHaveProperty('shares');
    });

    test('search --explain gives each signal’s share of the score, the weightiest first', async () => {
      const { passages } = JSON.parse((await here.desk(['search', 'harbour at Lisk', '--explain', '--json'])).stdout) as { passages: { score: number; shares: Record<string, number> }[] };
      for (const { score, shares } of passages) expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score);
      const { stdout } = await here.desk(['search', 'harbour at Lisk', '--explain']);
      const [, first = ''] = stdout.replace(/\s+/g, ' ').split(' score ');
      const weights = [...first.matchAll(/[+−](\d+\.\d{3})/g)].map(([, weight]) => Number(weight));
      expect(weights.length).toBeGreaterThan(10);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    });
  });

  describe('--jsonl', () => {
    test('answers each line in order; a bad line is an error of its own, and the next is read', async () => {
      const input = ['{"question":"What did Quill say about the letters?","askedAt":"2031-05-04"}', 'nonsense', '', '{"question":""}', '{"question":"When is the first ship loaded?","askedAt":"not a date"}', '{"question":"What did Ode say about the ship?","askedAt":"2031-05-04T12:00:00Z"}'].join('\n');
      const { code, stdout } = await here.desk(['ask', '--jsonl'], { input });
      expect(code).toBe(0);
      const [first, second, third, fourth, fifth, ...none] = jsonLines(stdout);
      expect(none).toEqual([]);
      expect(first).toMatchObject({ status: 'answered' });
      expect(second?.['error']).toBe('Line 2: it is not a JSON object');
      expect(third?.['error']).toMatch(/^Line 4: The question is empty/);
      expect(fourth?.['error']).toMatch(/^Line 5: askedAt: "not a date" is not an ISO 8601 date/);
      expect(fifth).toHaveProperty('statements');
    });

    test('quotes gives offsets of the text as it was given, whatever is in it', async () => {
      const text = '\u200bHOLLEN\u0007 😀 - “The \u202agates\u202c will stay open,” Ada Quill said.';
      const [answer] = jsonLines((await here.desk(['quotes', '--jsonl'], { input: JSON.stringify({ text }) })).stdout);
      const [quote] = answer?.['quotes'] as { text: string; start: number; end: number; type: string; speakerMention: { start: number; end: number } | null }[];
      expect(quote).toMatchObject({ type: 'direct', speaker: 'Ada Quill', asserted: true });
      expect(text.slice(quote?.start, quote?.end)).toBe(quote?.text);
      expect(quote?.text).toContain('will stay open');
      expect(text.slice(quote?.speakerMention?.start, quote?.speakerMention?.end)).toBe('Ada Quill');
    });
  });

  describe('verify', () => {
    test('tells found, altered, misattributed and not found', async () => {
      const asked = [
        { text: 'We sent three letters and nobody answered them', speaker: 'Quill', verdict: 'found' },
        { text: '“We sent three letters — and nobody answered them”', verdict: 'found' },
        { text: 'We sent two letters and nobody answered them', speaker: 'Quill', verdict: 'altered' },
        { text: 'We sent three letters and nobody answered them', speaker: 'Iwo Maar', verdict: 'misattributed' },
        { text: 'The moon is made of an old and bitter cheese', speaker: null, verdict: 'not-found' },
      ];
      const { code, stdout } = await here.desk(['verify', '--jsonl'], { input: asked.map(({ text, speaker }) => JSON.stringify({ text, speaker })).join('\n') });
      expect(code).toBe(0);
      const results = jsonLines(stdout);
      expect(results.map(({ verdict }) => verdict)).toEqual(asked.map(({ verdict }) => verdict));
      for (const { match } of results.slice(0, 4)) expect(match).toMatchObject({ articleId: 'tarn-1', revision: 1, speaker: 'Ada Quill', text: expect.stringContaining('letters and nobody answered them') as string });
      expect(results[2]?.['diff']).toEqual([{ op: 'equal', text: 'We sent' }, { op: 'delete', text: 'three' }, { op: 'insert', text: 'two' }, { op: 'equal', text: 'letters and nobody answered them' }]);
      expect(results[4]).toMatchObject({ match: null, diff: [] });
    });

    test('words that were denied are found, and shown in their sentence with a caution', async () => {
      const { stdout } = await here.desk(['verify', 'the letters ever arrived']);
      expect(stdout).toMatch(/^These words are there, but the article does not assert them/);
      expect(stdout).toContain('│ Vessen’s president, Iwo Maar, denied that "the letters ever arrived", calling the claim a fairy tale.');
    });
  });

  describe('chat, piped', () => {
    test('answers, follows up, lists and forgets', async () => {
      const input = ['What did Quill say about the letters?', 'when was that?', '/sources', '/context 1', '/verify We shall load the first ship on Sunday -- Ode', '/latest', '/quotes Ode', '/help', '/privacy', '/nonsense', '/context 9', '/quit', 'never read'].join('\n');
      const { code, stdout, stderr } = await here.desk(['chat', '--now', '2031-05-04'], { input });
      expect(code).toBe(0);
      expect(stdout).toContain('› What did Quill say about the letters?\n\nAda Quill');
      expect(stdout).toContain('› when was that?\n\nSources\n[1] Ossery minister rejects blame for the Tarn dam\n    Tarn Gazette · 2 May 2031, 08:15 +02:00\n');
      expect(stdout).toContain('calling the claim a fairy tale.');
      expect(stdout).toMatch(/Found, word for word: the article gives them as the words of .*Ode\./);
      expect(stdout).toContain('  · Three letters are not a policy');
      expect(stdout).toContain('“We shall load the first ship on Sunday”');
      expect(stdout).toContain('/privacy delete forgets both.');
      expect(stdout).not.toContain('never read');
      expect(stderr).toBe('There is no /nonsense; /help lists what there is.\nThe last answer has no source 9; /sources lists them.\n');
    });
  });

  describe('purge', () => {
    test('tells what it would erase, erases with --yes, keeps it away, and lets it come back', { timeout: 120_000 }, async () => {
      const file = join(folder, 'ferry.jsonl');
      writeFileSync(file, JSON.stringify({ id: 'purge-1', url: 'https://purge.example/ferry', title: 'Ferry sails', outlet: 'Purge Courier', text: 'The ferry sails in May. "We sail in May," Minister Oda Brandt said.' }));
      await here.desk(['ingest', file]);
      const told = await here.desk(['purge', '--url', 'https://purge.example/ferry', '--json']);
      expect([told.code, JSON.parse(told.stdout)]).toMatchObject([1, { erased: false, articles: [{ articleId: 'purge-1' }] }]);
      expect((await here.desk(['purge', '--outlet', 'purge courier', '--yes'])).stdout).toContain('Erased: 1 article');
      expect((await here.desk(['ingest', file, '--json'])).stdout).toContain('was purged at its publisher');
      expect((await here.desk(['purge', '--outlet', 'purge courier', '--yes'])).code).toBe(1);
      expect((await here.desk(['purge', '--outlet', 'Purge Courier', '--forget'])).code).toBe(0);
      expect((await here.desk(['ingest', file])).stdout).toContain('1 stored');
      expect((await here.desk(['retract', 'purge-1'])).code).toBe(0);
      expect((await here.desk(['show', 'purge-1'])).stdout).toMatch(/^Retracted \d+ \w+ \d{4}: its withdrawal was asked for\./);
    });
  });
});

describe('npm start', () => {
  test('a Discord setting without a token is an error that says so', async () => {
    const { code, stdout, stderr } = await own.main({ extra: { DISCORD_TOKEN: '' } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^DISCORD_TOKEN is not set\./);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a token and an invented sample in the store: refused, with the way out', async () => {
    expect((await desk(['ingest', '-'], { input: JSON.stringify({ id: 'sample-1', title: 'A sample', text: 'The ferry to Lisk sailed again on Sunday, the harbour master said.', sample: true }) })).code).toBe(0);
    const { code, stderr } = await own.main({ extra: { DISCORD_TOKEN: 'not-a-real-one' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/holds 1 invented sample article, and the bot must not cite them\. Clear it with: /);
  });
});
