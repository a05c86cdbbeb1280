/** Words of this part, in English. A function where a number or name goes in. */
export const answersWords = {} as const;
