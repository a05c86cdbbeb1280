/** Words of this part, in English. A function where a number or name goes in. */
export interface PayloadWords {
  readonly speakerNotEstablished: string;
  /** Between a speaker and an outlet. */
  readonly asReportedBy: string;
  /** After an outlet. */
  readonly reports: string;
  /** Before an outlet, over the sentences around a quotation. */
  readonly from: string;
  readonly sources: string;
  readonly dateNotGiven: string;
  readonly linkNotGiven: string;
  readonly linkTooLong: string;
  /** The text of a link where the title or the outlet cannot be it. */
  readonly article: string;
  readonly articleNamed: (articleId: string, revision: number) => string;
  readonly andMore: (count: number) => string;
  readonly shortened: string;
  /** Under a summary; the model's name is escaped. */
  readonly summaryBy: (model: string) => string;
  /** What the signs of a comparison mean. */
  readonly comparison: string;
}

export const payloadWords: PayloadWords = {
  speakerNotEstablished: 'Speaker not established',
  asReportedBy: ', as reported by ',
  reports: ' reports',
  from: 'From ',
  sources: 'Sources',
  dateNotGiven: 'date not given',
  linkNotGiven: 'link not given',
  linkTooLong: 'link too long to print',
  article: 'article',
  articleNamed: (articleId, revision) => `article ${articleId}, revision ${revision}`,
  andMore: (count) => `and ${count.toLocaleString('en-GB')} more`,
  shortened: 'The rest does not fit into one message.',
  summaryBy: (model) => `Written by ${model}, a language model, from the quotations below, which alone are the sources’ words.`,
  comparison: 'Struck through: in the article, left out here. Bold: not in the article.',
};
