import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../src/attribute/find-quotations.ts';
import { sliceSpan } from '../../src/domain/span.ts';

const inner = (text: string): string[] => findQuotations(text).map((quotation) => sliceSpan(text, quotation.inner));
const outermost = (text: string): string[] => findQuotations(text).filter(({ parent }) => parent === null).map((quotation) => sliceSpan(text, quotation.inner));

describe('finding quotations', () => {
  test.each([
    ['curly double', 'She said “the lock is shut” and left.'],
    ['straight double', 'She said "the lock is shut" and left.'],
    ['curly single', 'She said ‘the lock is shut’ and left.'],
    ['straight single', "She said 'the lock is shut' and left."],
    ['guillemets', 'She said «the lock is shut» and left.'],
    ['guillemets with spaces', 'She said « the lock is shut » and left.'],
    ['guillemets turned inwards', 'She said »the lock is shut« and left.'],
    ['German', 'She said „the lock is shut“ and left.'],
    ['low and high', 'She said „the lock is shut” and left.'],
    ['two single marks for a double', "She said ''the lock is shut'' and left."],
    ['mixed, opened curly and closed straight', 'She said “the lock is shut" and left.'],
  ])('reads %s marks', (_style, text) => {
    expect(inner(text)).toEqual(['the lock is shut']);
  });

  test('takes apostrophes for letters, not for marks', () => {
    expect(inner("Ostrel's ministers didn't say the '90s were the miners' best years.")).toEqual([]);
    expect(inner('Ostrel’s ministers didn’t say the ’90s were the miners’ best years.')).toEqual([]);
  });

  test('keeps a plural possessive inside single marks', () => {
    expect(inner("He said 'the miners' lamps went out' at noon.")).toEqual(["the miners' lamps went out"]);
  });

  test('takes feet and inches for measures', () => {
    expect(inner('The gap is 5\' 10" wide at the lock.')).toEqual([]);
  });

  test('keeps a quotation inside a quotation as its child', () => {
    const text = '“The envoy told me ‘stay away’ and hung up,” she said.';
    const [outer, nested] = findQuotations(text);
    expect(outermost(text)).toEqual(['The envoy told me ‘stay away’ and hung up,']);
    expect(nested?.parent).toBe(outer);
  });

  test('lets a quotation run on into a paragraph that opens with a mark', () => {
    const [first, second] = findQuotations('“The first day was quiet.\n\n“The second was not,” he said.');
    expect(first).toMatchObject({ closed: false, runsOn: true });
    expect(second).toMatchObject({ closed: true, runsOn: false });
  });

  test('ends an unclosed quotation with its paragraph', () => {
    const text = '“The first day was quiet.\n\nThe market opened at nine.';
    expect(inner(text)).toEqual(['The first day was quiet.']);
    expect(findQuotations(text)[0]).toMatchObject({ closed: false, runsOn: false });
  });

  test('does not take two quotations apart by a sentence for one', () => {
    expect(outermost('"One," he said. "Two," she said.')).toEqual(['One,', 'Two,']);
  });
});
