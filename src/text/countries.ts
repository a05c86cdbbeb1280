/**
 * Countries and territories in the news: English short name, then other names and adjectives that stand for it, folded
 * (lower case, no accents). Written for this project; names that are also common words in English prose ("turkey" the
 * bird, "jordan" the player) stay, because news about foreign affairs means the country nearly always.
 */
const COUNTRY_LINES = `
Afghanistan|afghan|afghans
Albania|albanian|albanians
Algeria|algerian|algerians
Andorra|andorran
Angola|angolan|angolans
Argentina|argentine|argentinian|argentines
Armenia|armenian|armenians
Australia|australian|australians
Austria|austrian|austrians
Azerbaijan|azerbaijani|azerbaijanis
Bahamas|the bahamas|bahamian
Bahrain|bahraini
Bangladesh|bangladeshi|bangladeshis
Barbados|barbadian
Belarus|belarusian|belarusians
Belgium|belgian|belgians
Belize|belizean
Benin|beninese
Bhutan|bhutanese
Bolivia|bolivian|bolivians
Bosnia and Herzegovina|bosnia|bosnian|bosnians
Botswana|botswanan
Brazil|brazilian|brazilians
Brunei|bruneian
Bulgaria|bulgarian|bulgarians
Burkina Faso|burkinabe
Burundi|burundian
Cambodia|cambodian|cambodians
Cameroon|cameroonian
Canada|canadian|canadians
Cape Verde|cabo verde
Central African Republic
Chad|chadian
Chile|chilean|chileans
China|chinese
Colombia|colombian|colombians
Comoros
Congo|democratic republic of congo|dr congo|drc|congolese
Costa Rica|costa rican
Croatia|croatian|croatians
Cuba|cuban|cubans
Cyprus|cypriot|cypriots
Czech Republic|czechia|czech|czechs
Denmark|danish|danes
Djibouti
Dominican Republic|dominican
Ecuador|ecuadorian|ecuadorean
Egypt|egyptian|egyptians
El Salvador|salvadoran|salvadorans
England|english
Equatorial Guinea
Eritrea|eritrean
Estonia|estonian|estonians
Eswatini|swaziland
Ethiopia|ethiopian|ethiopians
Fiji|fijian
Finland|finnish|finns
France|french
Gabon|gabonese
Gambia|gambian
Georgia|georgian|georgians
Germany|german|germans
Ghana|ghanaian|ghanaians
Greece|greek|greeks
Greenland|greenlandic|greenlanders
Guatemala|guatemalan|guatemalans
Guinea|guinean
Guyana|guyanese
Haiti|haitian|haitians
Honduras|honduran|hondurans
Hong Kong|hongkonger
Hungary|hungarian|hungarians
Iceland|icelandic
India|indian|indians
Indonesia|indonesian|indonesians
Iran|iranian|iranians
Iraq|iraqi|iraqis
Ireland|irish
Israel|israeli|israelis
Italy|italian|italians
Ivory Coast|cote d'ivoire|ivorian
Jamaica|jamaican|jamaicans
Japan|japanese
Jordan|jordanian|jordanians
Kazakhstan|kazakh
Kenya|kenyan|kenyans
Kosovo|kosovan|kosovar
Kuwait|kuwaiti
Kyrgyzstan|kyrgyz
Laos|laotian
Latvia|latvian|latvians
Lebanon|lebanese
Lesotho
Liberia|liberian
Libya|libyan|libyans
Liechtenstein
Lithuania|lithuanian|lithuanians
Luxembourg
Madagascar|malagasy
Malawi|malawian
Malaysia|malaysian|malaysians
Maldives|maldivian
Mali|malian
Malta|maltese
Marshall Islands
Mauritania|mauritanian
Mauritius|mauritian
Mexico|mexican|mexicans
Micronesia
Moldova|moldovan|moldovans
Monaco
Mongolia|mongolian
Montenegro|montenegrin
Morocco|moroccan|moroccans
Mozambique|mozambican
Myanmar|burma|burmese
Namibia|namibian
Nepal|nepali|nepalese
Netherlands|the netherlands|holland|dutch
New Zealand|new zealander|new zealanders
Nicaragua|nicaraguan|nicaraguans
Niger|nigerien
Nigeria|nigerian|nigerians
North Korea|north korean|north koreans|dprk
North Macedonia|macedonia|macedonian
Northern Ireland
Norway|norwegian|norwegians
Oman|omani
Pakistan|pakistani|pakistanis
Palestine|palestinian|palestinians
Panama|panamanian
Papua New Guinea
Paraguay|paraguayan
Peru|peruvian|peruvians
Philippines|the philippines|philippine|filipino|filipinos
Poland|polish|poles
Portugal|portuguese
Puerto Rico|puerto rican
Qatar|qatari|qataris
Romania|romanian|romanians
Russia|russian|russians|russian federation
Rwanda|rwandan|rwandans
Samoa|samoan
Saudi Arabia|saudi|saudis
Scotland|scottish|scots
Senegal|senegalese
Serbia|serbian|serbians|serbs
Seychelles
Sierra Leone
Singapore|singaporean|singaporeans
Slovakia|slovak|slovaks
Slovenia|slovenian|slovene
Solomon Islands
Somalia|somali|somalis
South Africa|south african|south africans
South Korea|south korean|south koreans|republic of korea
South Sudan|south sudanese
Spain|spanish|spaniards
Sri Lanka|sri lankan|sri lankans
Sudan|sudanese
Suriname|surinamese
Sweden|swedish|swedes
Switzerland|swiss
Syria|syrian|syrians
Taiwan|taiwanese
Tajikistan|tajik
Tanzania|tanzanian
Thailand|thai|thais
Tibet|tibetan|tibetans
Togo|togolese
Tonga|tongan
Trinidad and Tobago
Tunisia|tunisian|tunisians
Turkey|turkiye|turkish|turks
Turkmenistan|turkmen
Tuvalu
Uganda|ugandan|ugandans
Ukraine|ukrainian|ukrainians
United Arab Emirates|uae|u.a.e|emirati|emiratis
United Kingdom|uk|u.k|britain|great britain|british|britons
United States|united states of america|us|u.s|usa|u.s.a|america|american|americans
Uruguay|uruguayan
Uzbekistan|uzbek
Vanuatu
Vatican|holy see|vatican city
Venezuela|venezuelan|venezuelans
Vietnam|vietnamese
Wales|welsh
Yemen|yemeni|yemenis
Zambia|zambian
Zimbabwe|zimbabwean
`;

/** Folded name or adjective → English short name. */
export const COUNTRY_BY_WORD: ReadonlyMap<string, string> = new Map(
  COUNTRY_LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...others] = line.split('|');
      return [name.toLowerCase(), ...others].map((word) => [word, name] as const);
    }),
);
