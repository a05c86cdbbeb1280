/** What a language model is asked: the rules, and what they are about. */
export interface Prompt {
  readonly rules: string;
  readonly matter: string;
}

/**
 * A language model that writes a short text.
 *
 * @example const text = await summariser.write({ rules: 'Write one sentence.', matter: 'About …' }, AbortSignal.timeout(4_000));
 */
export interface Summariser {
  /** Named beside what it wrote. */
  readonly model: string;
  /**
   * What it wrote, unchecked.
   *
   * @throws SummariserError if there is nothing to be had of it now.
   */
  write(prompt: Prompt, signal: AbortSignal): Promise<string>;
}
