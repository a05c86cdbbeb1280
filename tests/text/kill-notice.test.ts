import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKillNotice } from '../../src/text/kill-notice.ts';

const notice = (title: string | null, text: string): string | null => readKillNotice({ title, text });

describe('a notice that takes an article back is told from an article', () => {
  test.each([
    ['KILL: BC-Orsk-Dam', 'Editors: Please kill the story slugged Orsk-Dam, moved on Tuesday. The quotation in it could not be confirmed. A kill is mandatory.'],
    ['BULLETIN KILL -- Orsk-Dam', 'The dispatch is killed. It should not be used.'],
    ['KILL', 'Do not use the story on the ferry treaty that moved at 0930 GMT.'],
  ])('an agency kills its story: %s', (title, text) => {
    expect(notice(title, text)).toBe('killed');
  });

  test.each([
    [null, 'This article has been removed.'],
    ['Varen signs ferry treaty', 'This article has been retracted because the speech quoted in it was never held.'],
    ['Varen signs ferry treaty', 'Editor’s note: This article has been withdrawn at the request of its author.\n\nVaren signed the ferry treaty on Tuesday. The boats sail in May.'],
    ['Varen signs ferry treaty', 'EDITOR\'S NOTE\n\nThis story was retracted on 5 March 2026 after the interview in it was found to be invented.'],
    ['Varen signs ferry treaty', 'We have retracted this article. It did not meet our standards.'],
    ['Varen signs ferry treaty', 'The Meridian Courier has withdrawn this story and apologises to its readers.'],
    ['Story removed', 'Story removed.'],
    ['RETRACTION: Varen signs ferry treaty', 'In a story on Tuesday, the Courier quoted Minister Oda Brandt. Our story is hereby retracted.'],
    ['Retracted: The fleet that never sailed', 'The Courier withdraws its report of 3 March.'],
    ['Page removed | Meridian Courier', 'This page has been taken down from our website.'],
  ])('an outlet takes its article back: %s: %s', (title, text) => {
    expect(notice(title, text)).toBe('retracted');
  });

  test.each([
    ['Kill Bill returns to cinemas', 'The film returns on Friday. Please kill the lights, said the manager.'],
    ['KILL: the story of a word', 'The word is older than the language. This essay follows it through nine centuries.'],
    ['Gazette retracts its report on the dam', 'The Velt Gazette retracted its report on the dam on Tuesday. The report was withdrawn after the minister protested.'],
    ['Retraction: how newspapers say sorry', `Newspapers have withdrawn their stories since there were stories. ${'A long history follows, year by year. '.repeat(40)}`],
    ['Minister wants article gone', '"This article has been removed," a notice on the site of the Gazette read on Tuesday.'],
    ['Minister wants article gone', '‘This article has been removed’ is all that readers of the Gazette saw on Tuesday.'],
    ['Statue removed', 'The statue was removed from the square on Tuesday.'],
    ['Ferry treaty', 'This article has been updated to add a comment of the ministry.'],
    ['Ferry treaty', 'Editor’s note: This story has been corrected. An earlier version gave the wrong harbour; that sentence has been removed.'],
    ['Ferry treaty', 'This report was first published by the Courier. It has been withdrawn from sale since.'],
    ['Ferry treaty', 'This story has been removed from a list of nominees for the Harbour Prize.'],
    ['Troops withdrawn', 'Withdrawn from the border, the troops went home. The story was killed by nobody.'],
    [null, ''],
  ])('and news is left alone: %s: %s', (title, text) => {
    expect(notice(title, text)).toBeNull();
  });
});

const sample = globSync('*', { cwd: join(import.meta.dirname, '../../data/sample/articles') }).map((name) => readFileSync(join(import.meta.dirname, '../../data/sample/articles', name), 'utf8'));
const sentences = sample.flatMap((text) => text.split(/(?<=\.)\s+/)).filter((sentence) => sentence.length > 30 && sentence.length < 300 && !/[<>{}]/.test(sentence));

describe('an ordinary article is not killed', () => {
  const mention = fc.constantFrom(
    'The Gazette retracted its report on Tuesday.', 'The agency killed the story an hour later.', 'A study on herring was withdrawn in March.', 'The article was removed from the ministry’s site.',
    '"This article has been removed," said a notice on the page.', 'Its editor said that the story had been retracted.', 'The editors were told to kill the story.', 'The Courier has withdrawn its story on the treaty.',
  );
  const title = fc.constantFrom('Gazette withdraws its story on the dam', 'Retracted report angers Orsk', 'Agency kills story after protest', 'Article removed, minister says', 'Kill the bill, say marchers', 'Ferry treaty signed', null);

  test('whatever it tells of retractions, and wherever', () => {
    expect(sentences.length).toBeGreaterThan(50);
    fc.assert(fc.property(title, fc.array(fc.constantFrom(...sentences), { minLength: 3, maxLength: 12 }), mention, fc.nat(), (headline, told, said, at) => {
      const text = told.toSpliced(at % (told.length + 1), 0, said).join(' ');
      expect(readKillNotice({ title: headline, text }), text).toBeNull();
    }), { numRuns: 500 });
  });
});
