import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiError, bodyData, isObject } from './validate/api-error.ts';
import { checkCommands } from './validate/commands.ts';
import { mentionsInText, NO_MENTIONS } from './validate/live-mentions.ts';
import { checkMessage } from './validate/message.ts';
import { checkModal } from './validate/modal.ts';
import { resolveComponents } from './world/resolve-components.ts';
import { textOf } from './world/text-of.ts';

const json = fc.jsonValue({ maxDepth: 1 });
const odd = fc.constantFrom<unknown>(null, -1, 0.5, '', 'x', 'x'.repeat(5_000), true, [], [null], {}, { url: 'attachment://x' }, { url: 'javascript:x' }, [{ label: 'a', value: 'b' }]);
/** Trees shaped like components, right and wrong. */
const { component } = fc.letrec<{ component: object }>((tie) => ({
  component: fc.record({
    type: fc.oneof(fc.integer({ min: 0, max: 24 }), odd), id: odd, style: fc.oneof(fc.nat(7), odd), custom_id: odd, label: odd, url: odd, content: odd, media: odd, file: odd, items: odd, options: odd, spacing: odd,
    components: fc.oneof({ depthSize: 'small', maxDepth: 3 }, odd, fc.array(tie('component'), { maxLength: 4 })), accessory: fc.oneof({ depthSize: 'small', maxDepth: 3 }, odd, tie('component')), component: fc.oneof({ depthSize: 'small', maxDepth: 3 }, odd, tie('component')),
  }, { requiredKeys: ['type'] }),
}));
const refused = (check: () => unknown): boolean => {
  try {
    check();
    return false;
  } catch (error) {
    // Anything else would be a defect of the server.
    if (!(error instanceof ApiError)) throw error;
    expect(error.status).toBe(400);
    expect(typeof error.code).toBe('number');
    return true;
  }
};

describe('whatever is sent', () => {
  test('a message is taken or refused, and what is taken can be read', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('content', 'embeds', 'components', 'flags', 'nonce', 'allowed_mentions', 'attachments', 'poll'), json, { noNullPrototype: true }), fc.array(component, { maxLength: 4 }), fc.boolean(), (rest, components, isV2) => {
      const body = { ...rest, components, ...(isV2 ? { flags: 32_768 } : {}) };
      if (!refused(() => checkMessage(body, { existing: null, uploadedNames: [], violate: () => undefined }))) textOf({ content: '', components: resolveComponents(components, []) });
    }), { numRuns: 200, examples: [[{}, [{ type: 14, components: 0.5 }], true]] });
  });

  test('commands and modals are taken or refused', () => {
    fc.assert(fc.property(fc.oneof(json, fc.array(component)), component, (commands, modal) => {
      refused(() => checkCommands(commands));
      refused(() => checkModal(isObject(modal) ? modal : bodyData({})));
    }), { numRuns: 100 });
  });
});

test('no text holds a mention once its marks are escaped', () => {
  const hostile = fc.array(fc.constantFrom('<@123456789012345678>', '<@&123456789012345678>', '@everyone', '@here', '\\', '`', '```', '<', '@', 'x', ' ', '\n'), { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(fc.property(hostile, (text) => {
    expect(mentionsInText([text.replaceAll(/[\\`<@]/g, '\\$&')])).toEqual(NO_MENTIONS);
  }), { numRuns: 1_000 });
});
