import { styleText } from 'node:util';

type Role = 'speaker' | 'outlet' | 'number' | 'heading' | 'muted' | 'good' | 'warning' | 'link' | 'bar' | 'removed' | 'added';

const FORMATS: Readonly<Record<Role, Parameters<typeof styleText>[0]>> = {
  speaker: 'bold',
  outlet: 'italic',
  number: 'cyan',
  heading: ['bold', 'dim'],
  muted: 'dim',
  good: 'green',
  warning: 'yellow',
  link: ['dim', 'underline'],
  bar: 'cyan',
  removed: ['red', 'strikethrough'],
  added: ['green', 'underline'],
};

/** Sets a piece of text in its role's colours, or leaves it as it is. */
export type TerminalStyle = (role: Role, text: string) => string;

/** Colours for a terminal; without them (a pipe, NO_COLOR) every role is plain text. */
export function createTerminalStyle(colour: boolean): TerminalStyle {
  return (role, text) => (colour && text !== '' ? styleText(FORMATS[role], text, { validateStream: false }) : text);
}
