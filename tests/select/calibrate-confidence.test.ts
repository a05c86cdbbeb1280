import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrateConfidence, confidenceInputs, type ConfidenceInputs } from '../../src/select/calibrate-confidence.ts';
import { ASKED_AT_MS, headOf, query, selectorOver, type TestArticle } from './desk-of-articles.ts';

const DAY_MS = 86_400_000;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const inputs = fc.record({ support: share, sentenceScore: fc.double({ min: -50, max: 50, noNaN: true }), fresh: share, agreed: share });

describe('the chance of being right', () => {
  test('lies between 0 and 1, and is 0 where nothing supports an answer', () => {
    fc.assert(fc.property(inputs, (given) => {
      expect(calibrateConfidence(given)).toBeGreaterThanOrEqual(0);
      expect(calibrateConfidence(given)).toBeLessThanOrEqual(1);
      expect(calibrateConfidence({ ...given, support: 0 })).toBe(0);
    }));
  });

  test('never falls with better support, a better sentence, fresher news or more agreement', () => {
    fc.assert(fc.property(inputs, fc.constantFrom<keyof ConfidenceInputs>('support', 'sentenceScore', 'fresh', 'agreed'), share, (given, name, more) => {
      expect(calibrateConfidence({ ...given, [name]: given[name] + more })).toBeGreaterThanOrEqual(calibrateConfidence(given));
    }));
  });
});

describe('its inputs', () => {
  const lead = (publishedAtMs: number | null) => ({ score: 5, passage: { signals: {}, article: { ...headOf({ id: 'a', text: '' }), publishedAt: publishedAtMs === null ? null : { epochMs: publishedAtMs, iso: new Date(publishedAtMs).toISOString() } } } });
  const fresh = (publishedAtMs: number | null, question = query('Who won?')): number => confidenceInputs(question, lead(publishedAtMs), 0.5).fresh;

  test('news of the day is fresh, old and undated news is not; a past time asked about is its own present', () => {
    expect(fresh(ASKED_AT_MS)).toBe(1);
    expect(fresh(ASKED_AT_MS - 400 * DAY_MS)).toBeLessThan(0.01);
    expect(fresh(null)).toBe(0);
    const lastWeek = query('Who won last week?', { mentionedWindow: { sinceMs: ASKED_AT_MS - 90 * DAY_MS, untilMs: ASKED_AT_MS - 60 * DAY_MS } });
    expect(fresh(ASKED_AT_MS - 70 * DAY_MS, lastWeek)).toBe(1);
  });

  test('what a sentence gets for a speaker’s words counts for nothing: it was never calibrated', () => {
    const asked = query('What did Brandt say?', { speaker: 'Brandt' });
    const scored = (score: number) => confidenceInputs(asked, { ...lead(null), score }, 0.5).sentenceScore;
    expect(scored(3)).toBe(scored(30));
  });
});

test('an answer with hardly a chance is refused, and the refusal says how small it was', async () => {
  const news: TestArticle = { id: 'news', title: 'Storm in Tarvo', text: 'The storm sank 31 boats in the harbour of Tarvo.' };
  const asked = query('How many boats did the storm sink in Tarvo?', { answerType: 'number', names: ['Tarvo'], terms: ['boats', 'storm', 'sink', 'tarvo'] });
  const [lenient, strict] = [await selectorOver([news])(asked), await selectorOver([news], { chanceMin: 1 })(asked)];
  expect([lenient.status, strict.status]).toEqual(['answered', 'not-found']);
  expect(strict.confidence).toBe(lenient.confidence);
});
