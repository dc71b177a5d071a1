import type { Schema } from '../../api/client.ts';
import { type Column, DataTable, Empty, Section, useCodes, useFindings } from '../../ui/index.ts';
import { useTimes } from './change/use-times.ts';
import styles from './contract.module.css';
import { words } from './words.ts';

type Table = Schema['Contract']['tables'][number];
type ContractColumn = Table['columns'][number];
type ServiceLevel = Schema['Contract']['serviceLevels'][number];

/** What a contract promises, for reading: times first, then table by table what each attribute must be. */
export function Promises({ contract }: { contract: Schema['Contract'] }) {
  const t = words.use();
  return (
    <>
      <Section title={t('times')}>
        {contract.serviceLevels.length === 0 ? <Empty>{t('noTimes')}</Empty> : <Times levels={contract.serviceLevels} />}
      </Section>
      <Section title={t('tables')}>
        {contract.tables.map((table, index) => (
          <details key={table.name} className={styles.table} open={index === 0}>
            <summary>
              <strong>{table.name}</strong>
              <span className={styles.note}>{t('tableNote', { columns: table.columns.length, rules: rulesOf(table) })}</span>
            </summary>
            {table.description && <p>{table.description}</p>}
            <Columns table={table} />
            <Together rules={table.rules} />
          </details>
        ))}
      </Section>
    </>
  );
}

function rulesOf({ rules, columns }: Table): number {
  return columns.reduce((sum, column) => sum + column.rules.length, rules.length);
}

function Times({ levels }: { levels: readonly ServiceLevel[] }) {
  const t = words.use();
  const times = useTimes();
  return (
    <DataTable<ServiceLevel>
      label={t('times')}
      rows={levels}
      rowKey={({ property, element }) => `${property} ${element ?? ''}`}
      columns={[
        { title: t('property'), key: 'property', render: (_, { property }) => times.property(property) },
        { title: t('amount'), key: 'amount', render: (_, { value, unit }) => times.amount(value, unit) },
        { title: t('element'), key: 'element', render: (_, { element }) => element ?? t('wholeDatabase') },
      ]}
    />
  );
}

function Columns({ table }: { table: Table }) {
  const t = words.use();
  const code = useCodes(words);
  const any = (of: (column: ContractColumn) => unknown) => table.columns.some(of);
  const columns: (Column<ContractColumn> | false)[] = [
    { title: t('column'), key: 'name', render: (_, { name, primaryKey }) => (primaryKey ? `${name} ${t('key')}` : name) },
    { title: t('type'), key: 'type', render: (_, { type }) => type ?? '–', width: 96 },
    { title: t('asks'), key: 'asks', render: (_, { rules }) => <Asked rules={rules} /> },
    any(({ sensitivity }) => sensitivity) && {
      title: t('sensitivity'),
      key: 'sensitivity',
      render: (_, { sensitivity }) => (sensitivity ? code(sensitivity) : '–'),
      width: 112,
    },
    any(({ description }) => description) && { title: t('description'), key: 'description', render: (_, { description }) => description ?? '–' },
  ];
  return <DataTable label={table.name} rows={table.columns} rowKey={({ name }) => name} columns={columns.filter((column) => column !== false)} />;
}

function Asked({ rules }: { rules: ContractColumn['rules'] }) {
  const { rule: nameOf } = useFindings();
  // That a value is of its type says the column beside already.
  const told = [...new Map(rules.filter(({ kind }) => kind !== 'type').map((rule) => [`${rule.kind} ${rule.asks}`, rule])).values()];
  if (told.length === 0) return '–';
  return (
    <ul className={styles.asks}>
      {told.map(({ kind, asks }) => (
        <li key={`${kind} ${asks}`}>
          {nameOf(kind)}
          {asks && <span className={styles.note}> {asks}</span>}
        </li>
      ))}
    </ul>
  );
}

function Together({ rules }: { rules: Table['rules'] }) {
  const t = words.use();
  const { rule: nameOf } = useFindings();
  return rules.map(({ kind, asks, columns }) => (
    <p key={`${kind} ${columns.join()} ${asks}`}>
      {nameOf(kind)}{' '}
      <span className={styles.note}>{[asks, columns.length > 0 && t('together', { columns: columns.join(', ') })].filter(Boolean).join(' · ')}</span>
    </p>
  ));
}
