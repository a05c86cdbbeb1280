/** One redirect that was followed. Addresses are without fragments. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

/**
 * The address that is to be stored from now on: the end of a leading chain of 301 and 308, or null. A step from https to
 * http is followed but never stored, though a later one back to https is: whoever sits on the line could have sent it.
 */
export function permanentUrlOf(requested: string, redirects: readonly Redirect[]): string | null {
  const isSecure = requested.startsWith('https:');
  let permanent: string | null = null;
  for (const { to, status } of redirects) {
    if (status !== 301 && status !== 308) break;
    if (!isSecure || to.startsWith('https:')) permanent = to;
  }
  return permanent === requested ? null : permanent;
}
