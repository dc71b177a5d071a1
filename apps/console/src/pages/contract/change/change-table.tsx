import type { Schema } from '../../../api/client.ts';
import { DataTable, useCodes, useFindings } from '../../../ui/index.ts';
import styles from './change-table.module.css';
import { useTimes } from './use-times.ts';
import { fieldWords, words } from './words.ts';

export type Change = Schema['ContractChange'];

/** What a version of a contract promises otherwise than another, one change a row. */
export function ChangeTable({ changes, none }: { changes: readonly Change[]; none?: string }) {
  const t = words.use();
  const nameOf = useChangeName();
  const textOf = useValueText();
  return (
    <DataTable<Change>
      label={t('changes')}
      rows={changes}
      rowKey={(change) => [change.part, change.table, change.columns.join(), change.what, change.change, change.before, change.after].join('|')}
      empty={none ?? t('none')}
      columns={[
        {
          title: t('changes'),
          key: 'what',
          render: (_, change) => (
            <>
              <span className={styles.mark}>{t(change.change)}</span> {nameOf(change)}
            </>
          ),
        },
        { title: t('where'), key: 'where', render: (_, { table, columns }) => [table ?? t('whole'), columns.join(', ')].filter(Boolean).join(' · ') },
        { title: t('before'), key: 'before', render: (_, change) => textOf(change, change.before), className: styles.value },
        { title: t('after'), key: 'after', render: (_, change) => textOf(change, change.after), className: styles.value },
        { title: t('promise'), key: 'promise', render: (_, { promise }) => <span className={styles[promise]}>{t(promise)}</span>, width: 112 },
      ]}
    />
  );
}

/** How many changes there are, and of what effect. */
export function useChangeSummary(): (changes: readonly Change[]) => string {
  const t = words.use();
  const count = (changes: readonly Change[], promise: Change['promise']) => changes.filter((change) => change.promise === promise).length;
  return (changes) => t('summary', { all: changes.length, more: count(changes, 'more'), less: count(changes, 'less') });
}

function useChangeName(): (change: Change) => string {
  const t = words.use();
  const { rule } = useFindings();
  const { property } = useTimes();
  const field = useCodes(fieldWords);
  return ({ part, change, what }) => {
    if (part === 'rule') return rule(what);
    if (part === 'time') return property(what);
    return (part === 'table' || part === 'attribute') && change !== 'changed' && what === part ? t(part) : field(what);
  };
}

function useValueText(): (change: Change, value: string | null) => string {
  const t = words.use();
  const { amount } = useTimes();
  return ({ part, what }, value) => {
    if (value === null) return '–';
    if (part === 'table' && what === 'table') return t('columns', { count: value });
    if (part !== 'time') return value || '✓';
    const [, number = value, unit = null] = /^(\S+) (\S+)$/.exec(value) ?? [];
    return amount(number, unit);
  };
}
