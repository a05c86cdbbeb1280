/** Small closed word classes of English that sentence structure is read by. All lower case. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const PERSONAL_PRONOUNS = words('he she they it i we you');
export const RELATIVES = words('who which that whom');
export const DETERMINERS = words(
  `the a an this that these those his her its their our my your some many most several all both each every another other no any few
   one two three four five six seven eight nine ten dozens hundreds`,
);
export const PREPOSITIONS = words(
  `of for in on at by to from with about against among under over after before during since between through into within without
   despite toward towards including like as via near outside inside across behind beyond above around amid upon per until throughout ahead following`,
);
export const SUBORDINATORS = words('if when while because although though as after before since unless until whereas once whether that where why how what than');
export const CONJUNCTIONS = words('and but or nor yet so');
export const AUXILIARIES = words(
  "is are was were be been being am has have had having do does did will would shall should can could may might must 's 'd 'll 're 've 'm ought need to",
);
export const MODALS = words("would will could can may might should must shall 'll 'd");
export const NEGATIONS = words(
  `not never no neither nor hardly without n't don't doesn't didn't won't wouldn't can't cannot couldn't hasn't haven't hadn't isn't aren't wasn't weren't shouldn't`,
);
/** Words that may stand between a subject and its verb. */
export const ADVERBS = words(
  `also then later now often still even just once again already previously recently repeatedly publicly first further soon always ever never not
   only both all too instead however meanwhile simply afterwards afterward earlier yesterday today tomorrow tonight himself herself themselves itself
   long once twice sometimes perhaps thus therefore nonetheless nevertheless on-stage rather either well much far out on up back yet really quite
   don't doesn't didn't won't wouldn't can't cannot couldn't hasn't haven't hadn't isn't aren't wasn't weren't shouldn't`,
);
export const DAYS = words('monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun');
export const MONTHS = words('january february march april may june july august september october november december jan feb aug sept oct nov dec');
/** Common verbs that end a noun phrase when they are met walking leftwards. */
export const COMMON_VERBS = words(
  `went go goes going gone came come comes coming made make makes making took take takes taking gave give gives giving got get gets getting
   met meet meets meeting held hold holds left led leads became become becomes began begin begins won wins lost loses kept keeps ran runs
   put puts saw sees found finds sent sends brought brings bought paid spent stood sat stands sits grew fell rose rises works worked visited
   arrived issued released published signed joined served serves appeared appears seemed seems used uses wants wanted tried tries continues
   refused declined agreed decided planned plans faces faced shows showed remains remained returned
   turned moved played plays looked looks helped helps followed follows heard learned attended ended started`,
);
