import type { World } from '../world/world.ts';

/** Writes down that a rule was broken, with the request that broke it. */
export function recordViolation(world: World, rule: string, detail: string, request: string | null = null): void {
  world.violations.push({ rule, detail, request });
  world.changed.notify();
}
