import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import styles from './records.module.css';
import { words } from './words.ts';

export type Asked = Omit<Schema['EntitySearch'], 'purpose'>;

const kinds = ['person', 'household', 'organisation', 'parcel'] as const;

/** By which key or name to look for whom. What is typed is kept nowhere. */
export function SearchForm({ pending, onSearch }: { pending: boolean; onSearch: (asked: Asked) => void }) {
  const t = words.use();
  const id = useId();
  const [kind, setKind] = useState<(typeof kinds)[number] | 'any'>('any');
  const [by, setBy] = useState<'key' | 'name'>('key');
  const [term, setTerm] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch({ [by]: term.trim(), ...(kind !== 'any' && { kind }) });
  };
  return (
    <form onSubmit={submit} className={styles.fields} autoComplete="off">
      <label htmlFor={`${id}-kind`}>
        {t('kind')}
        <Select
          id={`${id}-kind`}
          value={kind}
          onChange={setKind}
          options={(['any', ...kinds] as const).map((value) => ({ value, label: t(value) }))}
          className={styles.kind}
        />
      </label>
      <label htmlFor={`${id}-by`}>
        {t('by')}
        <Select
          id={`${id}-by`}
          value={by}
          onChange={setBy}
          options={(['key', 'name'] as const).map((value) => ({ value, label: t(value) }))}
          className={styles.by}
        />
      </label>
      <label htmlFor={`${id}-term`}>
        {t('term')}
        <Input id={`${id}-term`} required minLength={4} maxLength={100} value={term} onChange={(event) => setTerm(event.target.value)} />
      </label>
      <Button type="primary" htmlType="submit" loading={pending}>
        {t('search')}
      </Button>
    </form>
  );
}
