import { INVENTED_ARTICLES } from '../../../discord/answers/invented-articles.ts';

/** An invented article as a line of `.jsonl` states it. */
export interface InventedArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly url?: string;
  readonly publishedAt?: string;
  readonly kind?: string;
  readonly stateMedia?: boolean;
  /** Marked as what the bot must refuse. */
  readonly sample?: boolean;
}

/** The moment at which the bot of these tests lives: a week after the news. */
export const NOW = '2026-03-08T12:00:00Z';

/** News of invented countries: three outlets, one of them state media, an opinion, an old story, and an article made to break messages. */
export const INVENTED_NEWS: readonly InventedArticle[] = [
  ...INVENTED_ARTICLES,
  {
    id: 'dam', title: 'Dam is a gift to all, says ministry', outlet: 'Voice of Orsk', stateMedia: true, url: 'https://voice-of-orsk.example/dam', publishedAt: '2026-03-06T08:00:00Z',
    text: `The water ministry of Orsk praised the new dam at Hest on Friday.

"This dam at Hest is a gift to every people on the river," Minister Pavlo Grenn said at the opening.`,
  },
  {
    id: 'column', title: 'The dam at Hest is a wall', outlet: 'Harbour Post', kind: 'opinion', author: 'Liv Marten', url: 'https://harbour-post.example/column', publishedAt: '2026-03-07T06:00:00Z',
    text: `Orsk calls the dam at Hest a gift. It is a wall, and walls are not gifts.

"A wall in a river is still a wall," the engineer Jonas Feld said when the plans were shown in Lume.`,
  },
  {
    id: 'budget', title: 'Korda on the budget', outlet: 'Harbour Post', url: 'https://harbour-post.example/budget', publishedAt: '2026-01-10',
    text: 'Anselm Korda told parliament in Tarsia: "This budget buys boots before it buys bread." The vote on the budget was put off until spring.',
  },
  {
    id: 'ferry', title: 'Ferries between Lume and Sandrey resume', outlet: 'The Velt Gazette', url: 'https://velt-gazette.example/ferry', publishedAt: '2026-02-20T10:00:00Z',
    text: `Ferries between Lume and the island republic of Sandrey resumed on Friday after a strike of eleven days.

"The islands have been alone for eleven days and that is ten too many," President Oda Renholm of Sandrey said.`,
  },
  {
    id: 'grain', title: 'Sandrey buys grain from Tarsia', outlet: 'Tarsia Today', url: 'https://tarsia-today.example/grain', publishedAt: '2026-02-25T15:20:00+01:00',
    text: `Sandrey will buy forty thousand tonnes of grain from Tarsia, Trade Minister Ines Hollar said on Wednesday.

"Grain that stays in a silo feeds nobody but mice," Hollar said after the signing in Lume.`,
  },
  {
    id: 'border', title: 'Guards exchanged fire at the border of Orsk', url: 'https://wire.example/border', publishedAt: '2026-03-01T21:10:00Z',
    text: `Border guards of Orsk and Tarsia exchanged fire near Hest on Sunday, both governments said. Nobody was hurt.

"We answered fire and we did not begin it," General Tomas Brekk of Tarsia said.

A spokesman for Orsk, Ilo Varr, rejected that. "Our guards have not fired one shot this year," Varr said.`,
  },
  {
    id: 'envoy', title: 'Envoy leaves Velt without an agreement', outlet: 'The Velt Gazette', url: 'https://velt-gazette.example/envoy', publishedAt: '2026-03-06T19:45:00+02:00',
    text: `The envoy of the League of Rivers, Corin Daleth, left Velt on Friday without an agreement on the dam.

Daleth said that both sides had asked for more time. "I leave with two maps and no line that is on both of them," Daleth said.`,
  },
  {
    id: 'hostile', title: '@everyone **Free** [click](https://evil.example) <@&1> ](http://evil.example)', outlet: 'Zephyria *Mirror* <@123456789012345678>', url: 'https://zephyria.example/a(b)?q=*x*', publishedAt: '2026-03-05T05:00:00Z',
    text: `Zephyria's minister @everyone Bran **Okko** spoke in Zephyria on Thursday about the comet <@123456789012345678> and <@&987654321098765432>.

"@everyone the comet of Zephyria is **ours** and [not yours](https://evil.example/x) ~~or theirs~~ <t:1700000000:R> ||spoiler||," Bran Okko said. "@here \`rm\` \`\`\`the comet\`\`\` of Zephyria <#123456789012345678> </ask:1> <id:browse> is https://evil.example and discord.gg/abc," he said.

"> the comet said 'look at me', and # Zephyria - looked \\\\ back \\* twice," Okko told reporters.`,
  },
  {
    id: 'speech', title: 'Renholm speaks for an hour', outlet: 'Sandrey Courier', url: 'https://sandrey-courier.example/speech', publishedAt: '2026-02-28T11:00:00Z',
    text: `President Oda Renholm opened the parliament of Sandrey on Saturday with a speech on lighthouses.

"${Array.from({ length: 60 }, (_, i) => `The lighthouse numbered ${i + 1} was built by people who would never need its light, and we keep it burning for people whom we shall never meet.`).join(' ')}" Renholm said.`,
  },
];
