import { expect, test } from 'vitest';
import { createSelector } from '../../src/select/index.ts';
import { passagesOf, portsOf, query, selectorOver } from './desk-of-articles.ts';

test('five million characters without a line break or a full stop are read within seconds', async () => {
  const text = 'the harbour "of Tarvo, and the ships in it; '.repeat(115_000);
  const started = performance.now();
  await selectorOver([{ id: 'long', text }])(query('Who owns the harbour of Tarvo?', { answerType: 'person', names: ['Tarvo'], terms: ['owns', 'harbour', 'tarvo'] }));
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('many short sentences cost no more than the limit on sentences', async () => {
  const text = 'The harbour of Tarvo is open. Ships go in. '.repeat(20_000);
  let embedded = 0;
  const ports = portsOf([{ id: 'long', text }]);
  const counting = { ...ports, embed: (texts: readonly string[]) => { embedded += texts.length; return ports.embed(texts, 'passage'); } };
  await createSelector(counting)(query('Is the harbour of Tarvo open?', { answerType: 'yes-no', names: ['Tarvo'], terms: ['harbour', 'tarvo', 'open'] }), passagesOf([{ id: 'long', text }]));
  expect(embedded).toBe(80);
});
