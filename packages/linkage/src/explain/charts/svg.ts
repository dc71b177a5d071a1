/** Text safe inside SVG and HTML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Colours that stand on paper and in grey: for (ink blue), against (lacquer red), neutral. */
export const colours = { for: '#1f5a7a', against: '#a3262a', neutral: '#8a8478', ink: '#23211d', rule: '#d9d3c7' };

/** A standalone drawing with a title for those who cannot see it. */
export function svg(width: number, height: number, title: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeText(title)}" font-family="'Be Vietnam Pro', system-ui, sans-serif" font-size="12" fill="${colours.ink}"><title>${escapeText(title)}</title>${body}</svg>`;
}

export const text = (x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end' = 'start', extra = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${extra}>${escapeText(content)}</text>`;

export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(width, 0.5))}" height="${round(height)}" fill="${fill}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke = colours.rule): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}"/>`;

/** A figure with so many decimals, as the reader's language writes it. */
export const figure = (value: number, decimals: number, language: string): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' }).format(value);

export const round = (value: number): number => Math.round(value * 10) / 10;
