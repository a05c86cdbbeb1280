import { menuWords } from './menu.ts';

/** Names, descriptions and replies of the slash commands, in English. A function where a number or name goes in. */
export const commandsWords = {
  menu: menuWords,

  time: {
    notUnderstood: (option: string, typed: string) => `The time given as ${option} (‘${typed}’) is not understood. Write a day such as 2026-03-04 or 1 March, or 36h, 7d, yesterday, last week.`,
    notYet: (option: string) => `The time given as ${option} has not come yet. Write a day such as 2026-03-04 or 1 March, or 36h, 7d, yesterday, last week.`,
    backwards: 'The time given as since must come before the one given as until.',
  },

  none: {
    questionMissing: 'Write a question, for example: /ask question: What did the foreign minister say about the border?',
    empty: 'No article is stored yet. Whoever runs this bot can add some.',
    coverage: (articles: string, outlets: string, newest: string | null) => `Searched ${articles} of ${outlets}${newest === null ? '' : `; the newest is dated ${newest}`}.`,
    articles: (count: number) => `${thousands(count)} ${count === 1 ? 'article' : 'articles'}`,
    outlets: (count: number) => `${thousands(count)} ${count === 1 ? 'outlet' : 'outlets'}`,
    nearest: 'Nearest coverage',
    similarNames: (names: readonly string[]) => `Names that come near: ${names.join(', ')}.`,
    outletHidden: (outlet: string) => `This server leaves out ${outlet}. An administrator can change that with /settings outlets show.`,
    outletUnknown: (outlet: string) => `No article of ‘${outlet}’ is stored.`,
    outletChoose: 'Choose an outlet from the list that opens as you type; /about names those with most articles.',
  },

  quotes: {
    needs: 'Give a speaker, a topic, or both. For example: /quotes speaker: a minister’s name, or /quotes topic: the border.',
    heading: (speaker: string | null, topic: string | null) => `${speaker === null ? 'Quotations' : `Words of ${speaker}`}${topic === null ? '' : ` on ${topic}`}`,
    notFound: (speaker: string | null, topic: string | null) => `No stored quotation ${speaker === null ? '' : `of ${speaker} `}${topic === null ? '' : `on ${topic} `}was found.`,
    more: (count: number) => `The first ${count}; name a topic or a later time to see others.`,
  },

  verify: {
    needs: 'Give the words to check. For example: /verify quotation: we did not begin it.',
    altered: 'Altered: these are not quite the words of the article.',
    officeOnly: (claimed: string) => `‘${claimed}’ is an office, not a name, so only the words were compared.`,
  },

  latest: {
    heading: (topic: string | null, outlet: string | null) => `Newest articles${topic === null ? '' : ` on ${topic}`}${outlet === null ? '' : ` of ${outlet}`}`,
    notFound: (topic: string) => `No stored article on ${topic} was found.`,
  },

  help: {
    heading: 'Foreign Desk',
    is: 'I answer questions about foreign affairs with what was actually said: the words, who said them, in which outlet, when, and the link. Each quotation is compared with the stored article, character for character, before it is sent.',
    isNot: 'I am not a chat partner and have no opinions of my own; where whoever runs me has a language model write a summary, it is marked as such and stands apart from the quotations. I know only the articles stored here, and when they do not cover your question, I say so.',
    howHeading: 'How to ask',
    how: [
      'In a server: use a command, or mention me with your question. Reply to my answer to go on from it.',
      'In direct messages: write to me as you would to a colleague. ‘And what did the president say?’ and ‘more’ work; ‘forget’ ends the conversation.',
      'On any message: open its menu, choose Apps, then Check this, and its quotations are checked.',
    ],
    commandsHeading: 'Commands',
    commands: [
      ['/ask', 'an answer in the sources’ words: /ask question: What did the envoy say about the talks? since: 7d'],
      ['/quotes', 'what somebody said: /quotes speaker: the envoy’s name topic: water'],
      ['/verify', 'whether words were said so, and by whom: /verify quotation: we did not begin it'],
      ['/latest', 'the newest articles: /latest topic: elections'],
      ['/about', 'what is stored here, and how much'],
      ['/privacy', 'what is kept about you, and deleting it: /privacy delete'],
      ['/settings', 'for administrators: where I answer and what I may cite: /settings show'],
    ],
  },

  about: {
    heading: 'What is stored here',
    what: 'Everything is kept and searched on the machine this bot runs on. Questions are not sent anywhere else.',
    articles: 'Articles',
    outlets: 'Outlets',
    newest: 'Newest article',
    quotes: 'Quotations',
    passages: 'Passages',
    index: 'Index',
    indexOf: (kind: string, folders: number, size: string) => `${kind}, ${folders} ${folders === 1 ? 'folder' : 'folders'}, ${size}`,
    model: 'Embedding model',
    none: 'none yet',
    outletsHeading: 'Outlets with most articles',
    outletOf: (name: string, articles: string) => `${name}: ${articles}`,
    outletsLeft: (count: number) => `and ${thousands(count)} more`,
    hidden: (count: number) => `${thousands(count)} left out in this server`,
    stateMediaOff: 'State media is left out in this server.',
  },

  privacy: {
    heading: 'What is kept about you',
    what: [
      'All of it is kept beside your Discord id, on the machine this bot runs on, and is sent nowhere else; only where whoever runs it has set up a model that summarises, your question and the quotations of its answer go to that model. Your name, your other messages and your servers’ messages are not kept.',
    ],
    conversations: (used: string, deleted: string) => `Your last questions in a conversation, as understood, and which articles answered them, so that you can go on from there. Used for ${used} after the last one, deleted within ${deleted}.`,
    replies: (kept: string) => `The question behind each answer, where it was posted, and which places in which articles it showed, so that its buttons work. Deleted after ${kept}.`,
    feedback: 'Your 👍 and 👎 with the question and the articles cited, only if you agreed, until you delete them.',
    postings: 'The digests and watches you made, in servers too, until you remove them; and for some weeks, what was posted of them.',
    countsHeading: 'At this moment',
    conversationsCount: 'Questions in conversations',
    repliesCount: 'Answers',
    feedbackCount: 'Opinions',
    digestsCount: 'Digests you made',
    watchesCount: 'Watches',
    consent: 'Keeping opinions',
    consentOf: (given: boolean | null) => (given === null ? 'you were never asked' : given ? 'you agreed' : 'you did not agree'),
    how: '/privacy export gives you all of it as a file; /privacy delete deletes it.',
    exported: 'Everything that is kept about you is in the file.',
    exportTooLarge: 'What is kept about you is too large for one file here. Ask whoever runs this bot for it, or delete it with /privacy delete.',
    nothing: 'Nothing is kept about you.',
    deleteAsk: (counts: string) => `This deletes everything that is kept about you: ${counts}. The buttons of your earlier answers will stop working; the answers themselves stay where they were posted. It cannot be undone.`,
    deleteCounts: (turns: number, replies: number, opinions: number, digests: number, watches: number) => `${counted(turns, 'question')} in conversations, ${counted(replies, 'answer')}, ${counted(opinions, 'opinion')}, ${counted(digests, 'digest')}, ${watches === 1 ? '1 watch' : `${thousands(watches)} watches`}`,
    deletePostings: 'Your digests and watches are posted no more, in servers too.',
    deleteYes: 'Delete everything',
    deleteNo: 'Keep it',
    deleted: (count: number) => (count === 0 ? 'There was nothing to delete.' : `Deleted: everything that was kept about you, ${count === 1 ? '1 entry' : `${thousands(count)} entries`} in all.`),
    minutes: (count: number) => counted(count, 'minute'),
    hours: (count: number) => counted(count, 'hour'),
    days: (count: number) => counted(count, 'day'),
  },

  settings: {
    heading: 'Settings of this server',
    guildOnly: 'Settings belong to a server; use this command there.',
    channels: 'Answers in',
    allChannels: 'all channels the bot can see',
    channelGone: (id: string) => `a channel that cannot be seen (${id})`,
    channelNamed: (name: string) => `#${name}`,
    private: 'Answers to commands',
    privateOf: (isPrivate: boolean) => (isPrivate ? 'shown to the asker alone unless /ask says otherwise' : 'shown to everybody in the channel unless /ask says otherwise'),
    hidden: 'Outlets left out',
    nothingHidden: 'none',
    stateMedia: 'State media',
    stateMediaOf: (allowed: boolean) => (allowed ? 'cited, always labelled' : 'left out'),
    timeZone: 'Time zone',
    channelAdded: (name: string, isFirst: boolean) => `I now answer in ${name}${isFirst ? ', and in no other channel until you add it' : ''}.`,
    channelThere: (name: string) => `I answer in ${name} already.`,
    channelRemoved: (name: string) => `I no longer answer in ${name}.`,
    channelNotThere: (name: string) => `${name} is not in the list of channels, so there was nothing to remove.`,
    channelNoList: 'I answer in all channels, so there is none to remove. Add the channels I should keep to, and the others close.',
    channelLast: (name: string) => `${name} is the only channel I answer in; without it, all channels would open. Add another one first, or choose /settings channels all.`,
    channelsFull: (most: number) => `No more than ${most} channels can be listed. Remove one first, or list a forum or a parent channel instead of its threads.`,
    channelsAll: 'I now answer in every channel I can see.',
    privateSet: (isPrivate: boolean) => (isPrivate ? 'Answers to commands are now shown to the asker alone; /ask can differ with its option.' : 'Answers to commands are now shown to everybody in the channel; /ask can differ with its option.'),
    outletHidden: (outlet: string) => `${outlet} is now neither cited nor listed in this server.`,
    outletHiddenUnknown: (outlet: string) => `${outlet} will neither be cited nor listed in this server. No stored article names that outlet so far, so please check its spelling.`,
    outletHiddenAlready: (outlet: string) => `${outlet} is left out already.`,
    outletsFull: (most: number) => `No more than ${most} outlets can be left out. Show one again first.`,
    outletShown: (outlet: string) => `${outlet} may be cited and listed in this server again.`,
    outletNotHidden: (outlet: string) => `${outlet} is not among the outlets left out here, so there was nothing to change.`,
    stateMediaSet: (allowed: boolean) => (allowed ? 'State media may now be cited in this server, always labelled.' : 'State media is now left out of this server.'),
    zoneSet: (zone: string, localTime: string) => `Dates are now read in ${zone}, where it is ${localTime}.`,
    zoneUnknown: (typed: string) => `‘${typed}’ is not the name of a time zone. Write a few letters of a city and choose from the list, for example Europe/Paris or America/New_York.`,
    nameMissing: 'Give the outlet’s name.',
    nameTooLong: (most: number) => `The name of an outlet can have ${most} characters at most.`,
  },

  ingest: {
    ownersOnly: 'Only the owners of this bot can add articles. Whoever runs it can, or can make you one of them.',
    needs: 'Give an address that begins with https://, or attach a file (.txt .md .html .json .jsonl .jsonl.gz).',
    badAddress: (address: string) => `‘${address}’ is not an address that can be read. It should begin with https://, for example https://example.org/news/article.`,
    tooLarge: (name: string, megabytes: number) => `${name} is larger than ${megabytes} MB. Split it, or read it on the machine with the console’s ingest command.`,
    downloadFailed: (name: string) => `${name} could not be fetched from Discord. Please attach it again.`,
    sample: 'That holds invented sample articles, which must never be cited here. Nothing was stored.',
    tookTooLong: 'That took longer than ten minutes and was stopped. What was read until then is stored; give it again to go on.',
    left: (count: number) => `… and ${thousands(count)} more`,
  },

  sources: {
    ownersOnly: 'Only the owners of this bot can see and change what it reads. Whoever runs it can make you one of them.',
    none: 'No source is set up. /sources add takes the address of a feed or page; the console’s sources import adds some twenty well-known feeds.',
    unknown: (typed: string) => `There is no source ‘${typed}’. Choose one from the list.`,
    added: (isVerified: boolean) => (isVerified ? 'Added. It is read within the minute.' : 'Added. It was not asked, because the setting CONTACT is missing: nothing is read until it is set.'),
    known: 'That was known already; it is kept with what is given anew.',
    removed: (name: string) => `${name} is forgotten. Its articles stay.`,
    tookTooLong: 'That took longer than ten minutes and was stopped. What was read until then is stored; the rest is read in its turn.',
    more: (count: number) => `… and ${thousands(count)} more; the console’s sources list shows all`,
  },
};

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}
