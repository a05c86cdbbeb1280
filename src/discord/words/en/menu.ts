/** Names and descriptions as they stand in Discord's menu, in English. A translation may rename them; the program reads them by their English names. */
export const menuWords = {
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
};
