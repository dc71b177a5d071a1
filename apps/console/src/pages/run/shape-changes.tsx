import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

/** Tables and columns that came or went between two runs. */
export function ShapeChanges({ changes, nameOf }: { changes: Schema['RunChanges']; nameOf: (id: string) => string }) {
  const t = words.use();
  const columns = changes.columns.filter(
    ({ databaseId, table }) => !changes.tables.some((other) => other.databaseId === databaseId && other.table === table),
  );
  const all = [
    ...changes.tables.map(({ databaseId, table, change }) => ({ what: `${nameOf(databaseId)} › ${table}`, change })),
    ...columns.map(({ databaseId, table, column, change }) => ({ what: `${nameOf(databaseId)} › ${table} › ${column}`, change })),
  ];
  if (all.length === 0) return null;
  return (
    <>
      <h3>{t('shape')}</h3>
      <ul style={{ margin: 0, paddingLeft: 16 }}>
        {all.map(({ what, change }) => (
          <li key={what}>
            {change === 'came' ? '+' : '−'} {t(change)}: {what}
          </li>
        ))}
      </ul>
    </>
  );
}
