import type { Article } from '../../src/domain/article.ts';
import type { Quote } from '../../src/domain/quote.ts';
import { statedInstant } from '../../src/domain/stated-instant.ts';
import { createChunker } from '../../src/chunk/index.ts';
import { embeddedText } from '../../src/domain/chunk.ts';
import { createRetriever, type Retriever } from '../../src/retrieve/index.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { createChunkIndex } from '../../src/vector-index/index.ts';
import { wordEmbedder } from '../fakes/word-embedder.ts';

/** An article in few words. `said` are quotes: the words, exactly as in the text, and who says them. */
export interface Told {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly published?: string | null;
  readonly outlet?: string;
  readonly said?: readonly (readonly [speaker: string, words: string])[];
}

export interface Desk {
  readonly store: DeskStore;
  readonly retriever: Retriever;
}

function articleOf({ id, title, text, published = null, outlet = 'Orlo Post' }: Told): Article {
  return {
    id, revision: 1, outlet, agency: null, title, byline: null, place: null, publishedAt: published === null ? null : statedInstant(published), url: null,
    kind: 'news', stateMedia: false, claims: null, language: 'en', sample: false, origin: `${id}.txt`, text,
  };
}

function quotesOf({ text, said = [] }: Told): Quote[] {
  return said.map(([speaker, words]) => {
    const start = text.indexOf(words);
    if (start === -1) throw new RangeError(`"${words}" does not stand in the text`);
    return { type: 'direct', span: { start, end: start + words.length }, speaker, speakerMention: null, cue: null, asserted: true, confidence: 1 };
  });
}

/** A real store and a real index in memory over these articles; only the embedder is a bag of words. */
export async function openDesk(articles: readonly Told[], tokensMax = 60): Promise<Desk> {
  const embedder = wordEmbedder(256);
  const store = openDeskStore(':memory:');
  store.bindEmbeddingModel({ model: embedder.model, dimensions: embedder.dimensions });
  const chunk = createChunker({ tokensMax, countTokens: (texts) => embedder.countTokens(texts) });
  for (const told of articles) {
    const article = articleOf(told);
    const chunks = await chunk(article);
    const vectors = await embedder.embed(chunks.map(({ span }) => embeddedText(told.title, told.text.slice(span.start, span.end))), 'passage');
    store.commitArticle({ article, fingerprint: told.id, chunks, vectors, quotes: quotesOf(told), signature: null });
  }
  const index = createChunkIndex('packed', { source: store, folder: 'unused' });
  return { store, retriever: createRetriever({ store, index, embedder }) };
}

/** Invented countries and people; two stories, some older news, one article without a date. */
export const VELMORA: readonly Told[] = [
  {
    id: 'dam-talks', title: 'Velmora and Kalderra agree on the Karr Gorge Dam', published: '2026-03-04T09:00:00Z',
    text: `Velmora and Kalderra agreed on Tuesday to reopen gate two of the Karr Gorge Dam on 12 March, officials in Brynholt said.\n\n"We did not open the treaty," Ilke Varo, the foreign minister of Velmora, said after nine hours of talks. "We were not pushed, and we did not push."\n\nRafe Osmarin, who led the Kalderran side, said the agreement was "less water than we are owed and more than we had on Monday".`,
    said: [['Ilke Varo', 'We did not open the treaty,'], ['Ilke Varo', 'We were not pushed, and we did not push.'], ['Rafe Osmarin', 'less water than we are owed and more than we had on Monday']],
  },
  {
    id: 'dam-cracks', title: 'Engineers find cracks in dam gates', published: '2026-02-20T09:00:00Z', outlet: 'Brynholt Times',
    text: `Kalderra closed two gates of the Karr Gorge Dam because engineers had found fatigue cracks of up to 14 centimetres in them.\n\nThe engineers had asked for the gates to be closed, the water ministry said. Farmers downstream in Velmora said that their wells were running dry.`,
  },
  {
    id: 'ferry', title: 'Ferry toll lowered to 38', published: '2026-03-05T09:00:00Z',
    text: `Imbazi lowered the death toll of the Linna Star ferry disaster to 38 from 46 on Thursday because eight bodies had been counted twice.\n\n"The mistake was mine to prevent and I did not prevent it," Jomo Telleh, the harbour commissioner, told reporters.\n\nThe Linna Star had 221 people aboard when it sank off Port Amaro.`,
    said: [['Jomo Telleh', 'The mistake was mine to prevent and I did not prevent it,']],
  },
  {
    id: 'ferry-old', title: 'Ferry disaster of 2019 remembered', published: '2024-03-05T09:00:00Z', outlet: 'Brynholt Times',
    text: 'Imbazi remembered the ferry disaster of 2019, in which 112 people died, with a minute of silence in Port Amaro.',
  },
  {
    id: 'election', title: 'Holok wins run-off in Pashar', published: '2026-03-06T09:00:00Z',
    text: `Zarina Holok won the presidential run-off in Pashar with 52.4 percent of the vote, the election commission said on Friday.\n\nIskan Dorvai, who lost, said that he would ask the Constitutional Court to annul the vote.`,
    said: [['Iskan Dorvai', 'he would ask the Constitutional Court to annul the vote']],
  },
  {
    id: 'about-varo', title: 'The long career of Ilke Varo', published: '2026-03-03T09:00:00Z', outlet: 'Brynholt Times',
    text: `Ilke Varo has led the foreign ministry of Velmora for nine years. Ilke Varo grew up beside the Teyn and studied law. Colleagues describe Varo as patient, and say the treaty is the work of Varo.\n\nThose who have sat across from Varo in talks on the treaty say little of them.`,
  },
  { id: 'undated', title: null, text: 'A notice on the harbour wall of Port Amaro asks that ferries carry no more than 200 people.' },
];
