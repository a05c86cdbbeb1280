import { plainHost, registrableDomain } from '../text/site.ts';

/** Whose site a host is: an entry of the source list, or of the table below. */
export interface KnownOutlet {
  readonly host: string;
  /** As it is printed first, then as its pages may say it. */
  readonly names: readonly string[];
}

/**
 * Well-known outlets whose host does not spell their name, or whose name others would borrow. A host covers those below
 * it. Nobody else's page may call itself by one of these names and be believed.
 */
export const WELL_KNOWN: readonly KnownOutlet[] = `
abcnews.go.com ABC News | abc.net.au ABC News, ABC Australia, Australian Broadcasting Corporation | aa.com.tr Anadolu Agency, Anadolu Ajansı, AA | afp.com Agence France-Presse, AFP
aljazeera.com Al Jazeera | aljazeera.net Al Jazeera | allafrica.com allAfrica | apnews.com Associated Press, AP, AP News, The Associated Press | arabnews.com Arab News | asahi.com The Asahi Shimbun
axios.com Axios | bbc.co.uk BBC News, BBC, British Broadcasting Corporation | bbc.com BBC News, BBC, British Broadcasting Corporation | belta.by BelTA | bloomberg.com Bloomberg
cbc.ca CBC News, CBC, CBC/Radio-Canada | cbsnews.com CBS News, CBS | cfr.org Council on Foreign Relations | cgtn.com CGTN | channelnewsasia.com CNA, Channel NewsAsia | chathamhouse.org Chatham House | chinadaily.com.cn China Daily
cnn.com CNN, CNN International, Cable News Network | consilium.europa.eu Council of the European Union | crisisgroup.org International Crisis Group | csmonitor.com The Christian Science Monitor | dailymaverick.co.za Daily Maverick
dawn.com Dawn | dw.com Deutsche Welle, DW | economist.com The Economist | efe.com EFE, Agencia EFE | elpais.com El País | euronews.com Euronews | ft.com Financial Times, FT | france24.com France 24
foreignaffairs.com Foreign Affairs | foreignpolicy.com Foreign Policy | globaltimes.cn Global Times | globalvoices.org Global Voices | guardian.ng The Guardian Nigeria, The Guardian | haaretz.com Haaretz | hindustantimes.com Hindustan Times
independent.co.uk The Independent | independent.co.ug The Independent Uganda, The Independent | interfax.com Interfax | irna.ir IRNA, Islamic Republic News Agency | japantimes.co.jp The Japan Times | jpost.com The Jerusalem Post | kcna.kp KCNA, Korean Central News Agency
kyivindependent.com The Kyiv Independent | kyodonews.net Kyodo News, Kyodo | latimes.com Los Angeles Times, LA Times | lemonde.fr Le Monde | mg.co.za Mail & Guardian | meduza.io Meduza | middleeasteye.net Middle East Eye
mercopress.com MercoPress | nation.africa Nation Africa | nato.int NATO | nbcnews.com NBC News, NBC | nhk.or.jp NHK, NHK WORLD-JAPAN, NHK World | npr.org NPR, National Public Radio | nytimes.com The New York Times, NYT | ansa.it ANSA
ohchr.org OHCHR | politico.com Politico | politico.eu Politico Europe, Politico | presstv.ir Press TV | rappler.com Rappler | reuters.com Reuters, Thomson Reuters | rferl.org Radio Free Europe/Radio Liberty, RFE/RL | rfi.fr RFI, Radio France Internationale
rt.com RT, Russia Today | rte.ie RTÉ, RTÉ News | scmp.com South China Morning Post, SCMP | sky.com Sky News | smh.com.au The Sydney Morning Herald | spiegel.de Der Spiegel, Spiegel International | sputnikglobe.com Sputnik, Sputnik International
state.gov U.S. Department of State, United States Department of State | straitstimes.com The Straits Times | swissinfo.ch SWI swissinfo.ch, Swissinfo | tass.com TASS | theatlantic.com The Atlantic | thediplomat.com The Diplomat
theguardian.com The Guardian, Guardian | thehindu.com The Hindu | themoscowtimes.com The Moscow Times | timesofindia.indiatimes.com The Times of India, TOI | timesofisrael.com The Times of Israel | thetimes.com The Times | thetimes.co.uk The Times
trtworld.com TRT World | un.org United Nations, UN News | voanews.com Voice of America, VOA | wsj.com The Wall Street Journal, WSJ | washingtonpost.com The Washington Post | who.int World Health Organization, WHO | news.cn Xinhua, Xinhua News Agency
xinhuanet.com Xinhua, Xinhua News Agency | yna.co.kr Yonhap News Agency, Yonhap
`.trim().split(/\s*(?:\||\n)\s*/).map((entry) => {
  const at = entry.indexOf(' ');
  return { host: entry.slice(0, at), names: entry.slice(at + 1).split(', ') };
});

/**
 * Whose host it is: the entry of the host itself or of the nearest one above it; else, where all entries of its
 * registrable domain give one name (a feed's own host beside the pages'), that one.
 */
export function outletOfKnownHost(hostname: string, known: readonly KnownOutlet[]): KnownOutlet | null {
  const host = plainHost(hostname);
  const above = known.filter((entry) => isAtOrBelow(host, bare(entry.host))).sort((a, b) => b.host.length - a.host.length);
  if (above[0] !== undefined) return above[0];
  const domain = registrableDomain(host);
  const beside = known.filter((entry) => registrableDomain(entry.host) === domain && bare(entry.host) !== domain);
  return new Set(beside.map(({ names }) => names[0])).size === 1 ? (beside[0] ?? null) : null;
}

function bare(host: string): string {
  return plainHost(host).replace(/^www\./, '');
}

function isAtOrBelow(host: string, entry: string): boolean {
  return host === entry || host.endsWith(`.${entry}`);
}
