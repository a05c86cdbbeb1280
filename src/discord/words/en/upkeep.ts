/** The owners' commands that keep the store, in English: as they stand in Discord's menu, and their replies. */
export const upkeepMenu = {
  purge: {
    name: 'purge',
    description: 'For the bot’s owners: erase an article or an outlet, everywhere',
    options: {
      address: { name: 'address', description: 'The address of the article' },
      outlet: { name: 'outlet', description: 'All articles of this outlet' },
      confirm: { name: 'confirm', description: 'Yes: erase it; it cannot be undone. Otherwise you are told what that would be' },
    },
  },
} as const;

export const upkeepReplies = {
  purge: {
    ownersOnly: 'Only the owners of this bot can erase articles. Whoever runs it can, or can make you one of them.',
    needs: 'Give the address of an article, or the name of an outlet: one of the two.',
    confirm: 'Nothing was erased. The same command with the option ‘confirm’ erases it; that cannot be undone.',
  },
} as const;
