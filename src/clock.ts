/** The process's clock. Only this file reads the machine's; a test over the wire may set another through the settings. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Real milliseconds until so many of this clock's have passed; what timers are set to. */
  readonly realMs: (clockMs: number) => number;
}

export interface ClockSettings {
  /** Where the clock begins, epoch milliseconds; null: the machine's time. */
  readonly startMs: number | null;
  /** Seconds of this clock in a real second. */
  readonly rate: number;
  /** The machine's time at which it begins, so that clocks of one process agree in all its threads; absent: now. */
  readonly beganMs?: number;
}

export function createClock({ startMs, rate, beganMs = Date.now() }: ClockSettings): Clock {
  const origin = startMs ?? beganMs;
  return {
    now: () => Math.round(origin + (Date.now() - beganMs) * rate),
    realMs: (clockMs) => clockMs / rate,
  };
}

/** Epoch milliseconds of the machine, whatever the process's clock is set to: to be compared only with what other machines have stamped. */
export function machineNowMs(): number {
  return Date.now();
}
