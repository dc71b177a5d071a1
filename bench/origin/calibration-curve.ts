import type { Bin } from './calibration.ts';

const [size, margin] = [360, 46];
const ink = '#22201c';
const styles = { original: { colour: '#8c1c13', name: 'originals' }, copy: { colour: '#1f5a7a', name: 'copies' } } as const;
const panels = ['original', 'copy'] as const;

/**
 * The calibration curve as an SVG picture: what was said with a confidence (across) and how often it was right (up), a dot for each bin, as large as it
 * holds findings, with its interval of 95 %. On the diagonal the two are the same; above it the confidence is too modest, below too bold.
 */
export function calibrationCurve(bins: readonly Bin[], title: string): string {
  const width = panels.length * (size + margin) + margin;
  const height = size + 2 * margin + 16;
  const drawn = panels.map((what, at) =>
    panel(
      what,
      bins.filter((bin) => bin.what === what),
      margin + at * (size + margin),
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="${ink}" role="img" aria-label="${title}">
<rect width="${width}" height="${height}" fill="#fdfbf6"/>
<text x="${margin}" y="22" font-size="14">${title}</text>
${drawn.join('\n')}
</svg>
`;
}

function panel(what: Bin['what'], bins: readonly Bin[], left: number): string {
  const { colour, name } = styles[what];
  const x = (share: number): string => (left + share * size).toFixed(1);
  const y = (share: number): string => (margin + (1 - share) * size).toFixed(1);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => `<path d="M${x(share)} ${y(0)}V${y(1)}M${x(0)} ${y(share)}H${x(1)}" stroke="#d9d2c3" fill="none"/>
<text x="${x(share)}" y="${margin + size + 16}" text-anchor="middle">${share}</text><text x="${left - 6}" y="${Number(y(share)) + 4}" text-anchor="end">${share}</text>`,
  );
  const most = Math.max(1, ...bins.map(({ n }) => n));
  const dots = bins.map(({ n, confidence, right, low, high }) => {
    const radius = (3 + 7 * Math.sqrt(n / most)).toFixed(1);
    const beside = confidence > 0.9 ? { at: Number(x(confidence)) - 14, anchor: 'end' } : { at: Number(x(confidence)) + 14, anchor: 'start' };
    return `<path d="M${x(confidence)} ${y(low)}V${y(high)}" stroke="${colour}" stroke-width="1.5"/>
<circle cx="${x(confidence)}" cy="${y(right)}" r="${radius}" fill="${colour}" fill-opacity="0.85"/>
<text x="${beside.at}" y="${Number(y(right)) + 4}" text-anchor="${beside.anchor}">${n}</text>`;
  });
  return `<g>${ticks.join('\n')}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="${ink}" stroke-dasharray="4 4" fill="none"/>
${dots.join('\n')}
<text x="${x(0.5)}" y="${margin + size + 34}" text-anchor="middle">confidence of ${name}; up: share that was right; beside a dot: findings</text></g>`;
}
