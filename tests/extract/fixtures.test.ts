import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/index.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/extract');

for (const slug of readdirSync(FIXTURES).sort()) {
  test(`extracts ${slug}`, () => {
    const source = readdirSync(join(FIXTURES, slug)).find((name) => name.startsWith('source.')) ?? '';
    const actual = extractDocument({ origin: source, url: null, contentType: null, bytes: readFileSync(join(FIXTURES, slug, source)) });
    const expectation = join(FIXTURES, slug, 'expected.json');
    // UPDATE_FIXTURES=1 rewrites the expectations, to be reviewed as a diff.
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(expectation, `${JSON.stringify(actual, null, 2)}\n`);
    expect(existsSync(expectation), `${slug} has no expected.json; run with UPDATE_FIXTURES=1 and review it`).toBe(true);
    expect(actual).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
  });
}
