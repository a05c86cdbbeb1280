/**
 * The words that attribute: verbs by what they take and how surely they report, and nouns of speech. The list was drawn
 * up by counting cue words over the PolNeAR training articles (networkdynamics/PolNeAR), to which diplomacy's verbs were added.
 */
export type CueClass =
  /** Reports words: "said", "warned". Takes a clause or a quotation, may follow its quotation and stand before its subject. */
  | 'say'
  /** The same with a hearer between: "told reporters that". */
  | 'tell'
  /** Puts a question: the words asked are not asserted. */
  | 'ask'
  /** Reports a stand on something named: "condemned the raid", "called for talks". */
  | 'stance'
  /** Reports a state of mind: "believes that". */
  | 'think'
  /** Shows a finding: documents, polls and courts "show", "find". */
  | 'show'
  /** Takes back or turns down the words: "denied that", "rejected claims". */
  | 'deny';

const SAY = `say add note write argue state declare announce explain insist claim warn acknowledge concede admit assert maintain contend stress
  emphasize emphasise reiterate recall report reveal confirm predict suggest conclude continue reply respond tweet remark observe quip joke comment
  complain caution allege vow pledge promise testify boast lament disclose estimate indicate muse shout answer recount underline underscore affirm
  swear hint imply signal propose post retweet chant exclaim proclaim counter elaborate repeat stipulate specify recommend opine tout
  speculate surmise bemoan decry gripe confide whisper mutter yell cry scream reason read`;
const TELL = 'tell inform remind assure urge advise notify brief persuade convince';
const ASK = 'ask wonder question inquire enquire query';
const STANCE = `criticize criticise praise denounce condemn accuse blame describe demand defend cite mention propose challenge welcome
  threaten mock blast slam attack endorse oppose call refer deride tout rebuke chide scold berate excoriate lambast lambaste assail hail applaud
  commend congratulate thank apologize apologise echo label brand dub portray characterize characterise compare liken reference invoke stress
  highlight detail outline address discuss request order encourage reaffirm express voice reiterate support favor favour quote recite rip castigate ridicule
  decry rail advocate pan laud knock trash skewer bash`;
const THINK = 'think believe hope expect feel fear agree disagree suspect worry doubt consider want wish intend assume prefer favor regard understand seek';
const SHOW = 'show find suggest indicate reveal conclude rule determine project';
const DENY = 'deny reject dismiss refute rebut dispute disavow repudiate retract decline refuse';

const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'says said said saying', write: 'writes wrote written writing', tell: 'tells told told telling', think: 'thinks thought thought thinking',
  feel: 'feels felt felt feeling', swear: 'swears swore sworn swearing', find: 'finds found found finding', show: 'shows showed shown showing',
  understand: 'understands understood understood understanding', seek: 'seeks sought sought seeking', read: 'reads read read reading',
};
const DOUBLED = new Set(['admit', 'quip', 'dub', 'refer', 'slam', 'pan', 'rip', 'rebut']);

export interface CueForm {
  readonly verb: string;
  readonly classes: readonly CueClass[];
  readonly tense: 'base' | 'present' | 'past' | 'participle';
}

/** Forms that are nouns as often as verbs: they need a subject before them and an object after. */
export const AMBIGUOUS_FORMS: ReadonlySet<string> = new Set(
  `claim claims report reports call calls note notes state states promise promises demand demands question questions comment comments reply replies
   answer answers pledge pledges vow vows estimate estimates request requests order orders attack attacks challenge challenges praise
   support supports brief hope hopes fear fears doubt doubts wish wishes worry worries view post posts tweet tweets
   show shows find finds rule rules project projects signal signals hint hints address thought quote quotes detail details label labels
   address addresses favor blame reason reasons feeling finding findings cry threat voice voices joke jokes remark remarks
   meaning reading writing read rip pan brand brands echo compare reference references boast count shout shouts
   blast blasts slam slams knock knocks trash ruling finding counter counters discloses process outlines outline
   reporting posting stress stresses state-run projected backing calling challenging defending supporting`.trim().split(/\s+/),
);

function formsOf(verb: string): [string, CueForm['tense']][] {
  const irregular = IRREGULAR[verb]?.split(' ');
  if (irregular !== undefined) {
    const [present = '', past = '', perfect = '', participle = ''] = irregular;
    return [[verb, 'base'], [present, 'present'], [past, 'past'], [perfect, 'past'], [participle, 'participle']];
  }
  const doubled = DOUBLED.has(verb) ? verb + verb.slice(-1) : verb;
  const endsInE = verb.endsWith('e');
  const endsInY = /[^aeiou]y$/.test(verb);
  const stem = endsInY ? `${verb.slice(0, -1)}i` : verb;
  const present = endsInY || /(?:s|sh|ch|x|z)$/.test(verb) ? `${stem}es` : `${verb}s`;
  const past = endsInE ? `${verb}d` : endsInY ? `${stem}ed` : `${doubled}ed`;
  return [[verb, 'base'], [present, 'present'], [past, 'past'], [`${endsInE ? verb.slice(0, -1) : doubled}ing`, 'participle']];
}

function buildForms(): ReadonlyMap<string, CueForm> {
  const forms = new Map<string, CueForm>();
  const lists: [CueClass, string][] = [['deny', DENY], ['ask', ASK], ['tell', TELL], ['say', SAY], ['show', SHOW], ['stance', STANCE], ['think', THINK]];
  for (const [cueClass, list] of lists) {
    for (const verb of list.trim().split(/\s+/)) {
      for (const [form, tense] of formsOf(verb)) {
        const known = forms.get(form);
        if (known?.classes.includes(cueClass) === true) continue;
        forms.set(form, { verb, classes: [...(known?.classes ?? []), cueClass], tense: known?.tense ?? tense });
      }
    }
  }
  return forms;
}

/** Every form of every cue verb. */
export const CUE_FORMS: ReadonlyMap<string, CueForm> = buildForms();

/** Particles without which these verbs report nothing: "pointed out", "called for". */
export const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  refer: ['to'], rail: ['against'],
};

/** Nouns that carry a clause: "his claim that", "a statement that". */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set(
  `claim claims statement statements assertion assertions allegation allegations report reports warning warnings promise promises pledge vow
   suggestion suggestions accusation accusations argument belief view fear fears hope hopes contention insistence announcement denial
   prediction concern concerns remark remarks complaint complaints testimony acknowledgment acknowledgement rumour rumours rumor rumors charge charges
   speculation notion idea confidence threat admission`.trim().split(/\s+/),
);

/** Verbs that may stand before their subject beside a quotation or a fronted clause: ", said Lavrov". */
export const INVERTING: ReadonlySet<string> = new Set(
  `said says added adds wrote writes asked asks explained explains noted notes replied replies warned warns declared argued insisted continued tweeted
   recalled quipped joked concluded announced reported reports admitted observed shouted according stated complained predicted remarked responded
   answered acknowledged exclaimed lamented muses mused suggests suggested cautioned boasted chanted screamed yelled`.trim().split(/\s+/),
);
