import type { DoctorCheck } from '../app-contract.ts';
import type { DeskStore, Examination } from '../store/index.ts';
import { deriveAgain, type RebuildPorts } from './rebuild.ts';

export type MendPorts = Omit<RebuildPorts, 'elapsedMs' | 'index'> & { readonly store: DeskStore };

const LISTED_MAX = 3;

/**
 * Reads the whole store: spans inside their texts, vectors whole, words of all chunks, nothing stored that was purged. What
 * is derived is made again from the texts; what is not is told.
 */
export async function mendStore(ports: MendPorts): Promise<DoctorCheck[]> {
  const { store } = ports;
  const found = store.examine();
  store.mend(found);
  const gone = new Set([...found.purgedStored, ...found.withoutText]);
  const again = [...new Set([...found.chunksWrong, ...found.vectorsWrong, ...found.quotesWrong])].filter((id) => !gone.has(id));
  for (const id of again) await deriveAgain(id, undefined, ports);
  return [checkTexts(found), checkPassages(found, store), checkQuotes(found, store), checkWords(found), checkPurged(found)];
}

function checkTexts({ withoutText }: Examination): DoctorCheck {
  if (withoutText.length === 0) return { name: 'Texts', state: 'ok', detail: 'Every article has the text of its newest revision.' };
  return { name: 'Texts', state: 'failure', detail: `${named(withoutText)} lost the text of the newest revision. Ingest ${withoutText.length === 1 ? 'it' : 'them'} again, or restore the database from a backup.` };
}

function checkPassages({ chunksWrong, vectorsWrong, shardsWrong }: Examination, store: DeskStore): DoctorCheck {
  const mended = [
    ...(chunksWrong.length === 0 ? [] : [`the passages of ${named(chunksWrong)} did not lie in the text`]),
    ...(vectorsWrong.length === 0 ? [] : [`vectors of ${named(vectorsWrong)} were missing or not of length one`]),
    ...(shardsWrong.length === 0 ? [] : [`${shardsWrong.length} ${shardsWrong.length === 1 ? 'folder was' : 'folders were'} miscounted`]),
  ];
  return { name: 'Passages', state: 'ok', detail: mended.length === 0 ? `${store.countChunks()} passages lie in their texts, each with its vector.` : `Mended: ${mended.join('; ')}.` };
}

function checkQuotes({ quotesWrong, oldQuotesWrong }: Examination, store: DeskStore): DoctorCheck {
  const mended = [
    ...(quotesWrong.length === 0 ? [] : [`those of ${named(quotesWrong)} did not lie in the text and were found again`]),
    ...(oldQuotesWrong.length === 0 ? [] : [`those of ${oldQuotesWrong.length} older ${oldQuotesWrong.length === 1 ? 'revision' : 'revisions'} did not, and were removed`]),
  ];
  return { name: 'Quotes', state: 'ok', detail: mended.length === 0 ? `${store.countQuotes()} quotations lie in their texts.` : `Mended: ${mended.join('; ')}.` };
}

function checkWords({ wordsWrong }: Examination): DoctorCheck {
  const detail = wordsWrong === 0 ? 'The word search knows every passage and article, and nothing else.'
    : `Mended: the word search ${wordsWrong === null ? 'was damaged' : `lacked, or had too many, ${wordsWrong} ${wordsWrong === 1 ? 'entry' : 'entries'}`} and was written again from the texts.`;
  return { name: 'Words', state: 'ok', detail };
}

function checkPurged({ purgedStored }: Examination): DoctorCheck {
  return { name: 'Purged', state: 'ok', detail: purgedStored.length === 0 ? 'Nothing is stored that was purged.' : `Mended: ${named(purgedStored)} had been purged and was stored all the same; it was erased.` };
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, LISTED_MAX).join(', ');
  return `${ids.length === 1 ? 'article' : `${ids.length} articles,`} ${shown}${ids.length > LISTED_MAX ? ' and others' : ''}`;
}
