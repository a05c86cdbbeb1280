/** Words that end in a full stop without ending a sentence, as news copy writes them; lower case, without the stop. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms mx dr prof gen lt col maj capt cpt sgt cpl pvt cmdr adm brig sen sens rep reps gov govs pres supt det insp rev hon
   st mt ft ave blvd rd jr sr vs v viz cf approx dept est no nos art arts sec fig vol pp ed eds al inc corp co cos ltd plc llc
   bros assn jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
   e.g i.e etc a.m p.m u.s u.k u.n e.u u.s.s.r d.c n.y l.a ph.d m.d b.a m.a u.a.e
   ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt
   wash wis wyo`.split(/\s+/),
);

/** Abbreviations that do end a sentence as often as not: they end one when a usual sentence opener follows. */
export const MAY_END_SENTENCE: ReadonlySet<string> = new Set(
  'u.s u.k u.n e.u d.c u.a.e a.m p.m inc corp co cos ltd plc jr sr etc no'.split(' '),
);

/** Words that open a sentence far more often than they continue a name after "U.S." or "Inc.". */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  `the a an in on at by for from with as after before but and or so yet he she it they we i you this that these those there
   his her its their our my when while if although though since however meanwhile what who where why how not no some many most
   last earlier officials`.split(/\s+/),
);
