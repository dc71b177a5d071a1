import type { Schema } from '../../api/client.ts';
import { useBriefDatabaseName } from '../../ui/index.ts';
import styles from './copy-graph.module.css';
import { type Placed, placeHolders } from './place-holders.ts';
import { words } from './words.ts';

const [boxWidth, boxHeight, gapX, gapY] = [216, 36, 56, 10];

/** Who copies from whom, drawn: originals left, each copy right of what it was copied from. */
export function CopyGraph({ holders, label }: { holders: readonly Schema['Attribute']['holders'][number][]; label: string }) {
  const t = words.use();
  const brief = useBriefDatabaseName();
  const { placed, depth, rows } = placeHolders(holders);
  const x = (node: Placed) => node.depth * (boxWidth + gapX);
  const y = (node: Placed) => node.row * (boxHeight + gapY);
  const [width, height] = [(depth + 1) * (boxWidth + gapX) - gapX, rows * (boxHeight + gapY)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <svg width={width} height={height} viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img" aria-label={label}>
        {placed.map((node) => {
          const parent = node.parent;
          if (!parent) return null;
          const [x1, y1, x2, y2] = [x(parent) + boxWidth, y(parent) + boxHeight / 2, x(node), y(node) + boxHeight / 2];
          return (
            <path
              key={node.key}
              d={`M${x1} ${y1}C${x1 + gapX / 2} ${y1} ${x2 - gapX / 2} ${y2} ${x2 - 6} ${y2}M${x2} ${y2}l-6 -4v8z`}
              className={styles.edge}
            />
          );
        })}
        {placed.map((node) => (
          <g key={node.key} transform={`translate(${x(node)} ${y(node)})`} className={styles[node.holder.role]}>
            <title>{[node.holder, ...node.also].map(({ database, table, column }) => `${database}.${table}.${column}`).join('\n')}</title>
            <rect width={boxWidth} height={boxHeight} rx="3" />
            <text x="10" y="15">
              {shorten(brief(node.holder.databaseId, node.holder.database), 28)}
            </text>
            <text x="10" y="29" className={styles.column}>
              {node.also.length > 0 ? t('columnsHere', { count: node.also.length + 1 }) : shorten(`${node.holder.table}.${node.holder.column}`, 34)}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

/** As much of a text as a box has room for. */
function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
