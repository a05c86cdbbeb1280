import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlesOf, type Story } from '../../src/domain/story.ts';
import { groupStories } from '../../src/story/index.ts';
import { given } from './given-article.ts';

const FERRY = 'The Linna Star rolled over off Tesenga Island with 221 people aboard, the coast guard of Imbazi said. Captain Jomo Telleh said that fishing boats had pulled dozens of passengers out of the water before dawn and that the search went on around the hull.';
const FERRY_AGAIN = 'Imbazi counted its dead after the Linna Star capsized near Tesenga Island. The coast guard under Jomo Telleh lowered the toll to 38 when it found that eight passengers had been listed twice by two hospitals.';
const CABLE = 'The Skarn-2 cable was cut on the sea floor between Eskarne and Velmora, the operator Skarnet said. A survey ship found a scar in the sand and flakes of red paint, and Rear Admiral Signe Lauder named no vessel.';
const FORM = (day: string, what: string): string => `Public schedule of the minister. The minister attends meetings and briefings at the ministry in Brynholt. On ${day} ${what}. All times are local. Members of the press should present their passes at the north gate one hour before each event begins.`;

const words = fc.array(fc.constantFrom(...'Orlo Teyn Karr Gorge Varo Tolliver Hask gate treaty bridge guards mortar water flow talks minister said river inquiry 410 265 maize ferry cable'.split(' ')), { minLength: 3, maxLength: 60 }).map((list) => list.join(' '));
const articleLists = fc.array(fc.record({ text: words, day: fc.option(fc.integer({ min: 1, max: 28 })), outlet: fc.constantFrom('Ledger', 'Courier', null) }), { maxLength: 14 }).map((list) =>
  list.map(({ text, day, outlet }, i) => given({ id: `a${i}`, text, outlet, at: day === null ? null : `2026-03-${String(day).padStart(2, '0')}` })));

const idsOf = (story: Story): string[] => articlesOf(story).map(({ id }) => id).sort();
const groupsOf = (stories: readonly Story[]): string[] => stories.map((story) => idsOf(story).join(' ')).sort();

describe('grouping articles into stories', () => {
  it('puts every article into exactly one story, named after one of its own', () => {
    fc.assert(fc.property(articleLists, (articles) => {
      const stories = groupStories(articles);
      expect(stories.flatMap(idsOf).sort()).toEqual(articles.map(({ article }) => article.id).sort());
      for (const story of stories) expect(idsOf(story)).toContain(story.id);
    }), { numRuns: 60 });
  });

  it('gives the same stories whatever order the articles come in', () => {
    fc.assert(fc.property(articleLists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([articles, shuffled]) => {
      expect(groupStories(shuffled)).toEqual(groupStories(articles));
    }), { numRuns: 60 });
  });

  it('keeps copies of one text together, as one text', () => {
    fc.assert(fc.property(articleLists, words, (articles, text) => {
      const copies = ['x1', 'x2', 'x3'].map((id, i) => given({ id, text, outlet: `Outlet ${i}`, title: `Other title ${i}`, at: `2026-03-0${i + 1}` }));
      const stories = groupStories([...articles, ...copies]);
      const holding = stories.flatMap(({ texts }) => texts).filter(({ original, copies: others }) => [original, ...others].some(({ id }) => id.startsWith('x')));
      expect(holding).toHaveLength(1);
    }), { numRuns: 60 });
  });

  it('tells accounts of one event from another event, and counts a wire text once', () => {
    const stories = groupStories([
      given({ id: 'wire', title: 'Ferry capsizes off Imbazi', text: FERRY, outlet: 'LNA', agency: 'LNA', at: '2026-03-03T07:00:00Z' }),
      given({ id: 'carried', title: 'Dozens drown', text: `${FERRY} Relatives waited on the quay.`, outlet: 'Courier', at: '2026-03-03T09:00:00Z' }),
      given({ id: 'own', title: 'Imbazi lowers toll of the Linna Star', text: FERRY_AGAIN, outlet: 'Standard', at: '2026-03-04T09:00:00Z' }),
      given({ id: 'cable', title: 'Cable severed', text: CABLE, outlet: 'Courier', at: '2026-03-03T10:00:00Z' }),
    ]);
    expect(groupsOf(stories)).toEqual(['cable', 'carried own wire']);
    const ferry = stories.find(({ id }) => id === 'wire');
    expect(ferry?.texts.map(({ original, copies }) => [original.id, ...copies.map(({ id }) => id)]).sort()).toEqual([['own'], ['wire', 'carried']]);
  });

  it('does not take two filled-in forms of one outlet for one text, and does take its own repeat', () => {
    const [first, second] = [FORM('Monday', 'the minister receives the ambassador of Pashar, opens the water conference and meets the envoy for the Teyn'), FORM('Tuesday', 'the minister travels to Sarith, visits a hospital at Orlo and dines with the farmers of the lower valley')];
    const texts = groupStories([given({ id: 'one', text: first }), given({ id: 'two', text: second, at: '2026-03-05' }), given({ id: 'again', text: first.replace('Monday', 'Monday, 2 March,'), at: '2026-03-06' })]).flatMap((story) => story.texts);
    expect(texts.map(({ original, copies }) => [original.id, ...copies.map(({ id }) => id)]).sort()).toEqual([['one', 'again'], ['two']]);
  });

  it('keeps apart what happened in the same words weeks apart', () => {
    const strike = (n: number, at: string) => given({ id: `s${n}`, at, outlet: `O${n}`, title: 'Dockers strike at Port Temaro', text: `Dockers at Port Temaro in Imbazi went on strike over wages, their union said on the quay. Witness number ${n} watched the cranes stand still in the rain.` });
    expect(groupsOf(groupStories([strike(1, '2026-01-05'), strike(2, '2026-01-05')]))).toEqual(['s1 s2']);
    const far = groupStories([given({ ...strike(1, '2026-01-05').article, text: FERRY }), given({ ...strike(2, '2026-03-05').article, publishedAt: null, text: CABLE })]);
    expect(far).toHaveLength(2);
  });

  it('refuses more than it can hold, and one id twice', () => {
    expect(() => groupStories(Array.from({ length: 2_001 }, (_, i) => given({ id: `n${i}`, text: 'x' })))).toThrow('At most 2000 articles can be grouped at once, got 2001');
    expect(() => groupStories([given({ id: 'a', text: FERRY }), given({ id: 'a', text: CABLE })])).toThrow('one id');
    expect(groupStories([])).toEqual([]);
  });
});
