import { afterAll, expect, test } from 'vitest';
import { deskProcess } from './desk-process.ts';

const own = deskProcess();
afterAll(() => own.remove());

test('npm start without a setting: the sample once, one question answered, how to go on; the second start skips the reading', async () => {
  const first = await own.main();
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('Foreign Desk, the demonstration.');
  expect(first.stdout).toMatch(/› What [^\n]+\?\n\n[^\n]+ \[1\]:\n {2}(?:“|│)/);
  expect(first.stdout).toMatch(/\n\[1\] [^\n]+\n {4}[^\n]+ · invented sample\n/);
  expect(first.stdout).toContain('How to go on');
  const second = await own.main();
  expect(second).toEqual(first);
  // The demonstration has a store of its own.
  const { coverage } = JSON.parse((await own.desk(['ask', 'Who fired first at the Orlo Bridge?', '--json'])).stdout) as { coverage: { articles: number } };
  expect(coverage.articles).toBe(0);
  const demo = await own.desk(['--demo', 'quotes', '--speaker', 'Brekk']);
  expect(demo.stdout).toContain('Tomas Brekk');
}, 120_000);
