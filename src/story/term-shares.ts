/**
 * Terms by the share of news articles that hold them, in bands (`share` is a band's floor). Counted by
 * bench/count-story-terms.ts over 5709 articles (SHA-256 of the file 4ffba8b1ae701b57…).
 */
export const TERM_SHARES: readonly { readonly share: number; readonly terms: string }[] = [
  {
    share: 0.4,
    terms: `
accord back com day even first get includ last mak need new no not peopl said say sinc stat tak tim today two week work year`,
  },
  {
    share: 0.28,
    terms: `
1 10 against american another around call chang continu country end follow going help hom know liv look mad million month mov national news next part plac plan play president report right see show start still thre told usa want way well world`,
  },
  {
    share: 0.2,
    terms: `
2 20 3 4 5 across ad already among announc ask becom best big cam cas caus center city clos cnn company department early event every expect fac family far federal find fiv former found four gam giv go good group happen high history hous issu keep later lead
least long mean member nam nearly never night number official open past point provid public put reach really receiv recent record releas remain result return run school season second servic set several sign statement support team thing think though took top
try turn unit updat use used win without york`,
  },
  {
    share: 0.14,
    terms: `
11 12 15 2020 2021 2022 2024 30 50 6 7 8 abl act administration agency ago allow along america appear area away bas began begin behind believ better bill break bring build business california car challeng check clear community concern consider control cost
county court creat data deal death decad decision different director don due earlier effort enough et experienc fall feel final forc fre full futur general got government great head health hit hold hop hour however impact increas john known lat latest law
leader leav left less level lif likely lin list littl local los lot lov major mark media meet nation near north offer offic order pass pay pm post power press program question rais requir schedul seen serv shar sit six social someth south stand star stay step
stop story system talk third trump twitter university vot washington watch went whether whit won`,
  },
  {
    share: 0.1,
    terms: `
100 13 14 16 17 18 2018 2019 2023 21 22 24 25 40 9 action address affect age ahead air almost although alway associat attempt availabl averag award becam biden biggest billion black board campaign career celebrat chanc charg chief children claim comment
compar condition conferenc confirm contribut cours cover covid-19 current cut daily dat decid deliver despit donald driv drop earn effect eight election especially everyon everyth executiv expert fact fan featur field fight fil fir florida focus food form
forward friend fund given goal grow half hand hard held higher host human imag important individual industry information instead interest international interview involv job joe join key kill kind larg largest launch learn led limit longer loss lost man market
matter measur mil minut miss moment money morn multipl network often old opportunity organization outsid pandemic park party performanc period person pick player policy political possibl potential previous previously pric problem process product project
protect push rac rat read real reason recently red reporter represent republican research resident ris risk rol rul safety sav saw scor seem senior sery seven shot sid significant similar small soon special spend sport stag study suggest summer sur taken tell
term test thought thousand throughout titl together total track travel using video view visit wait war warn water websit weekend west women wrot year-old young`,
  },
  {
    share: 0.07,
    terms: `
19 2016 2017 2025 23 26 27 28 60 ability access account activity actually add addition additional advanc amid amount angel annual answer anyon anyth approach argu arizona arriv association attack attend attorney authority avoid bad ban bar battl beat benefit
beyond bit block body book brought buy carolina carry central ceo certain championship cit coach colleg committe common complet congress consumer contact count coupl crowd currently customer damag david declin demand democrat democratic describ design detail
determin develop development died difficult direct diseas district doubl dozen dr drug east economic either email emergency employe ensur enter entir estimat exampl expand explain extend eye fail favorit figur fill film finally financial finish fourth front
gav global goe gov green ground hear heart honor hug hundr idea immediately improv insid investigation jam judg justic kid land lawmaker leagu legal light link location low lower main majority manager match meanwhil medical men messag michael mik music
newsletter nin noth occur officer onlin operat operation option original overall owner parent particularly partner personal photo pictur polic popular position prepar present pressur prevent privat probably produc professor promis publish pull puzzl quickly
rang rank ready reduc region relat remov request respond respons rest reveal review road robert rock roll room round saf sal san se search secretary security seek senat send sent short singl situation someon son sourc southern spac speak spent spot spread
staff stor storm stream street strong struggl student supply surpris target texa thank threat trad train trend tv typ typically understand union valu version vic victory voter walk weather whol william winner woman word worker`,
  },
  {
    share: 0.05,
    terms: `
200 2012 2014 2015 2026 29 31 35 70 90 accept actor adult advocat afternoon agr aid aim alabama alon analysis analyst announcement ap app appeal appearanc approv arm attention audienc author ball bank below blu born bowl box boy brand brief brown built
candidat cap captur cast category century ceremony certainly chain chair champion chicago child china choic choos chris civil class climat club coast color colorado combin commission commit compet competition conduct connect conservativ contain contract
coverag credit crew crim criminal crisis critical cross cup dangerous daughter dc dead debat debut declar deep defend defens degre delay differenc directly discuss document dollar door draw dream earth easy economy editor education elect emerg encourag energy
enforcement england enjoy era establish eventually evidenc excit exist express extra facebook facility factor father fear feet fell fellow felt firm flight fly football fuel fully fun gain gas gather generation georg georgia getty giant girl gold gon gop
governor grand grant guid guy hall handl happy heard heat heavy highest highlight highly historic holiday hospital hot hub injury instagram institut introduc investigat island item jersey johnson jon journal jump kept kevin kick king knew labor lack largely
larger lawsuit legislation letter maintain manag management mass massiv mayb met mexico michigan middl military mind mission mix model mother movi nationwid natural nomination northern ohio older one opinion own pag paid pair path paul perform perhap phon
piec platform plus politic poll pop population positiv potentially powerful practic predict presidential pretty prevention primary prior production prompt protection prov purchas quarter rar recogniz recommend refer reflect regular relationship remember rep
replac representativ researcher resourc restaurant retir rid river ros roughly scen scienc scientist screen seat secur select sell sen sens separat serious sever shift shoot shop simply siz slow sold sometim song sound specific speech spok spokesperson spr st
stadium standard station stock stretch strik success suffer sun super suprem surg tax taylor technology ten threaten tom tour town treat treatment tri trip tru tweet ultimately urg usually various vehicl virginia voic wall wav wear welcom western wif wind
winter wonder worst worth writ wrong yes`,
  },
  {
    share: 0.035,
    terms: `
0 1,000 2008 2010 2011 2013 32 37 45 48 500 65 75 80 absolutely abus academy accus acknowledg activ actress adam advantag agent agre agreement airport alaska album alleg alongsid andrew animal anticipat appl apply arkansa arrest art articl artist assist
assistant baby balanc ballot band basketball bay beach bear beautiful bid bigger blam blood boost border boston bottom brian british broadcast brok brother budget burn camera canada cancel cannot capacity capital capitol card cash catch caught cdc celebration
chairman chamber channel character church citizen classic clean clearly climb closely closer cold collect commercial communication completely congressional connection consecutiv content contest controversial conversation cool coronavirus council covid crash
critic criticism criticiz crossword cultur dark de defeat defin definitely delawar deni depend destroy detroit die digital direction discover display distanc division doctor dog domestic draft dress drink driver eastern eat edg effectiv eligibl eliminat engag
engineer entertainment environment environmental eric escap europ european everybody exactly exchang explor extrem extremely fair fam familiar famous farm fashion fast favor femal fewer fifth fin financ fit flag flood floor foot forecast foreign foundation
founder fox franchis francisco freedom generally golden greater greatest grew growth guard guest gun harm hat healthy hill hir hollywood household houston hurt husband ice iconic identifi identify ii illness immediat inch incident incom increasingly
independent indiana indicat infection inflation influenc initial initially injur inspir intend investment iowa jackson jeff jim jordan journey jr kansa lady lak lawyer leadership lee lift listen locat london martin mask material matt mayor meant medicin
mention miami modern monitor moon mostly mountain movement murder nasa nativ natur nearby necessary neighborhood nfl nomine non nonprofit normal notic obtain ocean odd officially oil olympic ongo opponent oppos oscar pac pack packag pain paper participat
particular patient peak pennsylvania percent perfect philadelphia phoenix physical planet plant playoff plenty pos possibility pound prim prison producer professional progress promot property propos proposal protest proud publicly purpos quality queen quick
rain ran reality realiz recall recover referenc refus regard regulation relief requirement respect restriction reuter revenu richard rival rout row rush russia russian ryan scott session shap ship shock shown shut simpl singer sky smaller smith society sort
spark spe speaker status stev straight strategy stress subject subscrib successful suit supporter surfac surround survey surviv suspect tabl talent task teacher tech television temperatur tennesse text theory thoma throw ticket tie tied tip tool touch tough
tournament traditional traffic trail transportation tre trial troubl trust truth twic uk ukrain uniqu unlik unprecedent upcom user vaccin valley variety veteran victim violenc virus warm weekly wid widely widespread wild window wir wish witness worry wors
writer written yard younger`,
  },
  {
    share: 0.025,
    terms: `
10,000 100,000 150 2002 2003 2005 2006 2007 2009 300 33 34 36 38 39 400 41 42 43 44 52 55 abc achiev activist adjust admit adopt advis adviser affair africa agricultur airlin alarm alert alex aliv all-time allegation ally alternativ amaz amazon amendment
anniversary anthony apart approval argument army assault assistanc athlet atlanta atlantic atmospher attract australia awar background bag basis behavior bell belong ben bet bird birthday blow bob bought breath bridg bright broken bureau busy camp cancer
carri cbs celebrity charl chas cheer chosen christian christma christopher circl circumstanc cleveland cloth cod colleagu collection comedy commissioner commitment competitiv complaint complex complicat concert conclud confidenc conflict connecticut
consequenc construction controversy convict cook cor corner corporat crack crown crucial cultural cycl dalla dan danc danger daniel davis deadlin deadly debt dedicat deeply denver deputy deserv devastat devic disappoint disaster discovery discussion dismiss
disney distribut divid dominat dos doubt downtown drama drew driven duty eagl eas easier easily echo egg electric elizabeth elon elsewher embrac emotional english entirely entry episod equipment essential essentially estat everywher except exercis exit
expectation expensiv expos exposur failur fals faster fbi fee feed festival fish fix flow folk forever formerly franc french fresh gannett.com gap garden generat germany gift glass glob god gotten grab graduat grocery grown halt handful hang harris headlin
heavily height highway hik historical historically hotel hunt hurrican icon identity illegal illinois imagin immigration implement impos impossibl inbox incredibl inform infrastructur initiativ instanc institution insuranc intelligenc intens internal internet
invasion invest investigator investor invit jack jason jet joint jok journalist joy kelly kennedy kentucky kingdom knock knowledg la label languag las lay leg legacy legend legislativ legislatur licens lie lik lock long-term longtim louisiana magazin mal
mandat manufactur manufacturer map marri mary maryland massachusett matthew max meal medal memorial memory mental midterm minister minnesota minor mississippi missouri mistak mom motion mount movy museum musical musk narrow nba nbc negativ negotiat neighbor
neither net netflix nevada newly newspaper nic nod nominat nor northeast numerous obama object observ obviously occasion offens offensiv oklahoma orang oregon organiz originally otherwis outbreak outcom outlet overturn overwhelm pacific paint panel parad
paris partnership passenger patrick paus payment penalty percentag permit perspectiv pet peter phas pilot pitch pledg podcast politician pool poor portion possibly prais prefer premier presenc preserv priority priz pro profit prohibit prosecutor provider
pursu qualify quarterback radio rally rapid rapidly reaction rebound recommendation recovery reduction regardless regional register reject relatively rely remark repeat repeatedly reportedly rescu reserv responsibility responsibl restor restrict resum retail
retirement rich ring rocket ron root royal sarah scal scientific sea secret section senator sentenc settl sex sexual shortag shortly sick sight signal signatur significantly silver sing sister sixth skill slam slat slightly smok snow so-called soar solution
sought southwest span specifically specy spik spirit split spokesman sponsor squar stak steal stephen stick ston stood strain strength strip struck structur studio stuff stun styl submit suppos suspend sweep sweet swift switch symptom tackl tap teach teammat
tear temporarily temporary tend theater them tiktok tiny ton tonight tony tradition transfer transition transport traveler trigger trophy truck truly typical unabl unclear unless unlikely unusual unveil utah vaccinat vaccination vary vast vega viewer violat
violation visibl visitor vs vulnerabl wag wak weapon weigh weight will wisconsin wood worldwid worri wrap youth zero zon`,
  },
  {
    share: 0.0175,
    terms: `
1.5 1989 1994 1996 1997 1998 1999 2,000 2000 2001 2004 250 3,000 46 47 49 51 54 56 58 600 62 64 72 800 85 95 aaron abandon aboard abortion accident accomplish achievement acquir acr actual additionally administrator advic advisory advocacy afford affordabl
afp african agenda aggressiv aircraft al allegedly allen allianc amy analyz anderson andy ann annually antonio anywher apparently application appoint appreciat appropriat approximately arena arrival artificial asid assembly assess asset assum athletic
atmospheric attendanc audio austin authoriz avenu aviation await baltimor barrier baseball basic bbc bed begun behalf belief belov besid billionair bipartisan birth blast boast boat bomb bond brain branch briefly britain broad broader brook buffalo bus
calendar campus canadian cancellation candy captain cat cell cent chao chapter chicken chines chip chos chuck cincinnati circuit circulat clark click client clinical clock closest closur cloud co coastal coffe collaps columbia combat combination comeback
comfortabl command commerc comparison competitor complain computer confident consistent conspiracy constitution constitutional consum contender contrast contribution controll convention convinc coordinator corporation correct craft crazy creativ creator creek
cruis cry custom dad dakota dav decreas defender defensiv delivery delta democracy demonstrat deny departur desert designat desir destination detect diego dinner dip disput disrupt disruption distribution diversity documentary dominant donat doug down drag
dramatic drawn drov dry dynamic economist edit edition edward effectively el electronic element elementary elevat emphasiz employer enact encounter endors endur enforc engin equal espn eve evolv examin exception exclusiv expansion expens expir extensiv
extraordinary faith fak fallen farmer fascinat fat fatal fda fed feedback fever flash flip flower flu ford forest forget fort frank fraud freez frequent frequently fruit function garner gary gay gear gen gender globally golf googl grac grad grateful greg
guardian guess guidanc guidelin guilty hair harder harry hawaii hero hid high-profile hol hors hospitaliz hospitalization hunter ignor iii import importanc impressiv improvement inc incredibly ind independenc index indian indoor infect infectious ingredient
insight insist italy jail japan jar jefferson jennifer jimmy jonathan joseph josh journalism junior jury justin kat kim lab laid landmark landscap laugh leak lean legendary length lesson let liberty library lifetim lineup lion literally load loan longest loom
louis lowest machin madison magic mail maker manhattan mar margin maria marin marriag master matchup maximum mccarthy mcdonald medication menu metal meteorologist method michell midnight mileston milk miller min minimum minority mobil moderat momentum
montgomery monthly morgan motor mph mr mvp nancy necessarily negotiation nick nobody noon normally northwest notabl nurs oh ok oldest opposition opt orbit origin orlean outdoor overnight palm participant pat pattern peac pend performer permanent personnel
phenomenon phil physician pink plead plung popularity possession prayer prediction prep preparation presidency prid primarily princ principal print privacy procedur profil prominent prospect protocol proven pump quiet racial ramp rap react recession recruit
reform regularly regulat regulator reign relation relativ religious remarkabl remind reminder remot renew reopen repair republic reputation resign resolution resolv resort respectively respiratory retailer revers reward rip rob rocky roger roof rooki roster
routin rural safely salary sam sampl santa sat scandal scar scenario schem scrutiny sean seattl sector seed seemingly selection semifinal seriously seventh shadow shak sharp shelter sheriff shin shoulder shutdown similarly sleep slid slowly smart smil snap
soccer solar solid solv somebody somewher southeast spacecraft spain speculation spotlight spur statewid statistic stem steven streak strengthen stronger stuck subscriber subscription substanc successfully suddenly sued summary surgery surpass sustain swing
tal tank tast taxpayer technical teen territory testimony thanksgiv threw thrill tight timelin toll topic touchdown tower trap travis tribut tropical tun tyler uncertainty underway unfortunately univers unknown upper upset urban usatoday.com usual valuabl van
variant ventur venu violent viral virtually vision visual volunteer vow wad walker wash wildfir wildlif wilmington wilson wing wor workforc worsen wound yellow youngest youtub`,
  },
  {
    share: 0.0125,
    terms: `
10th 120 1960s 1969 1970s 1972 1973 1980 1980s 1984 1986 1988 1990 1990s 1991 1992 1993 19th 2.5 20,000 20th 5,000 50,000 53 57 59 61 63 66 67 69 700 73 74 76 77 81 82 88 99 abbott absenc academic accelerat acceptanc accountabl accurat adapt administer
admission ads adventur advertis affiliat aftermath afterward ai alan alcohol alexander align alik all-star alter ambassador ambitious anchor anchorag ancient anger angry animat anna anxiety anybody anymor anyway apartment apologiz apparent appli appointment
archiv argentina arguably asia asian aspect assessment astronaut atop attraction attribut australian auto automatically award-winning backlash barack barely barrel barry basically battery beauty beef beer beij belt bench beverag beyonc blanket blaz blend
bless blockbuster blog bloomberg bold bon bonus boom booster boot boss bottl bound brac brad brady brandon brazil breakfast breakthrough broadway brooklyn bruc brutal bryan buck bull bump bunch burden burst bush buyer buzz cabinet calm cameron capability
capabl carbon carefully caribbean carlo carpet carrier carter castl catastrophic catholic caucus caution challenger chant charity charli charlott charm chart chat chees chemical childhood chill clash classifi classroom clinch clinic clinton co-founder
coalition coin collaboration collin columbus column columnist comedian comfort commander commemorat commentary commonly communicat compell compil comply component compound compromis concept conclusion condemn confus conservation consideration consist
consistently constantly consult consultant consumption contend context contractor contributor convert conviction cooper coordinat copy corn corp correction costum counsel counter cowboy cream crop curb custody dawn dean debris declaration decorat deem deeper
del demonstration depart depict deploy depression desantis description designer destruction diabet diagnos diet difficulty dig din disappear disclos discount dish disorder dispatch div divers donation download dragon dramatically drought dub duk dump duo
dying eager eclips ecosystem ed eighth electricity elit emily emission emotion empir employ employment empty enabl endanger engagement enhanc entertain entity entrepreneur epic equity equivalent error ethic evacuat evacuation evaluat evan everyday exact exc
excellent excitement exclud exhibit experiment explanation exploration extension extent factory fad fairly federation felony fierc fifa firearm firefighter fiscal flat flavor fle flew float flock follower footag forecaster formal formally format formula
fortun foster fought fram francis franklin friendly friendship frozen frustrat frustration fundamental funny gallon gasolin gat gavin genr german glimps gonna govern graham grammy graphic gray greet gross guarant guarante gulf habit hail halftim halloween
hampshir harmful harvest hbo headach headquarter healthcar helicopter hell henry heritag hey hidden hint historian homeland hometown honest hopeful hopefully hopkin horror howard http humanity humbl idaho ideal ill immigrant immun incentiv inclusion
independently india indianapolis indication indictment industrial influential inmat inner innovation inspection install instruction integrity intensity intention interim interior involvement isolat israel italian jak jami jay jean jeffrey jeremy jessica jos
kamala ken killer kitchen kne korea laboratory lan larry latter layer layoff lebron legally legislator lewis lgbtq liberal lincoln lisa litigation liz log loos loser loud lover luck lucky luk lunar lunch lung luxury lying marvel mat meat memo memphis meta
meter metro mexican midwest mild mill milwauke mini mirror mod monster montana moor moral mouth murphy muscl musician mystery narrativ nashvill nationally navigat ncaa neck newest nicol ninth nois nos notably notifi novel nuclear obvious offseason omicron
operator opposit organizer orlando outag outlin outlook outstand overcom overlook overse oversight overtim ownership palac partial partially participation passag patrol peer personality personally petition pharmacy photograph phras pil pin pittsburgh plain
plastic plat plot pocket pois pollution port portray postpon postseason pour pray predecessor pregnancy pregnant preliminary premium prescription presentation princess principl prioritiz prisoner privileg prob proc proceed progressiv proof proper properly
provision publication punch purpl qualifi quarantin quarterfinal quit quot rachel racism rag rail rainfall rapper rarely ray reader reasonabl recap receiver recipient recognition record-breaking reelection regulatory relax relevant reliabl removal rent
replacement residenc resignation retain rhod ric rick robinson roe ruin rumor russell sacramento sacrific sad saint salt sanction sandwich sang satellit saudi scorer scrambl scream seal seasonal seiz sensitiv separately settlement shed shelv shield shirt sho
shooter shor short-term shout showcas shower sidelin significanc silenc simon skin skip slash slip slot snack soft softwar soil soldier solo somewhat sorry soul spacex spanish specialist spectacular spin spoken spokeswoman squad staf staffer stapl starter
steady steel stolen storag str strang stranger strategic strict strok strongly studi substantial succ sudden sue sugar suicid superintendent superstar supplier surveillanc survivor susan swept swim symbol tag tall tampa taught ted teenager tennis tension
tenur terribl tesla theatr therapy therefor thompson threshold thrown tick tiger tir todd tomorrow toronto totally tourist tout toy trac traditionally tragedy tragic transaction transform transmission treasury trick trillion trio tripl troop turkey twin twist
two-thirds two-time ultimat uncertain underscor unexpect unfold uniform universal upgrad utility vacation vermont villag virtual vital vocal volum wal walmart warrant warren warrior wast weak weaken wealth wed wet wip wonderful yeah yesterday`,
  },
  {
    share: 0.00875,
    terms: `
1,200 1,500 1.1 1.2 1.3 1.4 1.6 1.8 110 11th 12th 130 13th 140 14th 160 1968 1970 1974 1975 1976 1977 1978 1979 1981 1982 1983 1985 1987 1995 200,000 2030 21st 25,000 250,000 30,000 4,000 4.5 40,000 4th 500,000 6,000 68 70s 71 78 79 7:30 83 84 86 87 90s 91
911 92 94 96 98 aaa abraham abroad absent absorb accessibl acclaim accommodat accompani accompany accomplishment accusation accuweather acquisition activat actively adaptation addiction administrativ advancement afc afraid aged aging agricultural airplan aisl
altitud amanda ambition andr anthem anticipation apnews.com apollo apology applaud arabia arctic arrangement array arthur asa ash ashley assembl assign assur attach attende authorization automaker availability ave awareness back-to-back backup backyard bailey
bak baker bankruptcy banner barbara barbi bargain bat bathroom batter beg benchmark beneath benjamin bik billboard billy biological birmingham blind boe boil bolster bor borrow bounc boundary bow bradley breach bread breakdown brendan brett brew brilliant bro
broadcaster broadly bronz bubbl bullet burger buri businessman butler butter button cabin cabl cak calculat calif campbell can canyon capsul caption cardinal careful carv casey cav ceil celestial celtic cement centr certifi charter cheap cheaper chef chest
chocolat chronic chronicl civilian clarity claus clerk clip coal coat cocktail coincid col colin collaborat collectiv collid collision colorful commentator compensation complication comprehensiv con conced concentrat confirmation confront confusion
congressman consolidat constant contagious contaminat continent cooky cooperation cop correspondent corruption costly cough counterpart countless courag courtesy cousin covet cow craig creation creatur crud crush cruz curat curious curtis dairy dam damn dana
dancer dar darkness databas dealt deck defendant deficit definition delawareonline.com delegat delight dependent deposit depth derek des descend desk desperat desperately detain detention developer devot diamond dick differ differently diminish disability
disciplin disclosur discrimination displac distinguish distress disturb divorc dna dominanc donor dot drain dust ear earliest eddi editorial educat educational efficiency efficient elaborat elderly eligibility embark embarrass emma emmy en endorsement enemy
enormous enroll ensu entitl entranc equality equally equip erin erupt escalat est establishment eventual evil evolution exacerbat exceed excellenc excessiv exclusively execut explod explosiv export expression faa falcon fallout famer famously fantastic
fantasy farther fastest fatality fatigu fault feat fenc fernando festivity fiction filmmaker filter finaliz financially finger firework first-ever first-round fitness flam fled flown floyd flurry footprint formation forum fossil fred freshman fry fulfill
full-time fundrais fundraiser funeral furnitur gallery gambl gang garcia genetic ghost glad glenn glory glow gm goalkeeper gomez gordon gown gradually grandmother grappl grass grav gravity grid grill grip guitar gunman gupta gust habitat haley hamilton hannah
harbor hardest hardly harrison harvard harvey haul haunt hawk hazard hazardous heal heartbreak heel heighten helen helm helpful hemispher hip-hop hockey holder holy homeless honestly hook horizon hugh hulu humor hurdl hutchinson hybrid ian id identification
ignit illegally illustrat immunity impeachment implementation implication importantly impress in-person inaugural incorporat incumbent indict infant influenza influx input inquiry inspiration instant instrument insurrection intensify intent intentionally
interact interfer interstat interven intervention intimat intrigu introduction invad inventory iphon iran ireland irish jacket jacksonvill jacob jan janet japanes jazz jd jen jerry jess jewish joel joey johnny joshua judgment judiciary julia karen kathy kati
keith kelc kilometer kirk kiss kit knight knockout kyl lag laker lamar landfall latin laura lauren lawn lawrenc leap legitimat lengthy leverag life-threatening lifestyl lightn likelihood limitation linger lionel liquid lit lobby lockdown locker lon lord
louisvill low-income loyal lt luca luther lyric mac mainly mainstream maintenanc manchester mandatory mar-a-lago march margaret marijuana math maverick meaningful meantim medicar melissa melt membership memoir memorabl merger mess messi metric metropolitan
meyer microsoft midst migrant minimiz ministry minneapolis misinformation mislead mitch mitchell mlb moderna moin monarch monument mood morris mortgag moscow motivat motorist mourn murray nail natali nathan naturally navy nebraska neil nelson nervous
netherland newark newsom nfc nicknam nightmar nikki nj northwestern notorious nugget nutrition ny obligation observation observer occasionally oceanic offset olivia onstag opener openly optimistic ordinary orientation originat ounc oust outfit outrag oval
overhaul oversea oxygen pa packer painful panic panther paramount parker parliament particl partisan partly passion patriot pav paycheck peaceful peanut pediatric pelosi penc peninsula penn penny perfectly permanently permission perry persist petroleum pfizer
philip physically pickup pioneer pip pit pivotal pizza plagu plaintiff planetary plea pleas plummet podium pointer pol politically portfolio portland possess poultry poverty powell precaution precedent preferenc prevail preview privately projection prolong
promotion prosecut prosecution protectiv protein protester puerto punishment pur pursuit putin qatar quest quietly racist radar radical ralph ram ranger raven raw reagan rebuild reception recip recount recreation reed reel refund regain registration regret
reid reiterat religion replay representation reservation residential resist resistanc respectiv responder retreat revelation revis reviv revolution reynold rhetoric rico ridg rifl rio riot risen roadway robust rod rodriguez romanc romantic ronald ross rough
roy sacr safer saga samuel sand sander sandy sanjay savannah scary scatter schumer scop scotland scrap scratch screenplay script secondary segment sentiment sequel setback seth shad sham shareholder sharply sheet shell shopper shrink shutter shy silent
simultaneously sink ski skyrocket slap slavery slew slic slight smartphon smash snag snub sol somehow sooner sophomor southeastern soviet spar specializ spectacl spectator spectrum spell spencer spill splash sprawl spray squeez sr stability stabl stack
stagger stall stanc stanford starbuck statu steadily steep steer stewart stir stomach storytell strand strongest subsequent substantially suburb suburban succeed succession successor sufficient suggestion sum summit sunset superior supermarket suspension
sussex sustainabl suv swath sweden swell switzerland sworn tactic takeaway tally tariff tea teas technically techniqu teenag telegraph telescop televis terrorist terry testifi testify thick thread three-time three-year thriller thriv thunder tid tighten tokyo
tornado tortur toss tourism toxic tracker trailer tran transgender translat transparency trauma tremendous trevor trib triumph tucson turner two-year ukrainian un unacceptabl unanimously uncl uncommon unconstitutional uncover undergo underly undermin
understood unemployment unfortunat unity unlawful unleash unofficial unvaccinat upend uphold uptick upward urgent usda usher vanc vegetabl verifi versus vib victor victoria vladimir volatil voluntary warmer warner wayn wealthy web weird well-known wheel whip
wholesal wider witch wok wolf workplac wrestl wright wrongdo wyom yield zach zealand`,
  },
  {
    share: 0.00625,
    terms: `
1.7 101 104 105 109 11,000 111 12,000 125 15,000 15th 170 17th 180 18th 1950s 1952 1956 1957 1960 1962 1963 1964 1965 1966 1967 1971 2,500 2.4 2027 2028 3.2 3.5 300,000 350 49ers 50th 6.5 60s 6:30 7,000 8,000 8.5 80s 89 8:30 900 93 9:30 absolut abundanc
accountability ach adequat adjustment admir adoption advers advertiser advisor aerial aerospac affirm afghanistan ai-assisted aka alexis ali alien allergy allocat alternat altogether alund amass ambulanc amend ampl amusement ana analytic ancestor andrea
angela angl ankl anonymous antibody antitrust anytim applaus appropriation ariana aris arrang artemis ascend assassination assert asteroid astronomer astronomical at&t atomic attitud austria automatic autumn avert avian awesom awful backdrop bacon bacteria
badly balloon bang baptist barn barrett bath battleground beam bean beast beaten behav belgium bend beneficial bengal berry beth bibl billi bin biopic bishop bitcoin blak blew blizzard bloody bloom blunt bobby bolt boon boris boycott boyfriend bracket brav
bre breast brent brighter brink bruis brush bryant bucket buckey buckingham bud buddy bug bulk bunny busiest bust butt cal calculation cambridg candidacy candl cannabis cannon cardiovascular carey carl carol carpenter casino catastroph catherin cattl cautious
cavalier cedar cellphon census certificat chad champ chancellor chaotic characteristic characteriz charleston chelsea chemistry chlo chop christi christin christina chunk churn cinema cinematic circulation clarenc clay clu cnbc co-star colonial colony colt
comb comic commodity commonwealth communist completion complianc compris conceal concentration concession consensus consent considerabl constitut construct container contamination contemporary contention contentious continental contrary controller conven
cooki cooler cooperat coordination corridor costco counselor countdown courthous courtroom cox cris criteria critically cruel crypto cryptocurrency crystal currency curry cyclon cynthia daniell danny dazzl dealer dear debunk dedication default defy delegation
delet demographic denmark dennis denounc detection detectiv determination devastation devil diagnosis diana diarrhea digest digit dim dioxid dir directiv disagre disappointment disastrous discharg discourag disgrac dismantl disproportionately dissent distinct
distract divisiv dj dock doj doom dougla dover downplay doyl drak drift drill dron drown drum dual ducey duck dwindl dylan easter edt educator effectiveness egypt elagatta electoral electrical elvis emeritus emphasis empower endeavor endless engulf enterpris
epa epidemic eras erik eu evaluation exceptional excess excus execution exempt exemption exhaust existenc expedition explicitly exploit explosion extract extremist facilitat faculty fairness faithful falsely far-right farewell fast-food fatally favorabl feast
feud fiery fighter finalist firmly first-time five-year fla flagship flank flaw fleet flexibility florenc fluid fold follow-up fool forg forgiveness forgotten forth fortunat fortunately foul fountain four-time four-year fraction fractur freeman frontrunner
gaga gala galaxy garag garland garrison gaug generous genius genuin geographic gestur gig girlfriend glov goodby grandfather gratitud greatly greec greek greenhous gregory greta grief griev griffin grim gubernatorial guild gut gym hack halfway hammer
harassment hardwar harsh hartford hatch hawaiian hay hello hen herd highland hillary hip hispanic homeowner homicid hong honorary hormon horn horribl horrific hostil hottest hover hudson humanitarian humidity hung hunger hungry hyp impression inauguration
indicator indigenous induct inequality infamous initiat injection inland innocent innovativ insect insider inspect instruct insult integrat intensiv interaction interactiv interception interferenc interrupt intimidat invent invitation invok iraq iron irs irv
isolation ivey jalen jerom jesus jill juan judicial juic juneau jurisdiction justify k-12 kan kany kay kendrick kenneth kent khan kickoff kidney kimmel kong korean kristen labour lagatta lamb lap large-scale last-minute late-night latino leas legaliz lend
leon leonard lesli liability liken lindsey linebacker listener livestock livestream llc locally lodg logan logo long-awaited loop lopez lottery loyalty lucrativ luis lur lynn madrid maga maggi magnitud makeup mall malon mammal manner marathon marc marco
marketplac marry marshal marshall martinez mason massacr mcconnell meadow mechanism medalist medicaid medium megan meghan mem mer merchandis mercury merely merg merit mic midway milan minimal mint miracl miranda misconduct missil mitigat mob mock modest moham
moistur monica monro mortality motiv motivation municipal muslim mysterious nab nak narrowly nat nearest nest neutral newcomer newer newsroom neysa nichola nicola noaa noah non-profit nonetheless nonpartisan norm norman northeastern norway notch notification
notify notion nowher nut nyc oak oakland obesity objection objectiv obscur observatory obstacl occupi offender oliver one-third opera operational oppenheimer optimism oral organ organic out outer output outreach outright ovation overs overwhelmingly owe owen
oxford oz pad palmer pan paradis pastor patch patron peacock pen pension pepper perceiv perception persistent persuad pharmaceutical phillip philly photographer piano pie pierc pill pipelin pitcher plaza pleasur poet poison poland polar politico pond poorly
porter portrait portrayal portugal poster pot potato potent powerhous practical pre-pandemic precious precis prematur prescrib presenter presid president-elect prestigious probabl problematic proclaim proclamation profound prohibition pronounc prop propel
proponent proposition provinc psychological pt publisher pumpkin punish qb quarterly questionabl r&b rack raid raider railroad rainbow ralli ranch random randy real-life realistic reassur rebecca reckon reconsider recreational referendum refresh refug refuge
regular-season rehoboth rein reinforc reinstat relay reliev relocat remainder remak remnant renam rental repli replica reply reproductiv republican-led resembl resid restoration restrictiv restructur reunit rev revamp reveng reversal revisit revival
revolutionary rey rhythm richest richmond rider ridiculous right-wing riley roar robbi robin rochester rodger rollout rom roman roosevelt roundup routinely rudy runner runner-up runway ruth s&p sack safeguard sail salut sara satisfy sauc scam scan scenic
scholarship scorch scout scroll sebastian sec self separation sequenc severely severity sexually shannon shatter shawn sheer shipment shootout shorter showdown showtim sibl sicken sidewalk sierra silicon sir skat skeleton skeptical slav slim slogan smell
smooth snak sneak snider snowfall snowstorm soak soap soda soften solely songwriter sophisticat soup sour spaceflight spawn specialty specify speculat spic spielberg spiritual spotify sprint spy stamp standout stanley stark steam steeler stellar stephani
stint stol stoppag strategist striv stuf stunt subpoena subsequently substitut sullivan sunny sunris superhero supervisor supplement supportiv surely surf surgeon surprisingly surrender survival susceptibl swap swiftly swirl sydney symbolic syndrom taco tail
takeoff takeover td temp templ tens tent terminal terminat testament th thankful theft then-president thin third-party thoroughly throat thron thunderstorm tier tilt tissu titan tommy tor torch totality tougher township traffick trainer trajectory transcript
transformation transmit trash treasur trek trim troy tub tumbl tunnel turmoil turnaround turnover tweak twitter.com tying ugly uncomfortabl underdog underestimat unfair unifi unnam unnecessary unrelat unsaf upheld ups urgency usag useful utiliz valid vault
vendor verify vessel vet veto viabl vibrant vietnam vik virgin visibility voluntarily vomit vulnerability waiv wallac walt walter wan ward warehous watchdog watson weakness webb weed weekday westminster wherever who've wick wildly willingness windsor withdraw
withdrawal wnba wooden worn worthy would've wow wreck yal year-round yearly yorker zip zoom zuckerberg`,
  },
  {
    share: 0.005,
    terms: `
1,300 1.9 10:30 112 115 14,000 150,000 16th 175 1930s 1940s 1947 1950 1953 1954 1st 2.1 2.2 2.6 2.8 2000s 220 230 25th 2c 2nd 3.7 302 30th 360 400,000 450 7.5 70,000 9,000 90,000 97 abbey abruptly absurd acceptabl accidentally accolad accumulat ace aclu
acoustic activism acut ad-free additiv adequately adjacent adob aggressively ain't aj albert alejandro all-around alleviat allison alma alpin alum alzheimer amateur android animation anonymity anti-abortion anxious appetit applianc applicant appreciation arab
arnold arsenal artistic aspir assertion assignment asthma at-home ate attendant audit aunt authentic automobil automotiv bachelor backstag backward bahama bail balcony bald ballroom barbecu barcelona bart bash basin basket bass batch beard beaver bedroom
benedict bennett berni berth best-selling bil bind biologist bitter bizarr blank blazer blossom blown blueprint bluesky boo booth borrower bother boulder bout brazilian breakout breathtak brennan brewer brewery broker bruno buccaneer bully bundl burrow cach
caesar caf californian cameo camilla cancell captivat cardiac cargo carolin carr carson cart cartoon casual cater ceas cereal certification chandler charger charitabl cherry chil christ citizenship civic cj clair clarify classmat clearanc clipper cluster
clutch co-chair co-host coachella coastlin cognitiv cohen colbert colman colombia commandment commut companion comparabl compensat compos composer composition comput concret confederat confin congratulat consol conspir constellation consultation contemplat
continuously contradict convenienc conventional cooperativ corey corrupt costa cotton couch crippl croatia crow crumbl crunch cuba culminat cur curiosity curriculum curs curtail curv danish dart dash daunt davidson daylight daytim deborah decent decisiv
decoration deepen deepest deer definitiv deflect deliberat delicat dementia demonstrator deport depriv derail derby designation dessert destructiv dial dialogu diner diplomatic dirty disabl disappearanc discontinu disgust dismissal distant distinctiv
distraction ditch divert dodg doll dolly dolphin dom dominic donna donovan dow downward drastically duchess dun duncan dunk dutch dye dynasty earthquak eaten economically efficacy eilish elevation eleven ellen elliott em embattl enlist ensembl enshrin
enthusiasm enthusiast envelop envision epidemiologist eradicat erosion eruption essay etc ethan ethical euro ev exhibition expertis explicit explorer extinct extinction fabric fargo feather federally ferry fest finest flar flexibl flightawar floodwater
flourish foe folklor forb forefront fragil fraudulent fraught frequency frontier frost froz furlough gabriel garbag gaza geological georgetown giannis glover goat golfer gonzalez gotta graduation grain grandchildren grandparent greatness gregg grizzly grocer
groundbreak grov guitarist gusty gymnastic hakeem hamper handgun hank happiness hardship haven havoc healthier heaven heavyweight helmet henderson herald hernandez heroin high-end high-quality hinder homag homelessness honey hospitality hotlin hourly hue
hydrogen icy ideology illustration imagery immens imminent impeach inability inappropriat inclusiv incur indefinitely indonesia inevitabl inflict influencer info inherit inject injunction inn insan instantly instrumental intact intellectual intensifi
internationally interpret interpretation inundat ioc ire isaac iteration jeffry jeopardy joaquin juli karl katherin keen kenny kidnap knick kristin lament landslid laps laptop lately laud lauri le len leo lethal levi levin lieutenant lifelin lifelong liftoff
lighter likewis lily linda lindsay linkedin litter live-action liver liverpool long-standing longstand lucy magical mahom mainland maneuver manhunt manipulat mansion marcus margot mari maricopa mario marion marjori marker mater matur maximiz maya mechanical
median mega melbourn mentally mentor menus merchant messy microphon mid-atlantic midfielder migrat migration mikesnider mindset minus misdemeanor misus mitigation mo mobility mogul mold molly monarchy monetary monopoly morocco mrs mtv much-needed municipality
mutual myer myriad myth nalund nataliealund nausea nc neal needl neglect nerv nevertheless nhl nixon nolan norwegian nostalgia nuanc nudg oath obsess obstruction occasional olympian one-time onion onslaught ontario orbital orion oscar-winning outsider
outspoken outweigh overdos overlap overly overshadow owed pacer pal pandemic-related pant par parallel pardon parental passionat passport pathway patienc peach pedestrian pedro pentagon perez perimeter perk personaliz pga physic pik pitt pivot pleasant plug
plum policymaker pollut populat powder practically predator predominantly preparedness preservation pretend profitabl prolific prominenc pron propaganda proportion proudly puls pundit pushback quantity queer quip quiz radiation rainy ramaswamy rash rattl
ravag raymond re-election reaffirm real-time reclaim record-setting redistrict referral refin reflection refrain refrigerator refusal regim rehabilitation rehearsal relentless reli rematch remedy renaissanc render rendition repeal replicat reschedul reset
reshap resilienc resilient resonat respondent restrain rethink reunion revok richardson ricky rig rippl rishi ritual rivalry roast robot rodney roller rosa rotation royalty rsv runoff sabrina sag salad same-sex sanctuary sc scholar sci-fi scoop seafood sear
selena seller sensation sentinel serena sergio servant server seven-time shallow shark shelf short-lived shorten shuttl simpson sip sitcom skepticism slowdown slower slump smallest snarl sneaker sober solicitor sony sovereign spearhead spider-man spiral
stabiliz stakeholder star-studded startup statut sterl stimulus sting stockpil stori storylin stov strap streamer strid striker structural subsidiary subsidy subtl suck suing sunak sunglass sunlight sunshin supplemental suppress swallow swedish swifty
synonymous systemic t-shirts tablet tailor taiwan tam technician teeth telecast telephon tentativ terrain terrify terrorism texan therapist third-place thorough thoughtful three-day three-quarters thrust thwart tina toast toilet tolerat tomato toppl torn tory
traction trader transparent tribal tricky tuck tucker tumultuous turbulent turnout twelv two-day ucla ultra umbrella unanimous unawar unbelievabl unchang undefeat underneath underwater undoubtedly unexpectedly unhealthy uniquely unlimit unlock unpredictabl
unsur unusually uphill upsid va valuation vancouver vanderbilt vanish vari vatican verdict vertical vintag visa vivek vogu void volatility volcano von vp waiver waterway weaker well-being wellness wendy whal whatsapp wheat whop wield williamson wimbledon
wireless wisdom withdrew withhold wizard woe workout worship year-over-year yell yeoh youngster zoo`,
  },
];
