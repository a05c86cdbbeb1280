import type { APIApplicationCommand } from 'discord-api-types/v10';
import { FormErrors, isObject, type JsonObject, refusal } from '../validate/api-error.ts';
import { checkCommand, checkCommands } from '../validate/commands.ts';
import { applicationPayload } from '../world/payloads.ts';
import type { CommandWrite, World } from '../world/world.ts';
import { type Call, created, empty, guildOf, ok, type Reply, type Route } from './router.ts';

/** The application and its commands, global and of a guild. */
export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/applications/@me', answer: ({ world }) => ok(applicationPayload(world)) },
  { method: 'GET', path: '/oauth2/applications/@me', answer: ({ world }) => ok(applicationPayload(world)) },
  ...['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap((path): Route[] => [
    { method: 'GET', path, answer: (call) => ok(list(call).map((command) => shown(call, command))) },
    { method: 'PUT', path, answer: overwrite },
    { method: 'POST', path, answer: create },
    { method: 'GET', path: `${path}/:command`, answer: (call) => ok(shown(call, find(call))) },
    { method: 'PATCH', path: `${path}/:command`, answer: change },
    { method: 'DELETE', path: `${path}/:command`, answer: remove },
  ]),
];

function scopeOf(call: Call): string {
  if (call.params['application'] !== call.world.bot.id) throw refusal.unknown('Application');
  return call.params['guild'] === undefined ? 'global' : guildOf(call).id;
}

function list(call: Call): APIApplicationCommand[] {
  return call.world.commands.get(scopeOf(call)) ?? [];
}

function find(call: Call): APIApplicationCommand {
  const command = list(call).find(({ id }) => id === call.params['command']);
  if (command === undefined) throw refusal.unknown('application command');
  return command;
}

/** Localisations are shown only to those who ask for them. */
function shown({ query }: Call, command: APIApplicationCommand): unknown {
  if (query.get('with_localizations') === 'true') return command;
  const without = (part: JsonObject): JsonObject => Object.fromEntries(Object.entries(part)
    .filter(([name]) => name !== 'name_localizations' && name !== 'description_localizations')
    .map(([name, value]) => [name, (name === 'options' || name === 'choices') && Array.isArray(value) ? value.filter(isObject).map(without) : value]));
  return without(command as unknown as JsonObject);
}

function overwrite(call: Call): Reply {
  const scope = scopeOf(call);
  checkCommands(call.json);
  const before = list(call);
  const after = call.json.map((given) => normalise(call.world, given, before.find((known) => known.name === given['name'] && known.type === (given['type'] ?? 1)) ?? null, scope));
  call.world.commands.set(scope, after);
  note(call.world, { method: 'PUT', scope, names: after.map(({ name }) => name), changed: after.filter((command) => !before.includes(command)).map(({ name }) => name) });
  return ok(after);
}

function create(call: Call): Reply {
  const scope = scopeOf(call);
  const before = list(call);
  const known = before.find(({ name, type }) => name === call.body['name'] && type === (call.body['type'] ?? 1)) ?? null;
  checkCommands([...before.filter((command) => command !== known).map((command) => command as unknown as JsonObject), call.body].map(withoutEmpty));
  const command = normalise(call.world, call.body, known, scope);
  call.world.commands.set(scope, [...before.filter((other) => other !== known), command]);
  note(call.world, { method: 'POST', scope, names: [command.name], changed: command === known ? [] : [command.name] });
  return known === null ? created(command) : ok(command);
}

function change(call: Call): Reply {
  const scope = scopeOf(call);
  const known = find(call);
  const merged = withoutEmpty({ ...(known as unknown as JsonObject), ...call.body });
  const errors = new FormErrors();
  checkCommand(merged, [], errors);
  errors.throwIfAny();
  const command = normalise(call.world, merged, known, scope);
  call.world.commands.set(scope, list(call).map((other) => (other === known ? command : other)));
  note(call.world, { method: 'PATCH', scope, names: [command.name], changed: command === known ? [] : [command.name] });
  return ok(command);
}

function remove(call: Call): Reply {
  const scope = scopeOf(call);
  const known = find(call);
  call.world.commands.set(scope, list(call).filter((other) => other !== known));
  note(call.world, { method: 'DELETE', scope, names: [known.name], changed: [known.name] });
  return empty;
}

function note(world: World, write: CommandWrite): void {
  world.commandWrites.push(write);
  world.changed.notify();
}

/** What Discord fills in itself may be sent back to it. */
function withoutEmpty(command: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(command).filter(([name, value]) => value !== null && !(name === 'description' && value === '')));
}

/** The command as Discord keeps it: the same object if nothing changed, else with the same id and a new version. */
function normalise(world: World, given: JsonObject, known: APIApplicationCommand | null, scope: string): APIApplicationCommand {
  const type = given['type'] ?? 1;
  const options = normaliseOptions(given['options']);
  const fresh = {
    application_id: world.bot.id, type, name: given['name'], name_localizations: given['name_localizations'] ?? null,
    description: given['description'] ?? '', description_localizations: given['description_localizations'] ?? null,
    default_member_permissions: given['default_member_permissions'] ?? null, nsfw: given['nsfw'] ?? false,
    ...(scope === 'global' ? { dm_permission: given['dm_permission'] ?? true, contexts: given['contexts'] ?? null, integration_types: given['integration_types'] ?? [0] } : { guild_id: scope }),
    ...(options.length === 0 ? {} : { options }),
  };
  const { id = null, version = null, ...rest } = (known ?? {}) as Partial<APIApplicationCommand>;
  if (known !== null && canonical(rest) === canonical(fresh)) return known;
  void version;
  return { id: id ?? world.ids.next(), ...fresh, version: world.ids.next() } as unknown as APIApplicationCommand;
}

function normaliseOptions(options: unknown): JsonObject[] {
  if (!Array.isArray(options)) return [];
  return options.filter(isObject).map((option) => {
    const nested = normaliseOptions(option['options']);
    const { options: _options, ...rest } = option;
    const kept = Object.entries(rest).filter(([name, value]) => value !== null && !((name === 'required' || name === 'autocomplete') && value === false) && !(name === 'choices' && Array.isArray(value) && value.length === 0));
    return { ...Object.fromEntries(kept), ...(nested.length === 0 ? {} : { options: nested }) };
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, node: unknown) => (isObject(node) ? Object.fromEntries(Object.entries(node).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))) : node));
}
