import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, useDatabaseName, useFormat } from '../../ui/index.ts';
import styles from './record.module.css';
import { words } from './words.ts';

type Value = Schema['EntityValue'];

interface OwnRecord {
  database: string;
  table: string;
  record: string;
  asOf: string | null;
  /** What it alone says. */
  alone: Value[];
}

/** The records that tell of it, each with what only it says; the key leads to what was found wrong in it once it is known in full. */
export function OwnRecords({ label, entity }: { label: string; entity: Schema['Entity'] }) {
  const t = words.use();
  const format = useFormat();
  const nameOf = useDatabaseName();
  return (
    <DataTable<OwnRecord>
      label={label}
      rows={recordsIn(entity)}
      rowKey={({ database, table, record }) => [database, table, record].join('\u0000')}
      columns={[
        {
          title: t('where'),
          key: 'where',
          width: 220,
          render: (_, { database, table }) => (
            <>
              <Link to="/databases/$id" params={{ id: database }}>
                {nameOf(database)}
              </Link>
              <span className={styles.note}>{table}</span>
            </>
          ),
        },
        {
          title: t('key'),
          key: 'key',
          width: 176,
          render: (_, { database, record, asOf }) => (
            <>
              {entity.revealed ? (
                <Link to="/discrepancies" search={{ database, record }} title={t('findings')}>
                  {record}
                </Link>
              ) : (
                record
              )}
              {asOf && <span className={styles.note}>{t('asOf', { day: format.day(asOf) })}</span>}
            </>
          ),
        },
        {
          title: t('others'),
          key: 'others',
          render: (_, { alone }) => (
            <dl className={styles.alone}>
              {alone.map(({ column, value }) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{value ?? <em>{t('empty')}</em>}</dd>
                </div>
              ))}
            </dl>
          ),
        },
      ]}
    />
  );
}

function recordsIn({ attributes, others }: Schema['Entity']): OwnRecord[] {
  const records = new Map<string, OwnRecord>();
  const of = ({ database, table, record, asOf }: Value): OwnRecord => {
    const key = [database, table, record].join('\u0000');
    const known = records.get(key) ?? { database, table, record, asOf, alone: [] };
    records.set(key, known);
    return known;
  };
  for (const { values } of attributes) for (const value of values) of(value);
  for (const value of others) of(value).alone.push(value);
  return [...records.values()];
}
