import { Select } from 'antd';
import { useId } from 'react';
import type { Schema } from '../../api/client.ts';
import taskStyles from '../task/task.module.css';
import type { Change } from './preview.tsx';
import { words } from './words.ts';

type Field = Schema['TaskListField'];
const fields: readonly Field[] = [
  'number',
  'title',
  'lead',
  'coordinating',
  'start',
  'due',
  'resultKind',
  'result',
  'difficulty',
  'priority',
  'recurs',
];

/** Which table of the document is read, and which column tells what. */
export function Reading({ list, onChange }: { list: Schema['TaskList']; onChange: (change: Change) => void }) {
  const t = words.use();
  const id = useId();
  const columns = list.columnNames.map((name, index) => ({ value: index, label: name || t('column', { number: index + 1 }) }));
  const setColumn = (field: Field, column: number | undefined) => {
    const { [field]: _before, ...others } = list.reading.columns;
    onChange({ columns: { ...others, ...(column !== undefined && { [field]: column }) } });
  };
  return (
    <details>
      <summary>{t('reading')}</summary>
      <div className={taskStyles.pair} style={{ paddingTop: 12 }}>
        {list.tables.length > 1 && (
          <div className={taskStyles.field}>
            <label htmlFor={`${id}-table`}>{t('table')}</label>
            <Select
              id={`${id}-table`}
              value={list.reading.table}
              options={list.tables.map(({ table, name, rows }) => ({ value: table, label: t('tableOf', { name: name ?? String(table), rows }) }))}
              onChange={(table) => onChange({ table })}
            />
          </div>
        )}
        {fields.map((field) => (
          <div key={field} className={taskStyles.field}>
            <label htmlFor={`${id}-${field}`}>{t(`field-${field}`)}</label>
            <Select
              id={`${id}-${field}`}
              allowClear
              placeholder={t('notRead')}
              value={list.reading.columns[field] ?? null}
              options={columns}
              onChange={(column) => setColumn(field, column ?? undefined)}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
