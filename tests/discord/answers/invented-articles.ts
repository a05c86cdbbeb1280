/** News of an invented river: one minister says more about it than fits a message. */
export const INVENTED_ARTICLES = [
  {
    id: 'meeting', title: 'Ministers meet over the river Velt', outlet: 'The Velt Gazette', author: 'Mara Tolk', url: 'https://velt-gazette.example/meeting', publishedAt: '2026-03-03T18:00:00+02:00',
    text: `Foreign Minister Anselm Korda of Tarsia said on Tuesday that the water of the river Velt belonged to nobody.

"We asked for water from the river and we were given a timetable," Korda told reporters in Velt. "The river does not read timetables," he said.

Trade Minister Ines Hollar said she had come to talk about grain. "Our silos are full and our roads are closed," Hollar said.`,
  },
  {
    id: 'parliament', title: 'Korda answers parliament on the river', outlet: 'Harbour Post', url: 'https://harbour-post.example/parliament', publishedAt: '2026-03-04T12:00:00Z',
    text: `Anselm Korda, the foreign minister of Tarsia, told parliament that the river Velt had lost a third of its water since autumn.

"The water of the river is lower than in any spring that we have measured," Korda said. "A river that is emptied upstream is a quarrel downstream," he told lawmakers.

Korda said that Tarsia would not close the locks on the river while the talks on water went on.`,
  },
  {
    id: 'interview', title: 'A minister by the water', outlet: 'Tarsia Today', url: 'https://tarsia-today.example/interview', publishedAt: '2026-03-05T09:30:00Z',
    text: `Foreign Minister Anselm Korda said on Thursday that an agreement on the water of the river Velt was close.

"Nobody wins a war over a river, and everybody can lose the water," Korda said in an interview.

Korda denied that "the river has been sold", and said that no contract on its water existed.`,
  },
  {
    id: 'harbour', title: 'Harbour of Lume reopens after the storm', outlet: 'Harbour Post', url: 'https://harbour-post.example/lume', publishedAt: '2026-03-02T07:00:00Z',
    text: `The harbour of Lume reopened on Monday after the storm that sank four fishing boats.

"All four crews are safe and the boats will be raised," harbour master Tove Anders said.`,
  },
] as const;

export const RIVER_QUESTION = 'What did Korda say about the water of the river?';
