// TEMP
export interface TdmRules { reserves(pathname: string): boolean }
export const parseTdmRep = (_json: string): TdmRules | null => null;
export const reservationOf = ({ html }: { headers: Readonly<Record<string, string>>; html: string }): { kind: 'none' } | { kind: 'reserved'; by: string } | { kind: 'paywall'; by: string } =>
  html.includes('noai') ? { kind: 'reserved', by: 'noai' } : html.includes('"isAccessibleForFree":false') ? { kind: 'paywall', by: 'isAccessibleForFree' } : { kind: 'none' };
