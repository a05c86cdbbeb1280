/** Names, descriptions and replies of the slash commands, in English. A function where a number or name goes in. */
export const commandsWords = {
  /** As they stand in Discord's menu. A translation may rename them; the program reads them by their English names. */
  menu: {
    ask: {
      name: 'ask',
      description: 'Ask what somebody said, or what happened; the answer is in the sources’ own words',
      options: {
        question: { name: 'question', description: 'In your own words: What did the foreign minister say about the border?' },
        since: { name: 'since', description: 'Only articles from then on: 2026-03-04, 7d, yesterday, last week, 1 March' },
        until: { name: 'until', description: 'Only articles up to then, that day included: 2026-03-04, yesterday, 1 March' },
        outlet: { name: 'outlet', description: 'Only articles of this outlet' },
        private: { name: 'private', description: 'Whether only you see the answer' },
      },
    },
    quotes: {
      name: 'quotes',
      description: 'What somebody said, or what was said on a topic, word for word',
      options: {
        speaker: { name: 'speaker', description: 'Who said it' },
        topic: { name: 'topic', description: 'What it is about' },
        since: { name: 'since', description: 'Only from then on: 2026-03-04, 7d, yesterday, last week, 1 March' },
      },
    },
    verify: {
      name: 'verify',
      description: 'Check whether a quotation stands in the stored articles, and whose words it is',
      options: {
        quotation: { name: 'quotation', description: 'The words, as you read or heard them' },
        speaker: { name: 'speaker', description: 'Who is said to have said them' },
      },
    },
    latest: {
      name: 'latest',
      description: 'The newest articles',
      options: {
        topic: { name: 'topic', description: 'Only on this topic' },
        outlet: { name: 'outlet', description: 'Only of this outlet' },
      },
    },
    help: { name: 'help', description: 'What this is, and how to ask' },
    about: { name: 'about', description: 'What is stored here: outlets, newest article, size, model' },
    privacy: {
      name: 'privacy',
      description: 'What is kept about you, and deleting it',
      options: {
        show: { name: 'show', description: 'What is kept about you, and for how long' },
        export: { name: 'export', description: 'Everything that is kept about you, as a file' },
        delete: { name: 'delete', description: 'Delete everything that is kept about you' },
      },
    },
    settings: {
      name: 'settings',
      description: 'Where this bot answers in this server, and what it may cite',
      options: {
        show: { name: 'show', description: 'The settings of this server' },
        channels: { name: 'channels', description: 'Channels this bot answers in' },
        private: { name: 'private', description: 'Whether answers to commands are shown to the asker alone' },
        outlets: { name: 'outlets', description: 'Outlets that are left out of this server' },
        stateMedia: { name: 'state-media', description: 'Whether state media may be cited; it is always labelled' },
        timeZone: { name: 'time-zone', description: 'The time zone in which dates are read' },
      },
      channels: {
        add: { name: 'add', description: 'Answer in this channel; others stay closed unless they were added too' },
        remove: { name: 'remove', description: 'No longer answer in this channel' },
        all: { name: 'all', description: 'Answer in every channel the bot can see' },
        channel: { name: 'channel', description: 'The channel' },
      },
      outlets: {
        hide: { name: 'hide', description: 'Neither cite nor list this outlet here' },
        show: { name: 'show', description: 'Cite and list this outlet again' },
        outlet: { name: 'outlet', description: 'The outlet’s name' },
      },
      values: {
        byDefault: { name: 'by-default', description: 'Yes: only the asker sees answers; /ask has an option to differ' },
        allowed: { name: 'allowed', description: 'Yes: state media is cited with its label; no: it is left out' },
        zone: { name: 'zone', description: 'Such as Europe/Paris or America/New_York' },
      },
    },
    ingest: {
      name: 'ingest',
      description: 'For the bot’s owners: read an article or a file of articles into the store',
      options: {
        address: { name: 'address', description: 'A page or feed, beginning with https://' },
        attachment: { name: 'attachment', description: 'A file: .txt .md .html .json .jsonl .jsonl.gz' },
      },
    },
    sources: {
      name: 'sources',
      description: 'For the bot’s owners: the feeds and pages that are read',
      options: {
        list: { name: 'list', description: 'Every source, and how it fares' },
        status: { name: 'status', description: 'All that is known of one source' },
        add: { name: 'add', description: 'A feed, a page that names one, or one page to be read again' },
        refresh: { name: 'refresh', description: 'Ask one source, or all, now' },
        pause: { name: 'pause', description: 'Ask it no more until it is resumed' },
        resume: { name: 'resume', description: 'Ask it again' },
        remove: { name: 'remove', description: 'Forget it; its articles stay' },
      },
      values: {
        source: { name: 'source', description: 'The source' },
        address: { name: 'address', description: 'The feed or page, beginning with https://' },
        outlet: { name: 'outlet', description: 'The outlet of its articles' },
        stateMedia: { name: 'state-media', description: 'Whether its outlet is owned and directed by a state' },
      },
    },
  },

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
      'All of it is kept beside your Discord id, on the machine this bot runs on, and is sent nowhere else. Your name, your other messages and your servers’ messages are not kept.',
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
