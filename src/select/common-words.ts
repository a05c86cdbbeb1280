/**
 * Lower-case words by the share of news articles that hold them, in bands (`share` is a band's floor). Counted by
 * bench/count-common-words.ts over 5709 articles (SHA-256 of the file 4ffba8b1ae701b57…).
 */
export const COMMON_WORDS: readonly { readonly share: number; readonly words: string }[] = [
  {
    share: 0.4,
    words: `
about according after all also an and are as at be been before but by can could during first for from get had has have he his if in including into is
it its just last like more most new no not now of on one only or other our out over people said so some than that the their there they this time to
two up was we were what when which who will with would year years you`,
  },
  {
    share: 0.2,
    words: `
across against already among announced another any around back because being best between both called came come country day days did do down each
early end even every few five former found four go going good help her here high him history home how know later least long made make many may
million month months much my nearly need news next off own part past place public recent right same say says second see set several she should show
since state statement still such take team them then these think those three through told took top under until us use used very want way week well
where while without work world your`,
  },
  {
    share: 0.1,
    words: `
able added again ago ahead almost along always area asked available away based became become began behind believe better big biggest break bring
business call care case cases change children city clear close com comes coming community company continue court current data deal death decades
decision different director does doing done due earlier eight enough especially event events ever everything expected experience face fall family
fans far federal feel final find following food forward free full future game games getting give given got government great group half hard having
head health held higher hit hours impact important include included includes increase information issue issues keep key kind known large largest late
latest law lead leading led left less life likely line list little live local longer look looking lost lot major makes making man me means media
members might money morning move multiple must name national near needed never night number office officials often once open order others outside
pandemic pay per person plan plans play played point political possible potential power president previous previously process program provide put
really received recently record release released remain remains report reported reports return risk role run running saw saying school season seen
series service seven shows significant six small social something soon special start started states stop story summer support sure system taken
taking thing things third though times today together too total trying using weeks went whether why win within won working wrote yet`,
  },
  {
    share: 0.05,
    words: `
ability above access account act action actually add adding addition additional address administration affected afternoon age agency agreed air allow
allowed alone am amid amount analysis announcement annual answer anyone anything appear appeared appears approved areas attack attention authorities
average avoid award bad ban becoming begin beginning below beyond bill billion bit board body book bringing brought build building built businesses
buy calling calls campaign cannot car career cause caused center central ceremony certain challenge challenges chance changed changes check chief
child cities claims closed coach college comment committee common communities companies compared competition complete concern concerns conditions
conference confirmed consider considered consumers continued continues control cost costs countries couple course coverage create created crisis
critical crowd currently customers cut daily dangerous date deaths decade decided declined delivered demand department described designed despite
details died difficult directly disease drive drop earned easy economic economy effect effort efforts either election else email emergency employees
ended energy ensure entire evening everyone evidence example executive expect experts extra faced facing fact failed families father favorite
features feet fell fellow felt field fight figure filed film finally financial finished fire focus focused follow followed football force forced form
fourth friends front fully further gave general gets giving global goal goes gone ground groups growing hand hands happen happened happens heard
heart helped highest highly himself historic hold holiday homes honor hope host hour house however huge human hundreds idea immediately increased
individual industry inside instead interest international interview investigation involved issued itself job joined judge kept kids killed knew
largely larger launched lawmakers laws leader leaders leave leaving legal legislation let level levels light limited lives living locations looked
looks loss love low lower main majority manager market massive matter mean measure medical meet meeting member men message met miles military
millions mind minutes moment mother moved movie moving music named nation needs newsletter nine noted nothing numbers offer offered officer official
old older ones online opened opening operations opportunity organization original overall paid parents particularly parts party pass passed path
performance period personal phone pick places planned platform player players playing points police policy popular position positive post posted
potentially powerful presidential press pressure pretty prevent price prices primary prior private probably problem problems production products
professor protect provided published push pushed putting quarter question questions quickly quite race raised range rare rate rates rather reach
reached read ready real reason receive records red reduce region regular related reporter reporters request require required research residents
respond response rest result results returned revealed review rights rise rising road room roughly round rules safe safety sales save scheduled
schools seasons security seeing seeking send senior sense sent serious serve served services share shared short shot showed showing side sign signed
similar simply single site situation sold someone sometimes son space specific speech spending spent spoke spokesperson sports spot spread staff
stage stand star stars starting stay step store stories strong students study success supply takes talk talking teams tell term terms test themselves
thought thousands threat throughout title toward town track travel tried trip true try turn turned typically understand updated updates usually value
various version via vice victory video view visit vote voted voters wanted wants war warned watch water ways weather website weekend white whole
whose wife winner winning wins winter woman women words worked workers works worst worth wrong young`,
  },
  {
    share: 0.025,
    words: `
absolutely abuse accept accounts accused acknowledged acting actions active activities activity actor actress adult adults advance advantage
advocates affect agencies ages agree agreement aid aimed airport album allegations alleged allowing allows alongside alternative although amazing
amounts analyst animals anniversary announce announcing anticipated app appeal appearance apply approach approval argued arrested arrived article
artist artists ask asking assistance assistant associate associated atmosphere attacks attempt attempted attempts attend attended attorney audience
author authority awards aware balance ball ballot band bank banned bar base basis basketball battle beat beautiful becomes begins behavior believed
believes benefit benefits bid bigger bills black block blocked blood blue books boost border born bottom bought box brand brands breaking briefing
bright brings broadcast broke broken brother budget buildings busy buying canceled cancer candidate candidates capacity capital captured card carried
carry carrying cars cash cast catch categories category caught causes causing celebrate celebrated celebration centers century certainly chain chair
chairman challenging chamber champion championship chances changing character charge charged charges choice choose chosen cited citing citizens civil
claim claimed class classic clean clearly climate closely closer closing club coast cold collection color combined comedy comments commercial
committed compare compete competitive completed completely complex concerned condition conduct conducted confidence congressional connected
connection consecutive conservative considering consumer contact content continuing contract contributed controversial conversation convicted cool
core coronavirus count counties county cover covered covers creating credit crew crime criminal criticism criticized critics crucial cultural culture
cuts damage dark dates daughter de dead deadly deals debate debut decide decisions declared decline dedicated deep deeply defense definitely degrees
delay delayed deliver denied design determine determined develop developed developing development die difference digital direct direction disaster
discovered discuss display district documents dollars domestic door double downtown dozen dozens draft drama draw dream driven driving dropped drug
drugs earn easier easily east eastern eating education effective effects elected elections eligible emerged emotional employee encouraged ending ends
enforcement enjoy enter entered entering entertainment entirely environment environmental equipment era established estimated estimates eventually
everybody exactly excited existing expand expanded expects expensive experienced experiencing expert explained expressed extended extreme extremely
eye eyes faces facilities facility factors facts failure fair falling falls familiar famous fan fashion fast favor fear feature featured featuring
feeling feels female fewer fifth fighting figures filing fill filled films finding fine finish fired firm flight flights flooding floor fly flying
follows forces forecast foreign formerly founder franchise fresh friend fuel fun fund funding funds gain gannett gas gathered generally generation
giant girl gives goals gold gotten governor greater greatest green grew grow grown growth guests guide guy guys happening happy harm headed heading
heads healthy hear hearing heat heavily heavy helping helps herself highlights hits hitting holding holds hopes hoping hospital hosted hot hub humans
hurt husband ice iconic identified illegal illness image images immediate impacted impacts impossible improve inbox inches incident income increases
increasing increasingly incredible independent individuals infections inflation influence infrastructure initial initially injured injuries injury
instance intended intense introduced invasion investigating investment involving items jobs join joining joint journey justice keeping kick killing
knows labor lack land language launch lawsuit lawyer leadership leads league learn learned learning leaves legislative letter limit limits lines
linked listed lived located location longtime lose losing losses loved maintain management mark marked markets marks married mass match matters maybe
meaning meant measures mental middle minute miss missed missing mission mix model modern moments moon mostly movement moves movies murder musical
myself names nationwide native natural nature nearby necessary negative neighborhood net network newly nominated nomination nominations nominee none
nonprofit nor normal north northern note notes notice noting numerous occur occurred odds offensive offering offers officers officially oil ongoing
onto operating opinion opportunities opposed option options ordered orders organizations originally otherwise outbreak owned owner owners pace page
pain pair paper parent park particular parties partner partners passengers passes passing patients paying peak percent percentage perfect perform
performances performed perhaps photo photos physical picked picture piece placed planet planning plant playoff plays plenty plus pointed policies
politics polls poor pop population possibility possibly practice predicted prepare prepared preparing presence present presented prison produce
produced producer product professional programs progress project projects prompted property proposal proposed protection proud prove provides
providing publicly pull pulled purchase pushing puzzles quality quarterback quick rain raise raising ran rapidly reaching reading reality reasons
receiving recognized recommended recorded recovery refused relationship relatively relief remained remaining remember remove removed repeatedly
replace reportedly reporting represent represented representing represents requirements requires requiring researchers resident resources respect
responded responsible restaurant restaurants restrictions retail retired retirement returning returns revenue ride risks roads rock rose row rule
ruled ruling runs sale scene schedule science scientific scientists score scored scores scoring screen search seat seats seconds secretary secure
seek seem seemed seems select selected sell selling sending separate serves serving session sets setting severe sexual sharing shift shooting shortly
shots shown shut sick sides significantly signs simple singer sit sites sitting sixth size slightly slow smaller society song songs sort sought sound
source sources south southern speak speaking species specifically speed spend spokesman sport spots spring standard standards standing stands starts
station status steps stock stood stopped stores storm storms straight strategy stream streaming street streets stretch strike struck struggled
struggling student studies stuff subject successful suffered suggested suggests suit sun supplies supported supporters supporting supposed surface
surge surprise surrounding survey symptoms systems table talent target tax tech technology television telling temperatures temporarily temporary tens
tested testing tests text thanks thinking threatened ticket tied titles tough tour tournament tracking trade tradition traditional traffic training
traveled traveling treated treatment trend trending trial trouble truly trust turning tweet tweeted twice type types typical ultimately unable
unclear union unique unless unlikely unprecedented unusual upcoming update upon urged users uses vaccination vaccine vaccines variety vast vehicle
vehicles veteran victims views violence virus visible voice votes voting vs vulnerable wait waiting wake walk walked walking warning watched watching
wave wear wearing weekly welcome west western whatever whom wide widely widespread wild willing wind window winds winners wire word worldwide worried
worse writing written yards younger yourself`,
  },
  {
    share: 0.0125,
    words: `
aboard abortion absence acceptance accepted accepting accident accountable accurate achieve achievement acres activist activists actors acts actual
ad addressed addressing adds admitted adopted ads advanced advertising advice advised adviser advisory advocacy affecting afford affordable aftermath
agenda agent agents aggressive aim aims aircraft airline airlines airports alcohol alert alike alive allegedly allies ambitious analysts ancient
angry animal animated annually answers anybody anymore anywhere apart apparent apparently appearances appearing application applied appointed
appreciate approached approaches appropriate approve approximately apps arguably argue arguing argument arguments arm armed arms arrest arrival
arrive arriving art artificial aside asks assault assess assets assist assists association astronauts athlete athletes atop attacked attempting
attendance attending attorneys attract audiences audio authorized authors automatically averaging awarded baby backed background backlash bag bags
ballots banks banning bans bars baseball basic basically beach bear beating bed begun behalf belief beloved bench bet billionaire billions bipartisan
bird birds birth birthday blame blamed blockbuster blocking blocks blog blow bodies bold boy boys brain branch breaks breathing brief briefly broad
broader brutal bunch burden burn burned burning bus calendar camera cameras camp campaigns campus cancel candy cap capable captain capture carbon
cards carefully carpet catastrophic celebrates celebrating celebrations celebrities celebrity cell cents chains challenged champions championships
channel chaos chapter characters checks cheese chicken childhood choices chose church circle circumstances claiming classes classified cleared climb
clinical clock closest closures clothes clothing cloud coaches coaching coastal code coffee collaboration colleagues collect collected colors
columnist combat combination comeback comfort comfortable commentary commission commissioner commit commitment commonly communication communications
comparison competing competitors complaint complaints complicated comply computer concerning concert concluded conclusion confident confirm conflict
connect consequences conservatives consistent consistently conspiracy constitutional construction consumption contain contained contains contest
context contracts contrast contribute contributions controlled controversy conversations coordinator corner corporate correct counting counts courts
covering crack craft crash crashed crazy cream creates creative crews crimes cross crossed crowded crowds custody customer cutting cycle dad damaged
dance danger dating deadline dealing debris debt declining deemed deeper defeat defeated defend defended defending defensive defined degree delays
delivery demanding demands democracy departments departure depending depends depression deputy describe describes deserve designated desire
destination destroyed destruction detail detailed detected devastating developments device devices diabetes differences dinner directed directors
disappointing discovery discussed discussion discussions diseases dismissed dispute disruption disruptions distance distributed distribution
districts diverse diversity divided division doctor doctors document documentary dog dogs dollar dominant dominated doors dose doses doubled doubt
dramatic dramatically drawing drawn dress dressed drew drink drinking drinks driver drivers dropping drops drought drove dry dubbed duo duties duty
dying eager earning earnings ease eat echo economist edge edition editor effectively eggs eighth electric electricity elevated eliminated elite
elsewhere emissions employers empty encourage encouraging enforce engage engaged engagement engine enjoyed ensuring entry epic episode episodes equal
equity equivalent escape essential essentially establish estate estimate evacuation everyday everywhere exact excellent except exchange excitement
exciting exclusive executives exercise exist exit expanding expansion expectations expenses experiences explain explore exploring exposed exposure
express extend extension extensive extent extraordinary factor failing fairly faith fake fallen false farm farmers fascinating faster fatal favorites
fears fee feed fees festival fever file finals finance findings finds finishing fires firing fiscal fish fit fix flag flags flash flat flew flood
flow flu focusing folks foods foot footage forcing forecasters forever forget formal formally format formed forms fought foundation founded fraud
freedom frequent frequently friendly frozen fruit fueled function funded gained gains gap gasoline gather gathering gay gender generate generated
generations gift girls glass globally globe golf gonna goods governments graduate grand grant granted grateful grocery grounds guard guest guidance
guidelines guilty gun hair halftime hall halt handed handful handle handling harder harmful hate headlines height highlight highway hire hired hiring
historical historically holidays honest honored honors hoped hopeful horror hospitalizations hospitalized hospitals hosting hosts hotel household
households houses housing https humanity hundred hurricane icon ideas identify identity ill illnesses imagine immigration immune importance imposed
impressive improved improving incidents incredibly independently index indicate indicated infected infection infectious influential informed
ingredients initiative initiatives inspired institutions insurance intelligence intensity interested interesting interests internal internet
interviews introduce invest investigate investigations investigators investments investors invited involvement involves island item jail jet joins
journal journalism journalist journalists joy judges jump jumped jury justices keeps kicked kicks kid kill kinds knee knowing knowledge lady laid
landed landing landmark landscape lasted latter launching lawsuits lawyers lay layoffs leg legacy legally legend legendary length letting license lie
lies lifetime lift lifted lights likes lined lineup link links listen listening lists literally locked longest lots loud lowest luck lucky lunar
lunch luxury lying machine magazine magic maintained maker male manage managed managing mandate manufacturer manufacturers manufacturing map margin
marketing marking marriage mask masks matches matchup material materials maximum mayor meal meals meanwhile measured meat medal medals medication
medicine meetings meets memories memory mention mentioned menu messages metal meteorologist method midnight midterm mild mile milestone milk mini
minimum minister minor minority missions mistake mixed mobile models moderate mom momentum monitor monitoring monthly motion mountain mph mystery
narrative narrow nationally nations necessarily negotiations neighbors neither networks newest newspaper nice nights nod nominees noon normally
northeast northwest nose notable notably noticed notified novel nuclear object observed obtain obtained obvious obviously occasion occurs ocean
offense offices offseason oldest opens operate operates operation opponent opponents opposite opposition orange orbit org organized ourselves outages
outcome outcomes outdoor outlet outlets outlook outstanding overcome overnight overturn overwhelming ownership owns pack package packed pages panel
parade parking parks partially participants participate participated participating participation partnership passage passenger patient pattern pause
payment payments peace penalties penalty pending performing periods permanent personally personnel perspective perspectives phase phenomenon phones
picking picks pictures pieces pilot pink pitch plane planes plants plastic platforms playoffs pleaded please pledged podcast poised politicians poll
pool popularity populations portion pose poses positions possession posting posts postseason pounds practices praised predict predictions preferred
pregnant preliminary premium preserve presidency presidents preventing prevention pride primarily prime principal priorities priority privacy prize
pro procedures processing producers producing professionals profile profits projected prominent promise promised promises promising promote promoting
prompting proof proper properly prosecutors prospect protected protecting protections protest protests proved proven provider providers pulling
purchased purpose purposes pursue puts qualified qualify qualifying questioned quiet races racial radio rainfall raises rally ranging ranked ranking
ranks rapid rarely rating reaches reaction reads realize realized rebounds recall recalled receiver receives recession recognition recognize
recommend recommendations recommends recover recovered reduced reducing reduction reelection reference referred referring reflect reflects reform
regarding regardless regional regions registered regularly regulation regulations regulators regulatory rejected relations relationships releases
releasing relevant religious rely remarkable remarks reminder remote removal removing renewed repeated replaced replacement representative
representatives reputation requested requests requirement rescue researcher resigned resolution respectively respiratory responsibility restore
restrict resulted resulting resume retailers retiring reveal reviewed reviews rich ring rival rivals river rocket roles roll rolled rolling roof
rookie rooms roots roster rounds route routine royal rural rushed rushing safely salary sat saved savings scale scandal scenario scenes schedules
scheme scientist screens scrutiny sea searching seasonal secret section sector secured seed seeks seemingly sees selection semifinals senator
senators sensitive sentence sentenced seriously settled settlement seventh sex shadow shape shares sharp shelter shifted shifts ship shock shocked
shocking shoes shooter shop shopping shortage shortages shutdown sight signal signature significance signing silver similarly sing singing sister
sits situations skies skills skin sky slated sleep slowly smart smoke snow soccer soft software solar solid solo solution solutions somebody somewhat
somewhere sounds spacecraft spaces span sparked speaker speaks specialist spectacular speculation spike spirit split spoken spokeswoman sporting
spotlight spotted spreading square stadium staffing stages stake starring stated statements statewide stations stats stayed staying steady stepped
stepping stick stocks stolen stops storage strain strategic streak strength stress stressed strict strikes striking string stronger strongly
structure structures struggle struggles stuck studied studio studying stunning style submit submitted subscribe subscribers subscription substantial
successfully sudden suddenly sued suffering suggest suggesting summary super supports surgery surprised surprising surrounded surveillance survive
suspect suspected suspended sustained sweeping sweet swept swing switch tackle talented talked talks targeted targeting targets task taste taught
taxes teacher teachers teaching teammate teammates tears technical tells temperature tend tennis tenure terrible territory testimony thank thanked
theater theaters theme theory thinks thoughts threatening threats threshold threw throw thrown thus tickets tie ties tight timeline timing tiny tip
tips toll tone tonight tool tools topic topped totally touch towards towns tracks trading traditionally tragedy trail train trained transfer
transition transmission transportation travelers treat tree trees trends tribute tries triggered trillion trio trips troops trophy tropical truck
trucks truth turns ultimate uncertain uncertainty understanding underway unexpected unit units universe university unknown unlike unveiled upper
upset urging usatoday user usual vaccinated vaccinations valuable values variant vary venue versions victim victories videos viewed viewers viewing
violated violation violations violent viral virtual virtually vision visited visiting visitors visits vital vocal voices volume voter vowed wage
wages waited wall warm warming warn warnings waters waves weak wealth weapon weapons wedding weight welcomed wildfires wish witness wonder wonderful
wore worker workforce worry wrapped write writer www yellow yes youngest youth zero zone`,
  },
];
