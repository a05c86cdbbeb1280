import type { Vote } from '../../domain/memory.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Desk } from '../desk.ts';
import { noticeMessage, type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { consentRows } from './button-rows.ts';

/** A vote: kept if its owner let opinions be kept, else they are asked. What is shown is for them alone. */
export async function castVote(reply: StoredReply, vote: Vote, userId: string, desk: Desk, words: Words): Promise<OutgoingMessage> {
  if ((await desk.app.memory.findConsent(userId)) === true) return keepVote(reply, vote, userId, desk, words);
  const { consentAsk, consentWhat, consentDelete } = words.answers;
  const rows = consentRows({ id: reply.id, userId }, vote, words);
  return plainMessage([consentAsk, consentWhat, consentDelete].map((text, i) => ({ kind: 'sentence', text, tone: i === 0 ? 'plain' : 'muted' })), { rows });
}

/** Consent given: this vote and later ones are kept. */
export async function consentAndKeep(reply: StoredReply, vote: Vote, userId: string, desk: Desk, words: Words): Promise<OutgoingMessage> {
  await desk.app.memory.saveConsent(userId, true);
  return keepVote(reply, vote, userId, desk, words);
}

/** Consent refused. That, too, is remembered, as the answer to the question. */
export async function refuseConsent(userId: string, desk: Desk, words: Words): Promise<OutgoingMessage> {
  await desk.app.memory.saveConsent(userId, false);
  return noticeMessage(words.answers.notKept);
}

async function keepVote({ id, question, status, statements }: StoredReply, vote: Vote, userId: string, { app, clock }: Desk, words: Words): Promise<OutgoingMessage> {
  const articleIds = [...new Set(statements.map(({ articleId }) => articleId))];
  await app.memory.saveFeedback({ replyId: id, userId, vote, atMs: clock.now(), question, status, articleIds });
  return noticeMessage(words.answers.noted);
}
