const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Nouns that say what a person is; a capitalised one before a name is a title. Lower case, without full stops. */
export const ROLES = words(
  `minister president premier chancellor king queen prince princess emperor sultan emir sheikh senator governor mayor secretary ambassador envoy consul
   spokesman spokeswoman spokesperson general colonel admiral captain major lieutenant sergeant commander marshal chief director chairman chairwoman
   chair head leader candidate nominee lawmaker congressman congresswoman representative judge justice lawyer attorney prosecutor professor analyst
   economist expert researcher author writer editor reporter journalist columnist doctor officer official diplomat adviser advisor aide strategist
   manager founder executive ceo owner farmer baker activist pastor bishop pope archbishop cardinal rabbi imam student teacher resident witness
   survivor soldier sheriff detective commissioner speaker deputy coordinator president-elect scientist historian engineer hydrologist physician
   nurse sailor pilot driver trader merchant banker investor businessman businesswoman billionaire actor actress singer comedian host anchor
   administrator chairperson pollster democrat republican councillor councilman councilwoman ombudsman auditor treasurer regent dictator ayatollah veteran novelist
   politician negotiator mediator inspector superintendent principal dean provost rector academic skipper coach warden`,
);
/** Titles and their short forms that only ever stand before a name. */
export const TITLES = words(
  `mr mrs ms miss mx dr prof sir dame lord lady madam sen sens rep reps gov gen lt col maj capt cpt sgt adm rev hon pres amb st
   prime foreign deputy vice acting former interior defence defense finance external affairs home health transport agriculture digital
   chief major rear brigadier senior first lieutenant attorney permanent special assistant associate under-secretary undersecretary
   honorable honourable excellency ministers secretaries presidents commerce treasury labor labour minority majority opposition house senate state supreme court army navy police national security press democratic republican gop
   judge justice father sister brother pastor president-elect ex-president trade energy education environment justice culture economy industry`,
);
/** Titles that say nothing of an office: what follows is a name, even if it is "King". */
export const HONORIFICS = words('mr mrs ms miss mx dr prof sir dame sen rep gov rev hon');
export const MALE_WORDS = words(`mr sir lord king prince emperor sultan emir father brother pope spokesman chairman congressman businessman councilman
   salesman husband son uncle grandfather man boy policeman gentleman imam rabbi fisherman`);
export const FEMALE_WORDS = words(`mrs ms miss dame lady madam queen princess sister spokeswoman chairwoman congresswoman businesswoman councilwoman
   wife daughter mother aunt grandmother woman girl actress policewoman`);
const MALE_NAMES = words(
  `donald bill barack joe john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark paul steven andrew
   kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
   samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan jeremy
   harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan jordan billy bruce albert willie gabriel logan alan juan
   wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny ted bernie marco mike tim jeb rand lindsey chris rick newt mitt rudy
   vladimir sergey sergei dmitry dmitri mikhail boris ivan igor nikolai viktor volodymyr oleg yuri xi li wang narendra rahul amit imran ali hassan mohammed
   muhammad mohammad ahmed mahmoud ibrahim abdullah omar hamid benjamin bibi yair emmanuel francois nicolas olaf helmut recep erdogan bashar antonio jens
   luis carlos pedro miguel fernando jorge javier pablo stefan lars hans klaus pierre jean tomas emil pavel anton stepan rolf bram felix piet
   antony lloyd jake merrick mitch chuck kim joao lula jair alberto gustavo rishi keir tony gordon nigel kwame cyril paul benny yoav itamar`,
);
const FEMALE_NAMES = words(
  `hillary mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol
   amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine
   christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan
   andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris
   marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori ivanka melania chelsea kellyanne condoleezza madeleine
   kamala nikki carly elena sonia ursula giorgia annalena jacinda theresa liz nicola angela christine kristalina janet avril gina maria zakharova marine
   sanna mette benazir sheikh hasina indira sushma nirmala aung ellen hedda mira ingrid astrid katya leyla wanda ilke jana`,
);

/** What a first name tells of a person's gender; null if it is in neither list or in both. */
export function genderOfFirstName(name: string): 'male' | 'female' | null {
  const isMale = MALE_NAMES.has(name);
  const isFemale = FEMALE_NAMES.has(name);
  return isMale === isFemale ? null : isMale ? 'male' : 'female';
}

/** Words that make a capitalised name an organisation's. */
export const ORGANISATION_WORDS = words(
  `ministry department agency party council bank committee commission university institute inc corp corporation company group union league house times post news
   court association federation foundation organisation organization office bureau board army navy force forces police government administration authority service
   services center centre congress parliament senate assembly cabinet kremlin pentagon network press journal tribune herald gazette guardian reuters bbc cnn
   nbc abc cbs fbi cia nato un eu ap afp pti campaign fund alliance coalition front movement society club college school hospital church observatory
   command corps brigade militia treasury reserve exchange airlines motors industries holdings partners ltd plc llc co trust chamber embassy
   mission secretariat tribunal summit conference forum radio television tv today daily weekly magazine standard courier ledger observer`,
);
/** Words that end the name of a place, a building, a work or an event: nobody says "he" of those. */
export const THING_WORDS = words(
  `theater theatre highway road street avenue boulevard mall stadium arena park river island islands bridge airport hotel square county city town village
   valley bay lake sea ocean mountain mountains beach strait canal port station tower building hall museum library guide act bill law plan deal treaty
   agreement accord pact award prize cup games olympics festival week month day war era age book show film edition report project programme program
   missile system app phone`,
);
/** Sources without a name: kept as they stand. Also plural and collective nouns that are their own name. */
export const ANONYMOUS_HEADS = words(
  `official officials source sources person people aide aides adviser advisers diplomat diplomats witness witnesses resident residents analyst analysts
   expert experts critics supporters lawmakers senators republicans democrats voters authorities police prosecutors investigators researchers
   scientists economists officers spokesman spokeswoman spokesperson insiders leaders ministers governments lawyers activists observers others some many`,
);
