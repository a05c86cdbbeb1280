export { understandQuestion, type QuestionAsked } from './understand-question.ts';
export { createKnownNames, NO_KNOWN_NAMES, type KnownNames } from './known-names.ts';
export { findQuestionNames } from './question-names.ts';
export { resolveFollowUp, type FollowUp } from './follow-up.ts';
export { decompose } from './decompose.ts';
