import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerType } from '../../src/domain/query.ts';
import { createKnownNames, understandQuestion } from '../../src/understand/index.ts';

const ASKED_AT_MS = Date.UTC(2026, 2, 7, 12);
const understand = (question: string) => understandQuestion({ question, askedAtMs: ASKED_AT_MS });

describe('the kind of answer', () => {
  const CASES: readonly (readonly [AnswerType, readonly string[]])[] = [
    ['person', ['Who won the run-off in Pashar?', 'Whom did Varo meet?', 'Which minister resigned?', 'A prize was given this week to which author?', 'Varo left office after whose speech?']],
    ['country', ['Which country closed its border?', 'A missile fell in which NATO country this week?', 'What nation hosts the talks?']],
    ['place', ['Where did the cable break?', 'In which city is the forum held?', 'What is the capital of Velmora?', 'The fire began in which province?']],
    ['organization', ['Which company cut the cable?', 'Which political party won?', 'What agency sent the doses?']],
    ['time', ['When will the gate be reopened?', 'In what year was the treaty signed?', 'How long ago did the talks begin?', 'On which day did the strike end?']],
    ['number', ['How many people died?', 'How much water does the treaty promise?', 'What percentage of voters agreed?', 'How long has the ban lasted?', 'What was the death toll?', 'How old is the king?']],
    ['reason', ['Why did Kalderra close the gates?', 'How come the talks failed?', 'What is the reason for the ban?']],
    ['yes-no', ['Has India condemned the invasion?', 'Is the border closed?', 'Did Tolliver resign?', 'True or false: the treaty is dead.', 'Weren’t the talks cancelled?']],
    ['statement', ['What did Varo say about the gate?', 'How did Brekk describe the attack?', 'How has Velmora reacted to the vote?', 'quotes by Varo on the river']],
    ['thing', ['What lit the fire on the bridge?', 'Which treaty did they sign?', 'The parliament passed which law?']],
  ];
  for (const [type, questions] of CASES) {
    test.each(questions)(`is ${type}: %s`, (question) => {
      expect(understand(question).answerType).toBe(type);
    });
  }

  test('is read off the sentence that asks, not off its preamble', () => {
    expect(understand('Who would have thought it. The ferry sank on Friday. How many people were aboard?').answerType).toBe('number');
    expect(understand('When the king died, who followed him?').answerType).toBe('person');
  });
});

describe('whose words are asked for', () => {
  test.each([
    'What is the rule called?', 'What is Varo called by her aides?', 'What was the treaty said to promise?', 'How is the dam described?',
    'What does the treaty say about water?', 'What do the figures say about exports?', 'How did the market react to the vote?',
  ])('nobody’s in: %s', (question) => {
    expect(understand(question).speaker).toBeNull();
  });

  test('somebody who is still speaking is a speaker', () => {
    expect(understand('What is Varo saying about the gate?').speaker).toBe('Varo');
  });

  test.each([
    ['What did Lavrov say about Ukraine?', 'Lavrov', 'Ukraine'],
    ['what has Varo said on the treaty', 'Varo', 'the treaty'],
    ['How did S Jaishankar describe relations with Russia?', 'S Jaishankar', 'relations with Russia'],
    ['Who fired first, according to Brekk?', 'Brekk', 'Who fired first'],
    ['According to Tomas Brekk, who fired first?', 'Tomas Brekk', 'who fired first?'],
    ['Quotes by Ilke Varo on the river', 'Ilke Varo', 'the river'],
    ['What was Osmarin’s reaction to the agreement?', 'Osmarin', 'the agreement'],
    ['Did Tolliver tell parliament that the treaty is dead?', 'Tolliver', 'parliament that the treaty is dead'],
    ['What reason did Lumeka Ashti give for halting exports?', 'Lumeka Ashti', 'halting exports'],
    ['Is the border closed, according to Interior Minister Orlitz?', 'Orlitz', 'Is the border closed'],
    ['What did Rear Admiral Lauder say about the red paint?', 'Lauder', 'the red paint'],
    ['What did the Ministry of External Affairs say about the visit?', 'Ministry of External Affairs', 'the visit'],
    ['What did the head of the observers say about power cuts?', 'head of the observers', 'power cuts'],
    ['What do Velmora and Kalderra say about the shooting?', 'Velmora and Kalderra', 'the shooting'],
    ['tell me what Varo said about oil', 'Varo', 'oil'],
    ['Lavrov on Ukraine', 'Lavrov', 'Ukraine'],
    ['what is the response of Kalderra to the vote?', 'Kalderra', 'the vote'],
  ])('%s', (question, speaker, topic) => {
    expect(understand(question)).toMatchObject({ speaker, topic: topic.replace(/\?$/, '') });
  });

  test.each([
    'Which nuclear plant were the agreements with Manturov about?',
    'Who said that the treaty is dead?',
    'What happened in Pashar?',
    'How did Velmora’s parliament vote on the treaty?',
    'What share of people smoke, according to a new study?',
    'Who won the Sable Gulf Cup?',
  ])('nobody’s: %s', (question) => {
    expect(understand(question)).toMatchObject({ speaker: null, topic: question });
  });

  test('a pronoun with nothing before it is no speaker, but statements on the topic are wanted', () => {
    expect(understand('What did they say about a multipolar world?')).toMatchObject({ speaker: null, answerType: 'statement', topic: 'a multipolar world' });
  });
});

describe('names, numbers and terms', () => {
  test('names are capitalised runs with the small words they hold, and two joined by "and" are two', () => {
    expect(understand('Did Luiz Inácio Lula da Silva meet S Jaishankar in the UK?').names).toEqual(['Luiz Inácio Lula da Silva', 'S Jaishankar', 'UK']);
    expect(understand('Have Moscow and Kyiv agreed?').names).toEqual(['Moscow', 'Kyiv']);
    expect(understand('What did the Ministry of External Affairs announce about Putin’s Russia?').names).toEqual(['Ministry of External Affairs', 'Russia', 'Putin']);
  });

  test('a question in lower case finds countries, and the names that the store knows', () => {
    const knownNames = createKnownNames(['Sergey Lavrov', 'Denis Manturov', 'a spokesman']);
    const query = understandQuestion({ question: 'what did lavrov tell us about north korea', askedAtMs: ASKED_AT_MS, knownNames });
    expect(query.names).toEqual(['north korea', 'lavrov']);
    expect(query.speaker).toBe('lavrov');
    expect(understandQuestion({ question: 'WHO IS SERGEY LAVROV?', askedAtMs: ASKED_AT_MS, knownNames }).names).toEqual(['SERGEY LAVROV']);
  });

  test('numbers stay as written', () => {
    expect(understand('Was the 7th vote 1,400 to 97 on 52.4% turnout in 2024?').numbers).toEqual(['7th', '1,400', '97', '52.4%', '2024']);
  });

  test('terms leave the frame out and keep negation and "US"', () => {
    expect(understand('What did Varo say about the river that is not in the US?').terms).toEqual(['varo', 'river', 'not', 'us']);
    expect(understand('Which country did never sign?').terms).toEqual(['never', 'sign']);
  });

  test('a question of nothing but frame still looks for something', () => {
    expect(understand('Who said something?').terms.length).toBeGreaterThan(0);
  });

  test('limits come from the caller only', () => {
    const window = { sinceMs: 1, untilMs: null };
    expect(understandQuestion({ question: 'What happened last week?', askedAtMs: ASKED_AT_MS, window, outlet: 'Orlo Post' })).toMatchObject({ window, outlet: 'Orlo Post' });
    expect(understand('What happened last week?').window).toBeNull();
  });
});

describe('any string at all', () => {
  test('is understood without an error, and nothing is invented', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.stringMatching(/^[A-Za-z ,.'’?0-9-]{0,200}$/)), (question) => {
      const query = understand(question);
      expect(query.question).toBe(question);
      for (const number of query.numbers) expect(question).toContain(number);
      for (const name of query.names) expect(question.replace(/\s+/g, ' ')).toContain(name);
      expect(query.terms).toEqual([...new Set(query.terms)]);
    }), { numRuns: 300 });
  });

  test('of a megabyte is understood at once', () => {
    for (const unit of ['What did ', 'according to ', 'A. ', '1,1', 'Lavrov and ', 'on Tuesday ', '’s ', '?', 'how ']) {
      const started = performance.now();
      understand(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
