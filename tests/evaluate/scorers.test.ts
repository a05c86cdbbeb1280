import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { countWords, foldWords, holdsAny } from '../../src/evaluate/gold-words.ts';
import { scoreAnswers } from '../../src/evaluate/score-answers.ts';
import { scoreExtraction } from '../../src/evaluate/score-extraction.ts';
import { scoreQuotes } from '../../src/evaluate/score-quotes.ts';
import { scoreSearch } from '../../src/evaluate/score-search.ts';
import { answersFixture, extractionFixture, quotesFixture, searchFixture } from './scorer-fixtures.ts';

const REFERENCE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared', 'eval', 'score.py');
const skipped = reasonToSkip();
if (skipped !== null) console.warn(`The comparison with the reference scorer is skipped: ${skipped}.`);
const folder = mkdtempSync(join(tmpdir(), 'scorers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ours = {
  search: scoreSearch(searchFixture.gold, searchFixture.found),
  answers: scoreAnswers(answersFixture.gold, answersFixture.printed),
  extraction: scoreExtraction(extractionFixture.gold, extractionFixture.given),
  quotes: scoreQuotes(quotesFixture.gold, quotesFixture.found),
};

describe('the scorers on fixtures counted by hand', () => {
  it('finds passages by article or address and by whole words', () => {
    expect(ours.search).toEqual({ hit1: 0.25, hit4: 0.5, hit10: 0.75, mrr10: (1 / 2 + 1 / 5 + 1) / 4 });
  });

  it('looks for gold words in the first statements and counts the words printed', () => {
    expect(ours.answers).toEqual({ answered: 0.75, answer1: 0.25, answer3: 0.5, rightWhenAnswered: 2 / 3, wordsPrinted: (4 + 6 + 4 + 1 + 2 + 0 + 3) / 4 });
  });

  it('weighs pages alike when it compares extracted text', () => {
    // Page 1: 7 of 10 shingles given are gold, 7 of 7 gold are given. Page 3 has no body; page 5 was given nothing.
    expect(ours.extraction.precision).toBeCloseTo((7 / 10 + 1 + 0 + 1) / 4, 10);
    expect(ours.extraction.recall).toBeCloseTo((1 + 1 + 1 + 0) / 4, 10);
  });

  it('matches quotes, speakers and cues by overlap', () => {
    expect(ours.quotes).toMatchObject({ directGold: 3, allGold: 5, directSpanF1: 1, directSpeakerRight: 1 / 3 });
    expect(ours.quotes.contentRecall).toBeCloseTo(4 / 5, 10);
    expect(ours.quotes.threePartsRecall).toBeCloseTo(2 / 5, 10);
  });
});

describe('words as the reference scorer compares them', () => {
  it('folds case, accents, compatibility forms and punctuation, and keeps words whole', () => {
    expect(foldWords('ZOË Ångkvist’s ﬁrst, ½!')).toBe(' zoe angkvist s first 1 2 ');
    expect(holdsAny('The toll rose to 138.', ['38'])).toBe(false);
    expect(holdsAny('It was 38, they said', ['38'])).toBe(true);
  });

  it('counts words between white space as Python does', () => {
    expect(countWords(' one\u00a0two\u0085three\ufefffour ')).toBe(3);
    expect(countWords('')).toBe(0);
  });
});

describe.skipIf(skipped !== null)('the reference scorer prints the same figures', () => {
  it('search', () => {
    const printed = reference('search', searchFixture.gold, searchFixture.found.map((passages) => ({ passages })));
    expect(printed).toEqual(rounded({ 'hit@1': ours.search.hit1, 'hit@4': ours.search.hit4, 'hit@10': ours.search.hit10, 'mrr@10': ours.search.mrr10 }));
  });

  it('answers', () => {
    const { answered, answer1, answer3, rightWhenAnswered, wordsPrinted } = ours.answers;
    expect(reference('answers', answersFixture.gold, answersFixture.printed)).toEqual(rounded({
      answered, 'answer@1': answer1, 'answer@3': answer3, 'right when answered (3)': rightWhenAnswered, 'words printed': wordsPrinted,
    }));
  });

  it('extraction', () => {
    const printed = reference('extraction', extractionFixture.gold.map((articleBody) => ({ articleBody })), extractionFixture.given.map((text) => ({ text })));
    expect(printed).toEqual(rounded({ ...ours.extraction }));
  });

  it('quotes', () => {
    const given = quotesFixture.found.map((quotes) => ({ quotes: quotes.map(({ span, ...rest }) => ({ ...rest, ...span })) }));
    const q = ours.quotes;
    expect(reference('quotes', quotesFixture.gold, given)).toEqual(rounded({
      'direct: gold': q.directGold, 'direct: span F1': q.directSpanF1, 'direct: span and speaker F1': q.directSpeakerF1,
      'direct: speaker right of matched': q.directSpeakerRight, 'all: gold': q.allGold, 'all: content recall': q.contentRecall,
      'all: content F1': q.contentF1, 'all: source right of matched': q.sourceRight, 'all: three parts recall': q.threePartsRecall,
    }));
  });
});

function reasonToSkip(): string | null {
  if (!existsSync(REFERENCE)) return '../shared/eval/score.py is not there';
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'python3 is not there';
  }
}

function reference(kind: string, gold: readonly unknown[], given: readonly unknown[]): Record<string, number> {
  const write = (name: string, rows: readonly unknown[]): string => {
    const file = join(folder, `${kind}-${name}.jsonl`);
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    return file;
  };
  const printed = execFileSync('python3', [REFERENCE, kind, write('gold', gold), write('given', given)], { encoding: 'utf8' });
  return Object.fromEntries(printed.trim().split('\n').map((line) => {
    const [, name = '', value = ''] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
    return [name, Number(value)];
  }));
}

/** The reference prints three decimals. */
function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]));
}
