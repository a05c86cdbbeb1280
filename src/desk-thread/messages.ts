import type { OpenAppOptions } from '../app.ts';
import type { Config } from '../config.ts';
import type { PortableError } from './portable-error.ts';

/** What the thread is told when it starts. */
export interface ThreadSettings {
  readonly config: Config;
  readonly options: OpenAppOptions;
}

/** Which methods the app has: those of its own, and those of `memory` and `evidence`. The thread tells, so that nobody lists them twice. */
export interface AppShape {
  readonly methods: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** An argument; signals and listeners cannot be cloned, so that places are kept free for their twins. */
export interface PortableArgument {
  readonly value: unknown;
  /** The argument itself is a listener. */
  readonly isListener: boolean;
  /** The argument itself, or these of its fields, are signals; `aborted` ones have fired already. */
  readonly signals: readonly { readonly field: string | null; readonly aborted: boolean }[];
}

export type ToThread =
  | { readonly kind: 'call'; readonly id: number; readonly group: string | null; readonly method: string; readonly given: readonly PortableArgument[] }
  /** The caller's signal fired. */
  | { readonly kind: 'abort'; readonly id: number }
  /** The caller's listener threw: the next event of this call throws in the thread, as it would have in one. */
  | { readonly kind: 'refuse-events'; readonly id: number }
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'ready'; readonly shape: AppShape }
  | { readonly kind: 'failed'; readonly error: PortableError }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: PortableError; readonly aborted: boolean }
  | { readonly kind: 'event'; readonly id: number; readonly argument: number; readonly values: readonly unknown[] };
