import { Input, Select } from 'antd';
import { useId } from 'react';
import styles from '../contract-edit.module.css';

interface FieldProps {
  label: string;
  value: unknown;
  onChange: (value: string) => void;
  wide?: boolean;
  number?: boolean;
}

const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A text of the contract. */
export function TextField({ label, value, onChange, wide = false, number = false }: FieldProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <span>{label}</span>
      <Input id={id} value={shown(value)} inputMode={number ? 'decimal' : 'text'} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

interface ChoiceProps extends Omit<FieldProps, 'wide' | 'number'> {
  options: readonly { value: string; label: string }[];
}

/** One of the values that ODCS knows; another that stands there already is kept. */
export function ChoiceField({ label, value, onChange, options }: ChoiceProps) {
  const id = useId();
  const known = shown(value);
  const all = known === '' || options.some((option) => option.value === known) ? options : [...options, { value: known, label: known }];
  return (
    <label htmlFor={id} className={styles.field}>
      <span>{label}</span>
      <Select id={id} value={known || null} allowClear options={[...all]} onChange={(chosen: string | undefined) => onChange(chosen ?? '')} />
    </label>
  );
}

/** Something that is promised or not. */
export function Check({ label, value, onChange }: { label: string; value: unknown; onChange: (value: true | '') => void }) {
  return (
    <label>
      <input type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked || '')} /> {label}
    </label>
  );
}
