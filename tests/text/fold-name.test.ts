import { expect, test } from 'vitest';
import { foldName } from '../../src/text/fold-name.ts';

test.each([
  ['Recep Tayyip Erdoğan', 'recep tayyip erdogan'],
  ['  LECH  Wałęsa ', 'lech walesa'],
  ['O’Brien-Smith, Jr.', 'o brien smith jr'],
  ['Émile  Zola', 'emile zola'],
  ['Ⅻ ﬁrst', 'xii first'],
  ['Людмила Ёлкина', 'людмила елкина'],
  ['習近平', '習近平'],
  ['—', ''],
])('%s is compared as "%s"', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});
