import type { InventedArticle } from '../../discord/parts/invented-news.ts';

/** The day all of it is from; digests of the evening before the first slot hold it whole. */
export const NEWS_DAY = '2026-03-07';

/** One story each, of an invented world, on twelve things that have nothing to do with one another: title, outlet, hour, text. */
const STORIES: readonly (readonly [title: string, outlet: string, text: string])[] = [
  ['Harbour of Lume reopens after the storm', 'Harbour Post', `The harbour of Lume reopened on Saturday after the storm that sank four fishing boats.

"All four crews are safe, the boats will be raised before the herring comes, and nobody will be asked to go out in a gale again," harbour master Tove Anders said.`],
  ['Grenn opens the dam at Hest', 'Voice of Hest', `Minister Pavlo Grenn opened the dam at Hest on Saturday before three thousand engineers and masons.

"We have held this valley's water in our hands for eleven years, and from this morning the turbines will carry it to every village," Grenn said at the opening.`],
  ['Sandrey buys grain from Tarsia', 'Tarsia Today', `Sandrey will buy forty thousand tonnes of wheat from Tarsia, Trade Minister Ines Hollar said on Saturday.

"Grain that stays in a silo feeds nobody but mice, and our silos have been full since the railway strike of last autumn," Hollar said after the signing.`],
  ['Border guards exchange fire near Mossgate', 'The Velt Gazette', `Border guards of Orsk and Kelmar exchanged fire near Mossgate on Saturday. Nobody was hurt.

"We answered fire and we did not begin it, and every cartridge that left our rifles has been counted and written down," General Tomas Brekk said.`],
  ['University of Pell elects its first woman rector', 'Pell Observer', `The senate of the University of Pell elected the astronomer Mirel Sand as its rector on Saturday.

"I have spent thirty years looking at comets through other people's telescopes, and I mean to give our students one of their own," Sand said.`],
  ['Cholera returns to the camps of Nuristel', 'Nuristel Herald', `Doctors counted ninety new cases of cholera in the camps of Nuristel on Saturday.

"Clean water costs less than one hour of artillery, and still we are asked every week which of the two we would rather have," Doctor Abeni Loro said.`],
  ['Central bank of Kelmar raises its rate', 'Kelmar Ledger', `The central bank of Kelmar raised its lending rate to nine per cent on Saturday.

"Inflation eats first from the plates of those who own nothing, which is why we would sooner be called harsh than be called late," Governor Ruan Tesk said.`],
  ['Locusts reach the orchards of Dray', 'Dray Courier', `A swarm of locusts eleven kilometres long reached the almond orchards of Dray on Saturday.

"They came over the ridge like a brown curtain, and by noon there was not a leaf left between the chapel and the mill," the farmer Osei Wendt said.`],
  ['Court in Orsk frees the printer Halloran', 'Harbour Post', `The supreme court in Orsk freed the printer Fergus Halloran on Saturday after two years in prison.

"A leaflet is not a weapon, and a republic that is afraid of paper should ask itself what is written on its own," Judge Sela Morrow said in the verdict.`],
  ['Glacier lake threatens the town of Ister', 'Mountain Messenger', `Geologists asked the town of Ister on Saturday to leave the lower quarter below the glacier lake.

"The ice that holds it is forty metres thick today, it was seventy when my father measured it, and it will not ask us for permission," the geologist Runa Vik said.`],
  ['Chess title goes to a fourteen-year-old', 'Pell Observer', `Lio Barram of Dray won the continental chess title in Pell on Saturday at the age of fourteen.

"I saw the sacrifice of the bishop in the train on the way here, and I was only afraid that he would see it before I did," Barram said.`],
  ['Satellite of Sandrey lost an hour after launch', 'Sandrey Courier', `The space agency of Sandrey lost contact with its weather satellite an hour after the launch on Saturday.

"It sent us one photograph of our own islands and then nothing more, which is a short life for eleven years of work," Director Oda Renholm said.`],
];

export const STORY_TITLES: readonly string[] = STORIES.map(([title]) => title);

export const DIGEST_NEWS: readonly InventedArticle[] = STORIES.map(([title, outlet, text], index) => ({
  id: `story-${index + 1}`, title, outlet, text,
  url: `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/story-${index + 1}`,
  publishedAt: `${NEWS_DAY}T${String(6 + index).padStart(2, '0')}:00:00Z`,
}));
