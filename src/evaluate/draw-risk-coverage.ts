import type { RiskAtCoverage } from './risk-coverage.ts';

const SIZE = { width: 640, height: 400, left: 64, right: 20, top: 44, bottom: 56 } as const;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;
/** The risks that readers are told of: one answer in five wrong, one in ten. */
const MARKED = [0.2, 0.1] as const;

/** The risk-coverage curve as an SVG picture that needs no script, font or other file. */
export function drawRiskCoverage(curve: readonly RiskAtCoverage[], { title, note }: { readonly title: string; readonly note: string }): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (coverage: number): string => (left + coverage * (width - left - right)).toFixed(1);
  const y = (risk: number): string => (height - bottom - risk * (height - top - bottom)).toFixed(1);
  const line = curve.map(({ coverage, risk }) => `${x(coverage)},${y(risk)}`).join(' ');
  const text = (at: string, down: string, words: string, anchor: string): string => `  <text x="${at}" y="${down}" text-anchor="${anchor}">${escape(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="13" fill="#333">`,
    `  <title>${escape(title)}</title>`,
    `  <rect width="${width}" height="${height}" fill="#fff"/>`,
    text(String(left), '24', title, 'start'),
    ...TICKS.flatMap((tick) => [
      `  <path d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}" stroke="#ddd" fill="none"/>`,
      text(x(tick), String(height - bottom + 18), `${tick * 100} %`, 'middle'),
      text(String(left - 8), (Number(y(tick)) + 4).toFixed(1), `${tick * 100} %`, 'end'),
    ]),
    ...MARKED.map((risk) => `  <path d="M${x(0)} ${y(risk)}H${x(1)}" stroke="#b55" stroke-dasharray="4 4" fill="none"/>`),
    `  <polyline points="${line}" fill="none" stroke="#246" stroke-width="2"/>`,
    text(x(0.5), String(height - 20), 'share of the questions answered, the surest first', 'middle'),
    text(x(1), String(height - 5), note, 'end'),
    `  <text transform="translate(16 ${y(0.5)}) rotate(-90)" text-anchor="middle">share of the answers wrong</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
