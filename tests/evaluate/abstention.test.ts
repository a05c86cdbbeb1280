import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { drawRiskCoverage } from '../../src/evaluate/draw-risk-coverage.ts';
import { abstentionFigures, articlesTakenOut, questionsTakenOut, TAKEN_OUT } from '../../src/evaluate/evaluate-abstention.ts';
import { openDeskWithout } from '../../src/evaluate/evaluation-desk.ts';
import { coverageAt, riskCoverage } from '../../src/evaluate/risk-coverage.ts';
import { openDeskStore } from '../../src/store/index.ts';
import { articleOf, store as keep } from '../store/stored-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'abstention-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (confidence: number | null, right: boolean) => ({ confidence, right });

describe('the risk-coverage curve', () => {
  it('answers the surest first; what was refused counts among the questions and never among the answers', () => {
    expect(riskCoverage([at(0.5, false), at(0.9, true), at(null, false), at(0.7, true), at(0.5, true)])).toEqual([
      { coverage: 1 / 5, risk: 0, confidence: 0.9 }, { coverage: 2 / 5, risk: 0, confidence: 0.7 }, { coverage: 4 / 5, risk: 1 / 4, confidence: 0.5 },
    ]);
    expect(riskCoverage([at(null, false)])).toEqual([]);
  });

  const judged = fc.array(fc.record({ confidence: fc.option(fc.constantFrom(0.2, 0.4, 0.6, 0.8)), right: fc.boolean() }), { minLength: 1, maxLength: 30 });

  it('ends where everything that was answered is, with its share of wrong ones', () => {
    fc.assert(fc.property(judged, (given) => {
      const answered = given.filter(({ confidence }) => confidence !== null);
      const last = riskCoverage(given).at(-1);
      expect(last?.coverage ?? 0).toBeCloseTo(answered.length / given.length);
      if (answered.length > 0) expect(last?.risk).toBeCloseTo(answered.filter(({ right }) => !right).length / answered.length);
    }));
  });

  it('lets the more be answered the less is asked of it, and keeps what it promises', () => {
    fc.assert(fc.property(judged, fc.constantFrom(0.5, 0.8), (given, precision) => {
      const curve = riskCoverage(given);
      const most = coverageAt(curve, precision);
      expect(most).toBeGreaterThanOrEqual(coverageAt(curve, precision + 0.1));
      if (most > 0) expect(1 - (curve.find(({ coverage }) => coverage === most)?.risk ?? 1)).toBeGreaterThanOrEqual(precision);
    }));
  });

  it('is drawn inside its picture, its words escaped', () => {
    const svg = drawRiskCoverage(riskCoverage([at(0.9, true), at(0.5, false)]), { title: 'a < b & c', note: '' });
    expect(svg).toContain('<title>a &lt; b &amp; c</title>');
    const points = [.../points="([^"]+)"/.exec(svg)?.[1]?.split(' ') ?? []].map((point) => point.split(',').map(Number));
    expect(points).toHaveLength(2);
    for (const [x = -1, y = -1] of points) expect(x >= 0 && x <= 640 && y >= 0 && y <= 400).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|href|<script/);
  });
});

describe('questions without their articles', () => {
  const questions = Array.from({ length: 250 }, (_, i) => ({ id: `q${i}`, askedAt: '2031-05-04', question: 'Who?', answers: ['x'], articles: [`a${i}`, 'shared'] }));

  it('are a hundred, spread, and no article of theirs is left', async () => {
    const out = questionsTakenOut(questions);
    expect(out).toHaveLength(TAKEN_OUT);
    expect(out.at(-1)?.id).toBe('q247');
    expect(articlesTakenOut(out)).toHaveLength(TAKEN_OUT + 1);
    const [taken, kept] = [articleOf({ id: 'taken' }), articleOf({ id: 'kept', title: 'Ferry strike', text: 'The crews of the ferry went on strike.' })];
    const config = readConfig({ DATA_DIR: join(folder, 'data'), EMBEDDINGS_DIR: join(folder, 'embeddings') }, { cwd: folder });
    const store = openDeskStore(join(config.dataDir, 'foreign-desk.db'));
    for (const article of [taken, kept]) keep(store, article);
    store.close();
    const opened: Config[] = [];
    await openDeskWithout([taken.id], config, { openApp: async (own) => (opened.push(own), {} as App) });
    const copy = openDeskStore(join(opened[0]?.dataDir ?? '', 'foreign-desk.db'));
    expect(copy.coverage().articles).toBe(1);
    expect(copy.searchArticles(['ferry'], { limit: 5 }).map(({ key }) => key)).toEqual([kept.id]);
    copy.close();
    const whole = openDeskStore(join(config.dataDir, 'foreign-desk.db'));
    expect(whole.coverage().articles).toBe(2);
    whole.close();
  });

  it('count among all where the share answered is told', () => {
    const one = (takenOut: boolean, status: string, right: boolean, confidence: number) => ({ takenOut, status, right, confidence });
    const { figures } = abstentionFigures([one(false, 'answered', true, 0.9), one(false, 'answered', true, 0.8), one(true, 'answered', false, 0.6), one(true, 'not-found', false, 0.2)]);
    expect(figures.map(({ ours }) => ours?.value)).toEqual([0.5, 0.5, 0.75, 2 / 3, 0.5]);
  });
});
