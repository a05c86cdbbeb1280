import { z } from 'zod';

/** A question of the sample or the seed: `any` lists gold words, one of which must stand in a printed statement; `none` must be refused. */
export const goldQuestionSchema = z.object({
  q: z.string(),
  any: z.array(z.string()).optional(),
  speaker: z.string().optional(),
  none: z.boolean().optional(),
  askedAt: z.string().optional(),
});
export type GoldQuestion = z.infer<typeof goldQuestionSchema>;

/** A quotation that would be false if printed alone: `words` stand inside marks, `sentence` is what may be printed. */
export const trapSchema = z.object({ article: z.string(), kind: z.string(), words: z.string(), sentence: z.string(), why: z.string() });
export type Trap = z.infer<typeof trapSchema>;
