/** Words of answers, their buttons, conversations and Check this, in English. A function where a number or name goes in. */
export const answersWords = {
  buttons: { more: 'More', back: 'Back', context: 'Context', sources: 'Sources', page: 'Back to the answer', keepOpinion: 'Keep my opinion', keepNothing: 'Keep nothing' },

  readAs: (question: string) => `Read as: ${question}`,
  moreOn: (question: string) => `More on: ${question}`,
  thatIsAll: 'That is all there is.',
  nothingStored: 'No article is stored yet, so there is nothing to answer from. Whoever runs this bot can add some.',
  leftOut: (count: number) => count === 1
    ? 'One quotation is left out: its article is no longer stored, or is not cited in this server.'
    : `${count} quotations are left out: their articles are no longer stored, or are not cited in this server.`,
  allGone: 'The articles behind this answer are no longer stored, or are not cited in this server. Ask the question again to see what there is now.',
  contextHeading: 'In context',
  contextWholeSentences: 'Whole sentences around each quotation, as they stand in the article. The rest is behind the link.',
  contextNoRoom: 'The sentences around these quotations are longer than may be shown here. The links lead to the articles.',
  sourcesHeading: 'Sources of this answer',
  byline: (byline: string) => `by ${byline}`,
  bylineMissing: 'byline not given',
  moreSources: (count: number) => `And ${count} more.`,

  gone: 'That answer is no longer kept, so its buttons have nothing to show. Ask the question again, and it will be looked up afresh.',

  part: 'This marks one part of a post, so that it is posted once and not twice. There is nothing more behind it.',

  consentAsk: 'May your opinion of this answer be kept?',
  consentWhat: 'It would be your vote, the question, and which articles were cited, beside your Discord id. Not your name, and nothing else you write. It is used to make the answers better.',
  consentDelete: 'If you agree, later votes are kept too. /privacy shows what is kept about you and deletes it whenever you like.',
  noted: 'Noted. Thank you.',
  notKept: 'Nothing was kept.',
  notDeleted: 'Nothing was deleted.',

  conversationForgotten: 'Forgotten: what we talked about here. Your next question starts afresh. /privacy deletes everything else that is kept about you.',
  conversationEmpty: 'There is nothing to forget here; your next question starts afresh anyway.',
  hello: 'Hello. Ask me what somebody said, or what happened, and I look it up in the stored articles. For example: What did the foreign minister say about the border?',
  thanks: 'You are welcome.',
  help: [
    'Ask a question about foreign affairs in your own words, and I answer with what was said, who said it, where and when.',
    'You can go on from an answer: ‘and what did the president say?’, ‘when was that?’, ‘more’. ‘Forget’ makes me forget this conversation.',
    'The slash commands do more: /quotes for one speaker, /verify for a quotation you have read, /latest for the newest articles, /help for the rest.',
  ],
  emptyMessage: 'What would you like to know? Write the question beside my name, for example: What did the foreign minister say about the border?',
  needsText: 'I can only read text. Write the question in words, for example: What did the foreign minister say about the border?',
  roleMention: (name: string) => `You mentioned my role, and then Discord does not show me what you wrote. Mention me by name instead: type @${name} and choose the entry marked as an app.`,
  closedChannel: 'I do not answer in this channel; an administrator can change that with /settings.',

  check: {
    nothingToCheck: 'That message holds no words that can be checked.',
    quotations: 'Quotations in the message',
    sentences: 'What the sources say on the rest',
    noVerdict: 'The stored articles are compared word for word with the quotations. On everything else, this shows what the sources say, and judges nothing.',
    quotation: (n: number, words: string) => `Quotation ${n}: ${words}`,
    quotationBy: (n: number, speaker: string, words: string) => `Quotation ${n}, attributed to ${speaker}: ${words}`,
    sentence: (n: number, words: string) => `Sentence ${n}: ${words}`,
    found: 'These words stand in a stored article.',
    foundSpeakerOpen: (speaker: string) => `These words stand in a stored article, which does not establish that they are those of ${speaker}.`,
    foundUnasserted: 'These words stand in a stored article, but it does not assert them; read them in their sentence.',
    altered: 'A stored article has other words here:',
    misattributed: (speaker: string, claimed: string) => `These words stand in a stored article as those of ${speaker}, not of ${claimed}.`,
    misattributedOpen: (claimed: string) => `These words stand in a stored article, but not as those of ${claimed}.`,
    notFound: 'No stored article holds these words.',
    sourcesSay: 'The sources say:',
    nothingOnThat: 'Nothing stored on that.',
    quotationsLeft: (count: number) => count === 1 ? 'One more quotation was not looked up.' : `${count} more quotations were not looked up.`,
    sentencesLeft: (count: number) => count === 1 ? 'One more sentence was not looked up.' : `${count} more sentences were not looked up.`,
    noRoom: 'There is no room here for the words themselves; ask about this one alone.',
  },
};
