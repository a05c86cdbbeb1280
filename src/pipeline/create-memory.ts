import type { Memory } from '../domain/memory.ts';
import type { MemoryStore } from '../store/index.ts';

/** The store's memory as a promise-giving one; the database is opened by the first call, and a refusal rejects. */
export function createMemory(store: () => MemoryStore): Memory {
  return {
    saveReply: async (reply) => store().saveReply(reply),
    findReply: async (id) => store().findReply(id),
    findConversation: async (key, freshSinceMs) => store().findConversation(key, freshSinceMs),
    saveConversation: async (conversation) => store().saveConversation(conversation),
    deleteConversation: async (key) => store().deleteConversation(key),
    allGuildSettings: async () => store().allGuildSettings(),
    saveGuildSettings: async (guildId, settings) => store().saveGuildSettings(guildId, settings),
    forgetGuild: async (guildId) => store().forgetGuild(guildId),
    findConsent: async (userId) => store().findConsent(userId),
    saveConsent: async (userId, given) => store().saveConsent(userId, given),
    saveFeedback: async (feedback) => store().saveFeedback(feedback),
    listFeedback: async () => store().listFeedback(),
    userRecord: async (userId) => store().userRecord(userId),
    forgetUser: async (userId) => store().forgetUser(userId),
    forgetBefore: async (moments) => store().forgetBefore(moments),
    findNote: async (key) => store().findNote(key),
    saveNote: async (key, value) => store().saveNote(key, value),
  };
}
