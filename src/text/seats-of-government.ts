import { COUNTRY_BY_WORD } from './countries.ts';
import { foldName } from './fold-name.ts';

/** Places that stand for a government in the news, folded, by the country's short name as `COUNTRY_BY_WORD` has it. */
const SEAT_LINES = `
Afghanistan|kabul
Australia|canberra
Austria|vienna
Azerbaijan|baku
Belarus|minsk
Brazil|brasilia|planalto
Canada|ottawa
China|beijing|zhongnanhai
Cuba|havana
Egypt|cairo
France|paris|elysee|quai d orsay
Germany|berlin
Greece|athens
Hungary|budapest
India|new delhi|delhi
Indonesia|jakarta
Iran|tehran|teheran
Iraq|baghdad
Israel|jerusalem|tel aviv
Italy|rome
Japan|tokyo
Kenya|nairobi
Lebanon|beirut
Mexico|mexico city
North Korea|pyongyang
Pakistan|islamabad
Philippines|manila|malacanang
Poland|warsaw
Qatar|doha
Romania|bucharest
Russia|moscow|kremlin|the kremlin
Saudi Arabia|riyadh
Serbia|belgrade
South Korea|seoul
Spain|madrid
Sweden|stockholm
Syria|damascus
Taiwan|taipei
Turkey|ankara
Ukraine|kyiv|kiev
United Kingdom|london|downing street|whitehall
United States|washington|white house|the white house|pentagon|state department
Venezuela|caracas
Vietnam|hanoi
Yemen|sanaa
`;

const COUNTRY_BY_SEAT: ReadonlyMap<string, string> = new Map(
  SEAT_LINES.trim().split('\n').flatMap((line) => {
    const [country = '', ...seats] = line.split('|');
    return seats.map((seat) => [seat, country] as const);
  }),
);

/** The country that a word stands for where a government speaks: "Kyiv", "the Kremlin", "Russian", "Ukraine"; null for any other word. */
export function countryNamed(words: string): string | null {
  const folded = foldName(words.replace(/['’]s?$/u, ''));
  return COUNTRY_BY_WORD.get(folded) ?? COUNTRY_BY_SEAT.get(folded) ?? null;
}
