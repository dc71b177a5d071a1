/** A trend as a small line, the last point marked. @param values oldest first, 0 to 100. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [width, height] = [120, 28];
  const low = Math.min(...values, 100) - 1;
  const high = Math.max(...values, 0) + 1;
  const x = (index: number) => (values.length < 2 ? width - 4 : 4 + (index * (width - 8)) / (values.length - 1));
  const y = (value: number) => height - 4 - ((value - low) / (high - low)) * (height - 8);
  const last = values.at(-1);
  if (last === undefined) return null;
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="3" fill="var(--accent)" />
    </svg>
  );
}
