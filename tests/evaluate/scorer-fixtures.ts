import type { QuotesGold, ScoredQuote } from '../../src/evaluate/score-quotes.ts';

/** Small cases about invented people, fed to our scorers and, where Python is there, to the shared reference scorer. */
export const searchFixture = {
  gold: [
    { answers: ['Port Temaro'], articles: ['a1', 'a2'] },
    { answers: ['38', 'thirty-eight'], articles: ['a3'] },
    { answers: ['Zoë Ångkvist'], articles: ['a4'], urls: ['https://outlet.example/4'] },
    { answers: ['never printed'], articles: ['a5'] },
  ],
  found: [
    [{ articleId: 'a9', url: null, text: 'Port Temaro is elsewhere.' }, { articleId: 'a2', url: null, text: 'Ships left port, Temaro!' }],
    [{ articleId: 'a3', url: null, text: 'The toll rose to 138.' }, { articleId: 'a3', url: null, text: 'No figure.' }, { articleId: 'a8', url: null, text: '38' },
      { articleId: 'a8', url: null, text: 'x' }, { articleId: 'a3', url: null, text: 'Thirty–eight people drowned.' }],
    [{ articleId: null, url: 'https://outlet.example/4', text: 'ZOE A\u030angkvist\u2019s ﬁnal word' }],
    [],
  ],
} as const;

export const answersFixture = {
  gold: [{ answers: ['ceasefire'] }, { answers: ['7.5'] }, { answers: ['Osmarin'] }, { answers: ['Varo'] }],
  printed: [
    { status: 'answered', statements: [{ text: 'The  cease-fire\u00a0held\u2003overnight.' }, { text: 'Both sides said the ceasefire held.' }] },
    { status: 'answered', statements: [{ text: 'It cost 7.5 million.' }, { text: 'a\ufeffb' }, { text: 'one\u0085two' }, { text: 'a fourth, not counted' }] },
    { status: 'not-found', statements: [] },
    { status: 'answered', statements: [{ text: 'Nothing.' }, { text: 'Nothing.' }, { text: 'Nothing.' }, { text: 'Varo at last.' }] },
  ],
} as const;

export const extractionFixture = {
  gold: ['The ferry left the quay at noon with forty aboard.', 'Two words', '', 'Kalderra’s_minister said 12½ tonnes of naïve maize', 'lost entirely to us here'],
  given: ['Home News The ferry left the quay at noon with forty aboard. Share', 'Two words', 'noise where nothing is', 'Kalderra’s_minister said 12½ tonnes of naïve maize', ''],
} as const;

const TEXT = '“The gate stays shut for now,” Lauder said. Varo told reporters the engineers would report first.\n\n'
  + '"We did not begin it, and we will\n\n"not be the last to end it," he said.\n\nThe so-called “peace patrol” withdrew, according to residents.';
const at = (words: string, from = 0): [number, number] => {
  const start = TEXT.indexOf(words, from);
  if (start === -1) throw new Error(`"${words}" is not in the fixture`);
  return [start, start + words.length];
};
const span = (words: string, from = 0): { start: number; end: number } => {
  const [start, end] = at(words, from);
  return { start, end };
};

export const quotesFixture: { gold: readonly QuotesGold[]; found: readonly (readonly ScoredQuote[])[] } = {
  gold: [
    {
      text: TEXT, annotators: ['one', 'two'],
      attributions: [
        { annotator: 'one', source: [at('Lauder')], cue: [at('said')], content: [at('“The gate stays shut for now,”')] },
        { annotator: 'two', source: [], cue: [], content: [at('The gate stays')] },
        { annotator: 'one', source: [at('Varo')], cue: [at('told')], content: [at('the engineers would report first')] },
        { annotator: 'one', source: [at('he said').map((n, i) => (i === 0 ? n : n - 5)) as [number, number]], cue: [at('said', TEXT.indexOf('he said'))], content: [at('"We did not begin it, and we will'), at('"not be the last to end it,"')] },
        { annotator: 'one', source: [at('residents')], cue: [at('according to')], content: [at('“peace patrol” withdrew')] },
        { annotator: 'one', source: [], cue: [], content: [] },
      ],
    },
    { text: 'Nothing was said.', annotators: ['one'], attributions: [] },
  ],
  found: [
    [
      { type: 'direct', span: span('The gate stays shut for now,'), speakerMention: span('Lauder'), cue: span('said') },
      { type: 'direct', span: span('We did not begin it, and we will'), speakerMention: span('Varo'), cue: null },
      { type: 'direct', span: span('peace patrol'), speakerMention: null, cue: null },
      { type: 'indirect', span: span('engineers would report first.'), speakerMention: span('Varo told'), cue: span('told reporters') },
      { type: 'direct', span: span('not be the last to end it'), speakerMention: null, cue: span('said', TEXT.indexOf('he said')) },
    ],
    [{ type: 'indirect', span: { start: 0, end: 7 }, speakerMention: null, cue: null }],
  ],
};
