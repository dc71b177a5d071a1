import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, useFormat } from '../../ui/index.ts';
import styles from './record.module.css';
import { words } from './words.ts';

type Value = Schema['EntityValue'];

export interface Group {
  /** Null where one database alone holds it. */
  attribute: string | null;
  name: string;
  values: readonly Value[];
}

/** Attribute by attribute, who says what: the original first in rank, differences by shape and word. */
export function Values({ label, groups, revealed }: { label: string; groups: readonly Group[]; revealed: boolean }) {
  const t = words.use();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.values}>
        <thead>
          <tr>
            <th scope="col">{t('attribute')}</th>
            <th scope="col">{t('where')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('compared')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.attribute ?? placeOf(group.values[0])}>
            {group.values.map((value, index) => (
              <tr key={placeOf(value)}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={group.values.length}>
                    <Name group={group} />
                  </th>
                )}
                <Where value={value} revealed={revealed} />
                <td className={styles.value}>{value.value ?? <em>{t('empty')}</em>}</td>
                <td>
                  <Comparison value={value} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const placeOf = (value: Value | undefined) => [value?.database, value?.table, value?.column, value?.record].join('\u0000');

function Name({ group: { attribute, name } }: { group: Group }) {
  if (!attribute) return name;
  return (
    <Link to="/originals/$attribute" params={{ attribute }}>
      <AttributeName id={attribute} />
    </Link>
  );
}

function Where({ value: { database, table, column, record, asOf }, revealed }: { value: Value; revealed: boolean }) {
  const t = words.use();
  const format = useFormat();
  return (
    <td>
      <Link to="/databases/$id" params={{ id: database }}>
        {database}
      </Link>
      <span className={styles.note}>
        {table}.{column}, {record}
        {asOf && `, ${t('asOf', { day: format.day(asOf) })}`}{' '}
        {revealed && (
          <Link to="/discrepancies" search={{ database, record }}>
            {t('findings')}
          </Link>
        )}
      </span>
    </td>
  );
}

function Comparison({ value: { role, comparison } }: { value: Value }) {
  const t = words.use();
  if (role === 'original') return <strong>{t('original')}</strong>;
  if (!comparison) return <span className={styles.note}>{t('none')}</span>;
  return <span className={styles[comparison]}>{t(comparison)}</span>;
}
