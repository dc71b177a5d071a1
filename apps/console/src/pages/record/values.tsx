import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, useDatabaseName } from '../../ui/index.ts';
import styles from './record.module.css';
import { words } from './words.ts';

type Value = Schema['EntityValue'];

/** Attribute by attribute, who says what: the original first in rank, differences by shape and word. */
export function Values({ label, attributes }: { label: string; attributes: Schema['Entity']['attributes'] }) {
  const t = words.use();
  const nameOf = useDatabaseName();
  return (
    <table className={styles.values} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('attribute')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('compared')}</th>
        </tr>
      </thead>
      {attributes.map(({ attribute, values }) => (
        <tbody key={attribute}>
          {values.map((value, index) => (
            <tr key={placeOf(value)}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={values.length}>
                  <Link to="/originals/$attribute" params={{ attribute }}>
                    <AttributeName id={attribute} />
                  </Link>
                </th>
              )}
              <td>
                {nameOf(value.database)}
                <span className={styles.note}>
                  {value.table}.{value.column}
                </span>
              </td>
              <td className={styles.value}>{value.value ?? <em>{t('empty')}</em>}</td>
              <td>
                <Comparison value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const placeOf = (value: Value) => [value.database, value.table, value.column, value.record].join('\u0000');

function Comparison({ value: { role, comparison } }: { value: Value }) {
  const t = words.use();
  if (role === 'original') return <strong>{t('original')}</strong>;
  if (!comparison) return <span className={styles.note}>{t('none')}</span>;
  return <span className={styles[comparison]}>{t(comparison)}</span>;
}
