/** A model that gave nothing. Its message goes to the log: it names no key, no address, and quotes nothing of what was answered. */
export class SummariserError extends Error {
  override readonly name = 'SummariserError';
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
