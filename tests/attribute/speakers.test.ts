import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/attribute/index.ts';
import { sliceSpan } from '../../src/domain/span.ts';

function speakerOf(text: string, words: string, title: string | null = null): string | null | undefined {
  return attribute({ text, title, byline: null }).find(({ span }) => sliceSpan(text, span).includes(words))?.speaker;
}

describe('resolving speakers', () => {
  test('a surname stands for the full name, wherever in the article that stands', () => {
    expect(speakerOf('Halvorsen said the lock was shut.\n\nTove Halvorsen has led the ministry since May.', 'the lock was shut')).toBe('Tove Halvorsen');
  });

  test('a full name in the title counts', () => {
    expect(speakerOf('Halvorsen said the lock was shut.', 'the lock was shut', 'Tove Halvorsen shuts the lock')).toBe('Tove Halvorsen');
  });

  test('titles are not part of a name', () => {
    expect(speakerOf('Deputy Prime Minister Anders Rook said the lock was shut.', 'the lock was shut')).toBe('Anders Rook');
    expect(speakerOf('Rear Admiral Signy Falk said the lock was shut.', 'the lock was shut')).toBe('Signy Falk');
  });

  test('a pronoun takes the person it agrees with', () => {
    const text = 'Mr. Anders Rook met Ms. Tove Halvorsen at the lock.\n\n“It is shut,” she said.';
    expect(speakerOf(text, 'It is shut')).toBe('Tove Halvorsen');
  });

  test.each([
    'Rook spoke first. A barge sank off Lindqvar Highway.\n\n“The lock is shut,” he said.',
    'Rook spoke first. Addressing Lindqvar, he said the lock is shut.',
  ])('a pronoun does not mean a place or what only looks like a name: %s', (text) => {
    expect(speakerOf(text, 'lock is shut') ?? 'nobody').not.toMatch(/Lindqvar/);
  });

  test('an acting high commissioner is not called so', () => {
    expect(speakerOf('Acting High Commissioner Nadia Rook said the lock was shut.', 'the lock was shut')).toBe('Nadia Rook');
  });

  test('a pronoun does not mean somebody named inside the words it spoke', () => {
    const text = 'Pavo Lindqvar spoke first. The lock that Anders Rook built is shut, he said.';
    expect(speakerOf(text, 'is shut')).toBe('Pavo Lindqvar');
  });

  test('an office stands for whoever the article says holds it', () => {
    const text = 'Foreign Minister Tove Halvorsen met President Anders Rook. The president said the lock was shut. The foreign minister said nothing had been signed.';
    expect(speakerOf(text, 'the lock was shut')).toBe('Anders Rook');
    expect(speakerOf(text, 'nothing had been signed')).toBe('Tove Halvorsen');
  });

  test('an office nobody in the article holds is not established', () => {
    expect(speakerOf('Tove Halvorsen waited. The president said the lock was shut.', 'the lock was shut')).toBeNull();
  });

  test('a pronoun without anybody to mean is not established', () => {
    expect(speakerOf('“The lock is shut,” he said.', 'The lock is shut')).toBeNull();
  });

  test('an anonymous source stays anonymous', () => {
    expect(speakerOf('“The lock is shut,” a senior official said.', 'The lock is shut')).toBe('a senior official');
  });

  test.each([
    'Each government said the lock was shut.',
    'Both sides said the lock was shut.',
    'Tove Halvorsen runs the port. Her opponent said the lock was shut.',
    "Tove Halvorsen runs the port. The country's leader said the lock was shut.",
  ])('a description that fits anybody is no name: %s', (text) => {
    expect(speakerOf(text, 'the lock was shut')).toBeNull();
  });

  test.each([
    "Ostrel's foreign minister, Tove Halvorsen, flew in. Ostrel's foreign minister said the lock was shut.",
    'Tove Halvorsen, the Ostrel foreign minister, flew in. Ostrel Foreign Minister said the lock was shut.',
  ])('an office with its country is whoever holds it, not the country: %s', (text) => {
    expect(speakerOf(text, 'the lock was shut')).toBe('Tove Halvorsen');
  });

  test('an office alone is kept whole, and a surname that is an office stays a surname', () => {
    expect(speakerOf('Ostrel Prime Minister said the lock was shut.', 'the lock was shut')).toBe('Ostrel Prime Minister');
    expect(speakerOf('Mr. King said the lock was shut.', 'the lock was shut')).toBe('King');
  });

  test('doubled apostrophes are quotation marks', () => {
    const text = "''The lock is shut,'' Tove Halvorsen said.";
    expect(attribute({ text, title: null, byline: null })).toMatchObject([{ type: 'direct', speaker: 'Tove Halvorsen', span: { start: 2, end: 19 } }]);
  });

  test('namesakes are told apart by how they are addressed', () => {
    const text = 'Mr. Anders Rook and his sister, Ms. Tove Rook, own the quay. Ms. Rook said the lock was shut. Mr. Rook said it was open.';
    expect(speakerOf(text, 'the lock was shut')).toBe('Tove Rook');
    expect(speakerOf(text, 'it was open')).toBe('Anders Rook');
  });

  test('bare quotations that follow go on in the same voice, less surely', () => {
    const text = '“The lock is shut,” Tove Halvorsen said.\n\n“It will stay shut until the rains.”';
    const quotes = attribute({ text, title: null, byline: null });
    expect(quotes.map(({ speaker }) => speaker)).toEqual(['Tove Halvorsen', 'Tove Halvorsen']);
    expect(quotes[1]?.confidence).toBeLessThan(quotes[0]?.confidence ?? 0);
  });

  test('quotes of a word or two are less sure than sentences', () => {
    const [short] = attribute({ text: '“No,” Halvorsen said.', title: null, byline: null });
    const [long] = attribute({ text: '“No lock will be shut,” Halvorsen said.', title: null, byline: null });
    expect(short?.confidence).toBeLessThan(long?.confidence ?? 0);
  });

  test('a name signed after a dash is the speaker', () => {
    expect(speakerOf('The council asked for letters.\n\n“The lock should stay shut.” — Tove Halvorsen', 'should stay shut')).toBe('Tove Halvorsen');
  });

  test('an office named after a person keeps its whole name', () => {
    expect(speakerOf("Ostrel's Auditor General's Office reported that the quay had sunk.", 'the quay had sunk')).toBe("Ostrel's Auditor General's Office");
  });

  test('a heading in marks is not one more quotation', () => {
    const text = '“The lock is shut,” Tove Halvorsen said.\n\n“A dry summer”\n\nThe barges wait.';
    expect(attribute({ text, title: null, byline: null })).toHaveLength(1);
  });

  test.each([
    ['“It is shut,” said Rep. G.K. Rook (D-N.C.), head of the caucus. “It stays shut.”', 'It stays shut', 'G.K. Rook'],
    ['J.D. Rook said the lock was shut.', 'the lock was shut', 'J.D. Rook'],
    ['J.D. Rook flew in. He said the lock was shut.', 'the lock was shut', 'J.D. Rook'],
    ['A.K.M. Rook flew in. Rook said the lock was shut.', 'the lock was shut', 'A.K.M. Rook'],
  ])('initials without spaces are part of a name: %s', (text, words, name) => {
    expect(speakerOf(text, words)).toBe(name);
  });

  test.each([
    ['He released a letter from his doctor Friday afternoon that says he has “extraordinarily good health” for his age.', 'extraordinarily', 'a letter from his doctor'],
    ['Tove Halvorsen on Friday afternoon said the lock was shut.', 'the lock was shut', 'Tove Halvorsen'],
    ['Tove Halvorsen had mocked the complaint, saying anybody who complains about a microphone “is not having a good night.”', 'not having', 'Tove Halvorsen'],
    ['City Attorney Anders Rook said in the letter that the advertisement “unmistakably and wrongfully” suggests that Lindqvar supports the campaign.', 'unmistakably', 'Anders Rook'],
    ["Anders Rook, the foreign minister of Velmora, a permanent member of the Council, said Ostrel's latest “provocation cannot be left without consequences.”", 'provocation', 'Anders Rook'],
    ['In August, several river groups granted Mr. Rook an extension on a court order to treat runoff, saying his “start-up capital was less than expected.”', 'start-up', 'several river groups'],
    ['The film has footage of Tove Halvorsen asking, “Why are we not ahead?”', 'Why are we', 'Tove Halvorsen'],
    ['The piece used one of the woman’s quotes as its headline: “Finally. Someone who thinks like me.”', 'Finally', 'The piece'],
    ['Anders Rook was silent. The 34-year-old mother of three replied, “It is meant for her.”', 'It is meant', 'The 34-year-old mother of three'],
  ])('the words beside a verb are not always its subject: %s', (text, words, name) => {
    expect(speakerOf(text, words)).toBe(name);
  });

  test.each([
    ['I hope in 2017 Velmora says, “President Rook, thank you for your service.”', 'thank you'],
    ['Anyone who says “the lock is shut” has not been there.', 'the lock is shut'],
  ])('nobody is made a speaker of words that nobody in particular spoke: %s', (text, words) => {
    expect(speakerOf(text, words) ?? 'nobody').toMatch(/^(?:nobody|Velmora)$/);
  });

  test('titles of works and terms that nobody spoke are left out', () => {
    expect(attribute({ text: 'The programme “Ostrel Tonight” has a “safe” hour at nine.', title: null, byline: null })).toEqual([]);
  });
});
