import type { APIMessage } from 'discord-api-types/v10';
import { customIdsOf } from '../../../discord-server/driver/component-data.ts';

/** The custom id of a message's button for an action ("more", "context", …). @throws Error if it has none. */
export function buttonOf(message: Pick<APIMessage, 'components'>, action: string): string {
  const ids = customIdsOf(message);
  const id = ids.find((known) => known.split(':')[1] === action);
  if (id === undefined) throw new Error(`There is no button "${action}"; there are: ${ids.join(', ') || 'none'}`);
  return id;
}

/** What the buttons of a message do, in order. */
export function actionsOf(message: Pick<APIMessage, 'components'>): string[] {
  return customIdsOf(message).map((id) => id.split(':')[1] ?? '');
}
