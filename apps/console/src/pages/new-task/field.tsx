import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import taskStyles from '../task/task.module.css';

/** A control under its label. */
export function Field({ label, note, children }: { label: string; note?: string | undefined; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={taskStyles.field}>
      <label htmlFor={id}>{label}</label>
      {note && <span className={taskStyles.note}>{note}</span>}
      {children(id)}
    </div>
  );
}

interface LineProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date';
  required?: boolean;
  maxLength?: number;
}

/** A line of text, or a day. */
export function Line({ label, value, onChange, type = 'text', required = false, maxLength }: LineProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          type={type}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...(maxLength && { maxLength })}
          {...(type === 'date' && { min: '2000-01-01', max: '2050-12-31' })}
        />
      )}
    </Field>
  );
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
