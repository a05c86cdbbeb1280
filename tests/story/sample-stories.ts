/** The stories that the sample's articles tell, by title, as data/sample/WORLD.md has them; copies of one wire text in one inner list. */
export const SAMPLE_STORIES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Orlo Bridge': [
    ['Two Velmoran guards killed in exchange of fire at Orlo Bridge', 'Border guards die in clash at Orlo Bridge'],
    ['Border Corps repels Velmoran provocation at Strena'],
    ['Tolliver says mortar fire on Orlo post was ‘planned, aimed and ordered’'],
    ['Third guard dies after Orlo Bridge fighting'],
    ['Kalderran minister walks onto Orlo Bridge, says crossing continues'],
    ['Retired judge to open inquiry into Orlo Bridge deaths'],
  ],
  'The Teyn talks': [
    ['No handshake, but Kalderra and Velmora sit down over the Teyn'],
    ['Karr Gorge repairs to be complete in April, says water chief'],
    ['Engineers to inspect Karr Gorge as ministers haggle over a number'],
    ['Tolliver rules out leaving Teyn treaty'],
    ['Kalderra to reopen one Karr Gorge gate on 12 March'],
    ['Kalderra returns gate to service early in gesture of good will'],
    ['Signature of the Rosenhall Arrangement on the waters of the Teyn'],
    ['Measure it with your boots'],
    ['On the lower Teyn, farmers count the days in centimetres'],
  ],
  'The Linna Star': [
    ['Ferry capsizes off Imbazi, at least 46 dead', 'Linna Star tragedy: at least 46 drown off Tesenga Island', 'Dozens drown as overloaded ferry rolls over off Imbazi'],
    ['Imbazi lowers ferry death toll to 38 after double count'],
    ['Ferry manager charged with 38 counts of manslaughter'],
  ],
  'Pashar’s run-off': [
    ['Holok declared winner of Pashar run-off with 52.4 percent'],
    ["League observers: run-off 'competently run and poorly lit'"],
    ['Dorvai asks court to annul vote in three Pashar districts'],
  ],
  Maize: [
    ['Imbazi halts maize exports for 90 days'],
    ['Ashti tells assembly she will not set date for maize exports'],
    ['Bread and water: how two distant decisions meet on a Velmoran table'],
  ],
  'Mira Solent': [
    ['Ledger reporter Mira Solent goes on trial in Ostmere behind closed doors'],
    ['Solent case heard in accordance with law, ministry says'],
    ['Lawyer dismisses talk of a prisoner swap for Mira Solent'],
  ],
  'Cholera in Dolumbe': [['Cholera cases in Dolumbe pass 1,100 as daily count falls'], ['Vaccine flight reaches Imbazi as cholera campaign nears']],
  'The Skarn-2 cable': [['Data cable between Eskarne and Velmora severed on sea floor'], ['Paint, but no culprit, beside the severed cable']],
};
