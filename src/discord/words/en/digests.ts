import type { Weekday } from '../../../domain/slot.ts';

/** The menu entries of /digest and /watch. */
export const digestsMenu = {
  digest: {
    name: 'digest',
    description: 'A daily digest of what was said, in a channel or in your direct messages',
    options: {
      schedule: { name: 'schedule', description: 'Have a digest posted at a time of day' },
      list: { name: 'list', description: 'The digests that are scheduled here' },
      edit: { name: 'edit', description: 'Change a scheduled digest; what you leave out stays as it is' },
      pause: { name: 'pause', description: 'Stop a digest until you resume it' },
      resume: { name: 'resume', description: 'Post a paused digest again' },
      delete: { name: 'delete', description: 'Delete a scheduled digest' },
      preview: { name: 'preview', description: 'Show only you what a digest would say at this moment' },
      now: { name: 'now', description: 'Post a digest at once; the regular one comes all the same' },
    },
    values: {
      digest: { name: 'digest', description: 'Which one' },
      time: { name: 'time', description: 'By the clocks of the zone: 08:30, 7 pm' },
      zone: { name: 'zone', description: 'A city near you: Berlin, New York, Nairobi' },
      days: { name: 'days', description: 'Every day unless you say otherwise: weekdays, Mon Wed Fri' },
      topics: { name: 'topics', description: 'Only on these, separated by commas; ‘all’ for everything' },
      outlets: { name: 'outlets', description: 'Only of these, separated by commas; ‘all’ for every outlet' },
      stories: { name: 'stories', description: 'How many stories at most; 5 unless you say otherwise' },
      role: { name: 'role', description: 'A role to mention when it is posted' },
      noRole: { name: 'no-role', description: 'Mention no role any more' },
      channel: { name: 'channel', description: 'The channel or thread; this one unless you say otherwise' },
    },
  },
  watch: {
    name: 'watch',
    description: 'Hear when new articles come in on a topic, a person or a question',
    options: {
      add: { name: 'add', description: 'Watch for a topic, a person or a question' },
      list: { name: 'list', description: 'What is watched for you, or here' },
      remove: { name: 'remove', description: 'Watch no longer' },
    },
    values: {
      topic: { name: 'topic', description: 'Such as water talks' },
      person: { name: 'person', description: 'Somebody named in the articles' },
      question: { name: 'question', description: 'Such as: When will the border open?' },
      quiet: { name: 'quiet', description: 'Hours in which nothing is posted: 22:00-07:00' },
      zone: { name: 'zone', description: 'By whose clocks: Berlin, New York, Nairobi' },
      channel: { name: 'channel', description: 'For those who manage the server: a channel or thread, in place of your direct messages' },
      watch: { name: 'watch', description: 'Which one' },
    },
  },
};

/** Lines of /help. */
export const digestsHelp = [
  ['/digest', 'a daily digest in a channel, or in your direct messages: /digest schedule time: 08:30 zone: Berlin'],
  ['/watch', 'hear when articles come in on something: /watch add topic: water talks'],
];

const DAYS: Readonly<Record<Weekday, string>> = { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' };

function and(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Words of digests, watches and their notices, in English. A function where a number or name goes in. */
export const digestsWords = {
  days: (days: readonly Weekday[]): string => {
    switch (days.join('')) {
      case '1234567': return 'every day';
      case '12345': return 'on weekdays';
      case '67': return 'at weekends';
      default: return `on ${and(days.map((day) => `${DAYS[day]}s`))}`;
    }
  },
  at: (days: string, time: string, zone: string) => `${days} at ${time} in ${zone}`,
  dm: 'direct messages',
  /** After "your digest …": where it is posted. */
  inPlace: (name: string | null) => (name === null ? 'in a channel I cannot see' : name.startsWith('#') ? `in ${name}` : `in your ${name}`),
  unseen: 'a channel I cannot see',
  everything: 'everything',
  everyOutlet: 'every outlet',
  paused: 'paused',
  label: (place: string, time: string, zone: string, days: string, topics: string, isPaused: boolean) => `${place}, ${time} ${zone}, ${days}${topics === '' ? '' : `: ${topics}`}${isPaused ? ' (paused)' : ''}`,

  suggestedDays: ['every day', 'weekdays', 'weekends', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  facts: { when: 'When', next: 'Next', topics: 'Topics', outlets: 'Outlets', stories: 'Stories', role: 'Mentions', from: 'Published from', until: 'Published before', part: 'Message', posted: 'Posted because of' },
  onTopics: (topics: readonly string[]) => `on ${and(topics)}`,
  /** Before a date. */
  nextAt: 'next:',
  storiesUpTo: (count: number) => (count === 1 ? 'one' : `up to ${count}`),
  partOf: (n: number, count: number) => `${n} of ${count}`,

  scheduled: (where: string) => `Scheduled: a digest ${where}.`,
  changed: (where: string) => `Changed: the digest ${where}.`,
  unchanged: 'Nothing was given to change, so it stays as it is.',
  deliveredToday: 'Today’s digest has been posted already; the new time counts from the next one.',
  pausedNow: (where: string) => `Paused: the digest ${where}. It comes again when you choose /digest resume.`,
  pausedAlready: (where: string) => `The digest ${where} is paused already.`,
  resumed: (where: string) => `Resumed: the digest ${where}. What was due meanwhile is not posted afterwards; the next one tells of it.`,
  activeAlready: (where: string) => `The digest ${where} is not paused.`,
  deleted: (where: string) => `Deleted: the digest ${where}. What was posted stays.`,
  postingNow: (where: string) => `It is on its way and will be ${where} in a moment.`,
  resumeFirst: 'That digest is paused. Choose /digest resume first, then /digest now.',
  listHeading: (where: string) => `Digests ${where}`,
  here: 'in this server',
  yours: 'in your direct messages',
  none: 'No digest is scheduled here. /digest schedule makes one.',
  gone: 'That digest is not scheduled any more. Choose one from the list, or see /digest list.',
  previewOf: (n: number) => (n === 1 ? 'A preview that only you see.' : `A preview that only you see: the first of ${n} messages.`),
  tooMany: (most: number) => `No more than ${most} digests can be scheduled here. Delete one first, or edit one.`,
  timeUnknown: (typed: string) => `‘${typed}’ is not a time of day. Write hours and minutes, such as 08:30 or 7 pm.`,
  daysUnknown: (typed: string) => `‘${typed}’ is not understood as days. Write every day, weekdays, weekends, or names such as Mon, Wed, Fri.`,
  zoneUnknown: (typed: string) => `‘${typed}’ is not the name of a time zone. Write a few letters of a city and choose from the list, for example Europe/Paris or America/New_York.`,
  wrongChannel: 'A digest can be posted in a text or announcement channel, or in a thread of one. Choose one with the option ‘channel’.',
  serverOnly: 'Channels and roles belong to servers. Here, the digest comes to you in direct messages; leave those options out.',
  cannotSee: (name: string | null) => `I cannot see ${name ?? 'that channel'}. Give me the permission View Channel there, then try again.`,
  missing: (name: string | null, permissions: readonly string[]) => `In ${name ?? 'that channel'} I still need the ${permissions.length === 1 ? 'permission' : 'permissions'} ${and(permissions)}. Grant ${permissions.length === 1 ? 'it' : 'them'}, then try again. Reading the history is needed so that nothing is ever posted twice.`,
  permissions: { ViewChannel: 'View Channel', SendMessages: 'Send Messages', SendMessagesInThreads: 'Send Messages in Threads', ReadMessageHistory: 'Read Message History' },
  everyoneRole: 'I do not mention everyone. Choose another role, or none.',
  roleUnheard: (role: string) => `${role} will see its name but not be notified: allow anyone to mention that role, or give me the permission Mention Everyone there.`,

  digestTitle: (date: string) => `Digest of ${date}`,
  sinceLast: 'What was published since then, up to this moment.',
  aboutButton: 'About this digest',
  aboutPost: 'About this message',
  aboutDigest: 'About this digest',
  aboutWatch: 'About this message',
  aboutNotice: 'I wrote this because something of yours could no longer be posted. It is told once.',
  aboutOld: 'What stood behind this message is no longer kept.',
  scheduleGone: 'The schedule behind it has been deleted since.',
  watchGone: 'The watch behind it has been removed since.',
  sourcesHeading: 'Articles quoted in this message',
  moreSources: (count: number) => `And ${count} more.`,
  proof: 'Each quotation was compared with the stored article, character for character, before it was posted.',

  watchKind: { topic: 'topic', person: 'person', question: 'question' },
  watchLabel: (text: string, place: string) => `${text} (${place})`,
  watching: (text: string) => `Watching: ${text}.`,
  watchWhere: (where: string, quiet: string | null) => `When new articles match it well, I write ${where}, at most once in a quarter of an hour and each story once${quiet === null ? '' : `; not between ${quiet}`}.`,
  toYou: 'to you in direct messages',
  quietOf: (from: string, until: string, zone: string) => `${from} and ${until} in ${zone}`,
  watchAlready: (text: string) => `That is watched for you already: ${text}.`,
  watchRemoved: (text: string) => `No longer watching: ${text}.`,
  watchGoneAlready: 'That is not watched any more. Choose one from the list, or see /watch list.',
  watchNone: 'Nothing is watched for you here. /watch add begins.',
  watchHeading: 'Watched for you',
  watchNeeds: 'Give one of the three: a topic, a person, or a question.',
  watchTooMany: (most: number) => `No more than ${most} watches are possible here. Remove one first.`,
  watchManagersOnly: 'Only those who manage this server can have me write in its channels. Leave the channel out, and I write to you directly.',
  watchServerOnly: 'Channels belong to servers that have added me. Leave the channel out, and I write to you directly.',
  quietUnknown: (typed: string) => `‘${typed}’ is not understood as quiet hours. Write two times of day, such as 22:00-07:00.`,
  quietZone: 'Say by whose clocks the hours are quiet: add the option ‘zone’.',
  watchButton: 'Watch this',
  watchNews: (text: string) => `New on: ${text}`,
  watchMore: (count: number) => (count === 1 ? 'One more story came in; /latest and /ask show it.' : `${count} more stories came in; /latest and /ask show them.`),
  watchNothingLeft: 'The articles that came in on this are no longer stored.',
  watchHow: 'You asked me to watch for this. /watch remove ends it.',

  noticePaused: {
    'asked': (what: string) => `${what} is paused.`,
    'channel-gone': (what: string) => `${what} is paused: the channel or thread is gone. Make a new one with /digest schedule, or move it with /digest edit.`,
    'permission-lost': (what: string) => `${what} is paused: I may no longer write there. I need View Channel, Send Messages (in Threads, for a thread) and Read Message History; then choose /digest resume in that server.`,
    'guild-gone': (_what: string) => 'I was removed from a server in which you had me post. Your digests and watches there are paused. If I am added again, /digest resume brings the digests back.',
    'dm-closed': (what: string) => `${what} is paused: your direct messages are closed to me.`,
  },
  noticeWatchPaused: {
    'asked': (what: string) => `${what} is paused.`,
    'channel-gone': (what: string) => `${what} has ended: the channel or thread is gone. /watch add begins another.`,
    'permission-lost': (what: string) => `${what} is paused: I may no longer write there. Once I may, remove it and add it again.`,
    'guild-gone': (_what: string) => 'I was removed from a server in which you had me post. Your digests and watches there are paused. If I am added again, /digest resume brings the digests back.',
    'dm-closed': (what: string) => `${what} is paused: your direct messages are closed to me.`,
  },
  noticeHeld: (what: string) => `${what} is held back: something went wrong while I was posting, and I may not read the channel’s history to see whether it arrived. Give me Read Message History there and I go on by myself; otherwise this one is left out, because nothing is better than twice.`,
  yourDigest: (where: string, time: string, zone: string) => `Your digest ${where} (${time}, ${zone})`,
  yourWatch: (text: string, where: string) => `Your watch for ${text} ${where}`,
  yourPost: 'Something of yours',
} as const;
