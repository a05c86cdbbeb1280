import { createRandom } from './random.ts';

/** One true article of the world: what a site publishes, and when it changes it. */
export interface TrueArticle {
  /** A word that stands in its text and nowhere else: by it the article is found again in the store. */
  readonly marker: string;
  readonly number: number;
  readonly publishedMs: number;
  readonly title: string;
  /** Its text from these moments on; the first is that of publication. */
  readonly versions: readonly { readonly fromMs: number; readonly paragraphs: readonly string[] }[];
  /** From when its page answers 410; null: never. */
  readonly goneFromMs: number | null;
}

const HOUR_MS = 3_600_000;
const PLACES = ['Velt', 'Brack', 'Osk', 'Hesk', 'Linna', 'Teyn', 'Orlo', 'Strena', 'Pashar', 'Imbazi'];
const THINGS = ['the ferry pact', 'the grain quota', 'the border post', 'the water board', 'the customs union', 'the fishing ban', 'the rail link', 'the treaty of the islands', 'the new tariff', 'the prisoner list'];
const PEOPLE = ['Anselm Korda', 'Mira Tolve', 'Ludo Brant', 'Sanna Reke', 'Ivo Maltin', 'Greta Osmar', 'Pell Andor', 'Runa Veil'];
const SAYINGS = [
  'We signed nothing that we cannot keep', 'The door is open and the lamp is lit', 'A promise made in winter is paid in spring', 'Nobody was asked and nobody agreed', 'We have counted the ships and we will count them again',
  'Let them come and look for themselves', 'There is no second paper in any drawer', 'The pilots will sail when the lights are mended',
];

/** The article of a number on a site; invented, and different from every other in most of its words. */
export function trueArticle(site: string, number: number, publishedMs: number, { edits, isGone }: { readonly edits: number; readonly isGone: boolean }): TrueArticle {
  const random = createRandom(number * 7_919 + [...site].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1_000_003);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const marker = `mark${site.replace(/\W/g, '')}x${number}x`;
  const words = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const person = pick(PEOPLE);
  const place = pick(PLACES);
  const thing = pick(THINGS);
  const body = (edit: number): string[] => [
    `${person} of ${place} said on a day of ${words(3)} that ${thing} would be settled, and the reference of the file was ${marker}${edit === 0 ? '' : `; the article was mended ${edit} times`}.`,
    `"${pick(SAYINGS)}," ${person} told reporters in ${place}. The ${words(2)} was quiet, and ${words(12)}.`,
    `Officials in ${pick(PLACES)} counted ${Math.floor(random() * 900) + 30} ${words(2)} in the week, and the ${words(10)} was sent to the council for ${words(4)}.`,
    `The council meets again in ${pick(PLACES)} after ${words(9)}, and the ${words(3)} will be read by ${pick(PEOPLE)} and the ${words(6)} of the harbour.`,
  ];
  const first = body(0);
  const versions = Array.from({ length: edits + 1 }, (_, edit) => ({
    fromMs: publishedMs + edit * 2 * HOUR_MS,
    paragraphs: edit === 0 ? first : [`${first[0]?.replace(/\.$/, '') ?? ''}; the number was corrected ${edit === 1 ? 'once' : `${edit} times`} since.`, ...first.slice(1)],
  }));
  return { marker, number, publishedMs, title: `${place}: ${thing} is ${pick(['signed', 'delayed', 'read out', 'sent back', 'disputed'])}, file ${number}`, versions, goneFromMs: isGone ? publishedMs + 20 * HOUR_MS : null };
}

const WORDS = `amber anchor archive autumn barge basin beacon bridge candle canal cargo cedar charter cliff clock cobble compass copper cordage crane dawn delta dockyard drizzle ember engine estuary
ferry flint foghorn forge gale garden granite gull hamlet harvest hatch heather hinge horizon ivory jetty juniper kelp kettle ladder lantern ledger lighthouse linen lumber mallet marble meadow mill mortar
needle nettle oar orchard otter parcel pebble pier pillar plough quarry quill rafter reed ridge rigging rope rudder saddle sail salt sandbar sawmill shingle signal silver sluice spindle steeple stove
tallow tapestry thistle tiller timber tunnel turret valley vane velvet wagon walnut warden weaver wharf wheel willow winch wool yarn`.split(/\s+/);

export function versionAt(article: TrueArticle, nowMs: number): TrueArticle['versions'][number] {
  const [first, ...later] = article.versions;
  return later.filter(({ fromMs }) => fromMs <= nowMs).at(-1) ?? (first as TrueArticle['versions'][number]);
}
