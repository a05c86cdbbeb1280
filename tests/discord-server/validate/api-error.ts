/** What Discord answers when it refuses; thrown inside the server and written as its JSON body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  body(): Record<string, unknown> {
    return { message: this.message, code: this.code, ...(this.errors === undefined ? {} : { errors: this.errors }) };
  }
}

/** Discord's documented refusals. */
export const refusal = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unknown: (what: keyof typeof UNKNOWN) => new ApiError(404, UNKNOWN[what], `Unknown ${what}`),
  missingAccess: () => new ApiError(403, 50_001, 'Missing Access'),
  missingPermissions: () => new ApiError(403, 50_013, 'Missing Permissions'),
  cannotMessageUser: () => new ApiError(403, 50_007, 'Cannot send messages to this user'),
  notTheAuthor: () => new ApiError(403, 50_005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50_006, 'Cannot send an empty message'),
  invalidWebhookToken: () => new ApiError(401, 50_027, 'Invalid Webhook Token'),
  alreadyAcknowledged: () => new ApiError(400, 40_060, 'Interaction has already been acknowledged.'),
  tooLarge: () => new ApiError(413, 40_005, 'Request entity too large'),
  invalidJson: () => new ApiError(400, 50_109, 'The request body contains invalid JSON.'),
} as const;

const UNKNOWN = { Application: 10_002, Channel: 10_003, Guild: 10_004, Member: 10_007, Message: 10_008, User: 10_013, Webhook: 10_015, interaction: 10_062, 'application command': 10_063, Role: 10_011 } as const;

type Path = readonly (string | number)[];

/** Collects the mistakes of one body and writes them as Discord's nested `errors`. */
export class FormErrors {
  readonly #root: Record<string, unknown> = {};
  #count = 0;

  add(path: Path, code: string, message: string): void {
    let node = this.#root;
    for (const key of path) node = (node[String(key)] ??= {}) as Record<string, unknown>;
    (node['_errors'] ??= [] as unknown[]);
    (node['_errors'] as unknown[]).push({ code, message });
    this.#count++;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** @throws ApiError 50035 if anything was wrong. */
  throwIfAny(): void {
    if (this.#count > 0) throw new ApiError(400, 50_035, 'Invalid Form Body', this.#root);
  }

  required(path: Path): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** Checks a string's length in characters as Discord counts them; says whether it may be used. */
  text(path: Path, value: unknown, { min = 0, max, optional = false }: { min?: number; max: number; optional?: boolean }): value is string {
    if (value === undefined || value === null) {
      if (!optional) this.required(path);
      return false;
    }
    if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
      return false;
    }
    const length = characters(value);
    if (length >= min && length <= max) return true;
    if (min > 0) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    return false;
  }

  integer(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'number' || !Number.isInteger(value)) this.add(path, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
    else if (value < min) this.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    else if (value > max) this.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  }
}

/** Discord counts characters, not UTF-16 units. */
export function characters(text: string): number {
  return [...text].length;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `data` of an interaction's callback; empty if there is none. */
export function bodyData(body: JsonObject): JsonObject {
  return isObject(body['data']) ? body['data'] : {};
}
