import { setTimeout } from 'node:timers/promises';
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Logger } from '../../observe/index.ts';
import { stackOf } from '../manners/error-words.ts';
import { acknowledge, type Acknowledgement } from './acknowledge.ts';
import { createInteractionPlace } from './interaction-place.ts';
import { finish, perform, showLine } from './perform.ts';
import { isSeenByOne, type Plan, planInteraction } from './plan-interaction.ts';
import { type Service, stopwatch } from './service.ts';

const CHOICES_MAX = 25;
const CHOICE_CHARS_MAX = 100;
/** Real milliseconds, of the three seconds Discord waits. */
const LOOK_UP_MS = 800;

/**
 * One interaction from its arrival to its answer: decided and acknowledged at once, from memory; then it waits for its
 * turn. Never throws.
 */
export async function handleInteraction(interaction: Interaction, service: Service): Promise<void> {
  const { desk, queue } = service;
  const sinceArrivalMs = stopwatch(service.elapsedMs);
  try {
    if (interaction.isAutocomplete()) return await complete(interaction, service);
    const plan = planInteraction(interaction, service);
    if (plan === null) return desk.log.warn({ type: interaction.type }, 'an interaction of a kind that was never offered');
    const refused = plan.refusal ?? ((await isGone(plan, desk.log)) ? { outcome: 'gone', line: plan.words.answers.gone } : null);
    const ticket = refused === null ? queue.admit() : null;
    const refusal = refused ?? (ticket === null ? { outcome: 'busy', line: plan.words.life.busy } : null);
    const acknowledgement: Acknowledgement = refusal === null ? plan.acknowledgement : { kind: 'reply', isPrivate: true };
    const isAcknowledged = await acknowledge(plan.interaction, acknowledgement, desk.log, sinceArrivalMs);
    const place = createInteractionPlace(plan.interaction, { isPrivate: isSeenByOne({ interaction: plan.interaction, acknowledgement }) });
    const served = { name: plan.name, place, sinceArrivalMs };
    if (!isAcknowledged) {
      ticket?.release();
      return finish(served, service, 'not-acknowledged');
    }
    desk.metrics.acknowledgement.observe(sinceArrivalMs() / 1000);
    if (ticket !== null) {
      return perform({ ...served, words: plan.words, isLight: plan.isLight, mayShowLines: acknowledgement.kind === 'reply', run: plan.run }, ticket, service);
    }
    await showLine(place, refusal?.line ?? plan.words.life.busy, service);
    finish(served, service, refusal?.outcome ?? 'busy');
  } catch (error) {
    desk.log.error({ interactionId: interaction.id, stack: stackOf(error) }, 'an interaction could not be handled');
  }
}

/** A busy desk is not waited for: then the press is acknowledged, and a reply that is gone replaces the message. */
async function isGone({ isKept }: Plan, log: Logger): Promise<boolean> {
  if (isKept === undefined) return false;
  const waited = new AbortController();
  const inTime = setTimeout(LOOK_UP_MS, true, { signal: waited.signal, ref: false }).catch(() => true);
  try {
    return !(await Promise.race([isKept(), inTime]));
  } catch (error) {
    log.warn({ stack: stackOf(error) }, 'a reply could not be looked up before its button was acknowledged');
    return false;
  } finally {
    waited.abort();
  }
}

/** Choices come from memory; what is typed meanwhile makes the next request, so a late or failed one does not matter. */
async function complete(interaction: AutocompleteInteraction, { desk, handlers }: Service): Promise<void> {
  try {
    const choices = handlers.slash.get(interaction.commandName)?.complete?.(interaction, desk) ?? [];
    await interaction.respond(choices.filter(({ name, value }) => name !== '' && name.length <= CHOICE_CHARS_MAX && value.length <= CHOICE_CHARS_MAX).slice(0, CHOICES_MAX));
  } catch (error) {
    desk.log.debug({ name: interaction.commandName, stack: stackOf(error) }, 'choices could not be offered');
  }
}
