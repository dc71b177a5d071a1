import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { words } from '../words.ts';
import { DayField } from './day-field.tsx';
import styles from './fields.module.css';

interface FiltersProps {
  /** What most readers use: on a phone the others are behind a button. */
  find?: ReactNode;
  /** Takes all filters away; null where none is set. */
  clear?: (() => void) | null;
  children: ReactNode;
}

/** What narrows a list. */
export function Filters({ find, clear = null, children }: FiltersProps) {
  const t = words.use();
  const [open, setOpen] = useState(false);
  return (
    <search className={`${styles.filters} no-print`}>
      {find}
      {find && (
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('filters')}
        </button>
      )}
      <div className={find && !open ? styles.folded : styles.opened}>{children}</div>
      {clear && <Button onClick={clear}>{t('clear')}</Button>}
    </search>
  );
}

/** Narrows by words: once the reader has typed them and asks for it. */
export function FindFilter({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  return (
    <Input.Search
      aria-label={label}
      placeholder={label}
      allowClear
      defaultValue={value}
      onSearch={(typed) => onChange(typed || undefined)}
      className={styles.find}
    />
  );
}

interface ChoiceFilterProps<T extends string | number> {
  label: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
  /** What holds where nothing is chosen, as of an order; without it everything is meant, and the choice can be cleared. */
  usual?: T;
  /** Finds among many by a part of their names. */
  find?: boolean;
}

/** Narrows to one of a few. */
export function ChoiceFilter<T extends string | number>({ label, value, options, onChange, usual, find = false }: ChoiceFilterProps<T>) {
  return (
    <Select<T | null>
      aria-label={label}
      placeholder={label}
      allowClear={usual === undefined}
      {...(find && { showSearch: { optionFilterProp: 'label' } })}
      value={value ?? usual ?? null}
      options={[...options]}
      onChange={(chosen) => onChange(chosen === usual ? undefined : (chosen ?? undefined))}
      popupMatchSelectWidth={false}
      className={styles.choice}
    />
  );
}

/** Narrows to what something holds of. */
export function TickFilter({ label, value, onChange }: { label: string; value: boolean | undefined; onChange: (value: true | undefined) => void }) {
  return (
    <Checkbox checked={value ?? false} onChange={(event) => onChange(event.target.checked || undefined)}>
      {label}
    </Checkbox>
  );
}

interface DayFilterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  month?: boolean;
}

/** Narrows to a day or a month. */
export function DayFilter({ label, value, onChange, month = false }: DayFilterProps) {
  const id = useId();
  return (
    <span className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      <DayField id={id} value={value ?? ''} onChange={(chosen) => onChange(chosen || undefined)} month={month} />
    </span>
  );
}
