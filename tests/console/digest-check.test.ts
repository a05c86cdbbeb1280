import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestShape, readDigestJson } from '../../src/console/digest-shapes.ts';
import { printableStatements, terminalPayloadForm } from '../../src/console/terminal-payload.ts';
import { createTerminalStyle } from '../../src/console/terminal-style.ts';
import { collectTexts } from '../../src/discord/payload/collect-texts.ts';
import { hasLiveSyntax } from '../../src/discord/payload/check-message.ts';
import { provenMessage } from '../../src/discord/payload/proven-message.ts';
import type { Statement } from '../../src/domain/answer.ts';
import type { Digest } from '../../src/domain/digest.ts';
import { digestStatements, renderDigest, renderStatement } from '../../src/render/index.ts';
import { provePayload } from '../../src/verify/index.ts';
import { hostileWorld } from '../discord/payload/hostile-world.ts';
import { evidenceOf } from '../verify/evidence-of.ts';
import { world } from './arbitrary-answer.ts';
import { digestOf, headline } from './arbitrary-digest.ts';

const worlds = fc.tuple(fc.oneof(world, hostileWorld), fc.array(headline, { maxLength: 4 }));
const width = fc.constantFrom(null, 30, 80);
const title = 'Digest of 4 March 2026';
const renderOf = (digest: Digest) => (kept: readonly Statement[]) => renderDigest(digest, kept, { title });
const isPrintable = (statement: Statement): boolean => renderStatement({ ...statement, article: statement.citation.article, n: statement.citation.n }) !== null;

describe('a digest, whatever headlines and outlets hold', () => {
  test('passes the last check on a terminal with every quotation in it', async () => {
    await fc.assert(fc.asyncProperty(worlds, width, async ([made, headlines], columns) => {
      const digest = digestOf(printableStatements(made.statements), headlines);
      const form = terminalPayloadForm(renderOf(digest), { style: createTerminalStyle(false), width: columns });
      const statements = digestStatements(digest);
      const { kept, refused } = await provePayload(statements, form, evidenceOf(made.stored));
      expect(refused).toEqual([]);
      expect(kept).toEqual(statements);
    }), { numRuns: 300 });
  });

  test('passes it as JSON, and a changed letter in it does not', async () => {
    await fc.assert(fc.asyncProperty(worlds, async ([made, headlines]) => {
      const digest = digestOf(made.statements, headlines);
      const write = (kept: readonly Statement[]): string => JSON.stringify(digestShape(digest, kept));
      const statements = digestStatements(digest);
      expect((await provePayload(statements, { write, read: readDigestJson }, evidenceOf(made.stored))).kept).toEqual(statements);
      const forged = { ...digest, stories: digest.stories.map((story) => ({ ...story, quotes: story.quotes.map((quote) => ({ ...quote, text: `${quote.text}x` })) })) };
      const form = { write: (kept: readonly Statement[]) => JSON.stringify(digestShape(forged, kept)), read: readDigestJson };
      expect((await provePayload(digestStatements(forged), form, evidenceOf(made.stored))).kept).toEqual([]);
    }), { numRuns: 100 });
  });

  test('passes it as a Discord message, and nothing in it comes to life', async () => {
    let keptInAll = 0;
    await fc.assert(fc.asyncProperty(worlds, async ([made, headlines]) => {
      const digest = digestOf(made.statements, headlines);
      const { message, kept, refused } = await provenMessage(digestStatements(digest), renderOf(digest), {}, evidenceOf(made.stored));
      keptInAll += kept.length;
      const space = ['it does not fit into the message', 'it would be more than 100 words of one article'];
      for (const { item, reason } of refused) expect(!isPrintable(item) || space.includes(reason) ? 'expected' : reason).toBe('expected');
      expect(collectTexts(message.components).displays.filter(hasLiveSyntax)).toEqual([]);
    }), { numRuns: 300 });
    expect(keptInAll).toBeGreaterThan(300);
  });
});
