import { foldWords } from './gold-words.ts';
import type { Trap } from './gold-question.ts';

/** Fewer words of the sentence than this beside the trap's own do not tell what was meant. */
const CONTEXT_WORDS_MIN = 4;
/** Fewer words in common than this are a phrase that anybody may use. */
const FRAGMENT_WORDS_MIN = 3;

/**
 * Whether printing `text` prints the trap bare: the trap's words, or a piece of them, without the sentence that turns
 * their meaning. A longer quotation that holds the trap inside its context is not bare.
 */
export function printsBare(text: string, { words, sentence }: Pick<Trap, 'words' | 'sentence'>): boolean {
  const [printed, trap, whole] = [foldWords(text), foldWords(words), foldWords(sentence)];
  if (printed.includes(whole)) return false;
  if (trap.includes(printed)) return countOf(printed) >= Math.min(FRAGMENT_WORDS_MIN, countOf(trap));
  return printed.includes(trap) && whole.includes(printed) && countOf(printed) - countOf(trap) < CONTEXT_WORDS_MIN;
}

function countOf(folded: string): number {
  return folded.trim().split(' ').filter((word) => word !== '').length;
}
