import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import styles from '../contract-edit.module.css';
import { words } from '../words.ts';
import { ColumnForm } from './column-form.tsx';
import type { ContractText } from './contract-text.ts';
import { TextField } from './field.tsx';

interface TableFormProps {
  contract: ContractText;
  index: number;
  onChange: (text: string) => void;
}

/** A table of the contract; its columns are made once it is opened, for there may be hundreds. */
export function TableForm({ contract, index, onChange }: TableFormProps) {
  const t = words.use();
  const [open, setOpen] = useState(index === 0);
  const path = ['schema', index];
  const columns = [...path, 'properties'];
  const name = String(contract.at([...path, 'name']) ?? '');
  const count = contract.count(columns);
  return (
    <details className={styles.table} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{name}</strong> <span className={styles.note}>{t('columns', { count })}</span>
      </summary>
      {open && (
        <div>
          <TextField
            label={t('tableDescription')}
            wide
            value={contract.at([...path, 'description'])}
            onChange={(value) => onChange(contract.with([...path, 'description'], value))}
          />
          {Array.from({ length: count }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of a draft is known by its place alone
            <ColumnForm key={at} contract={contract} path={[...columns, at]} onChange={onChange} />
          ))}
          <AddColumn onAdd={(added) => onChange(contract.adding(columns, { name: added, logicalType: 'string' }))} />
        </div>
      )}
    </details>
  );
}

function AddColumn({ onAdd }: { onAdd: (name: string) => void }) {
  const t = words.use();
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(name.trim());
    setName('');
  };
  return (
    <form onSubmit={submit} className={styles.row}>
      <label htmlFor={id}>{t('newColumn')}</label>
      <Input id={id} required pattern=".*\S.*" value={name} onChange={({ target }) => setName(target.value)} style={{ width: 200 }} />
      <Button htmlType="submit">{t('addColumn')}</Button>
    </form>
  );
}
