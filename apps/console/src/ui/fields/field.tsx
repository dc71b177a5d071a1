import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { DayField, type DayFieldProps } from './day-field.tsx';
import styles from './fields.module.css';

/** A control under its label. */
export function Field({ label, note, children }: { label: string; note?: string | undefined; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {note && <span className={styles.note}>{note}</span>}
      {children(id)}
    </div>
  );
}

interface LineProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  maxLength?: number;
}

/** A line of text. */
export function Line({ label, value, onChange, required = false, maxLength }: LineProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input id={id} required={required} value={value} onChange={(event) => onChange(event.target.value)} {...(maxLength && { maxLength })} />
      )}
    </Field>
  );
}

/** A day under its label. */
export function DayLine({ label, ...field }: { label: string } & Omit<DayFieldProps, 'id'>) {
  return <Field label={label}>{(id) => <DayField id={id} {...field} />}</Field>;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  name: (value: T) => string;
  onChange: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>({ label, value, values, name, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {(id) => <Select<T> id={id} value={value} options={values.map((one) => ({ value: one, label: name(one) }))} onChange={onChange} />}
    </Field>
  );
}
