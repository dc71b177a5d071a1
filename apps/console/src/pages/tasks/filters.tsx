import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { databaseQuery } from '../database/queries.ts';
import { AgencyChoice } from './agency-choice.tsx';
import { programmesQuery } from './queries.ts';
import { sorts, states, type TasksSearch } from './search.ts';
import { taskWords } from './status/words.ts';
import styles from './tasks.module.css';
import { words } from './words.ts';

const sortWords = { due: 'byDue', latest: 'byLatest', priority: 'byPriority' } as const;

interface FiltersProps {
  search: TasksSearch;
  narrow: (change: TasksSearch) => void;
}

/** Which tasks to see, on which day and in which order; all of it stands in the address. */
export function Filters({ search, narrow }: FiltersProps) {
  const t = words.use();
  const status = taskWords.use();
  const { data: programmes } = useQuery(programmesQuery);
  const [open, setOpen] = useState(false);
  const filtered = Object.entries(search).some(([name, value]) => name !== 'sort' && value);
  return (
    <search className={`${styles.filters} no-print`}>
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        defaultValue={search.search}
        onSearch={(typed) => narrow({ search: typed || undefined })}
        className={styles.find}
      />
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('filters')}
      </button>
      <div className={open ? styles.opened : styles.more}>
        <Select
          aria-label={t('programme')}
          placeholder={t('programme')}
          allowClear
          value={search.programme ?? null}
          options={(programmes ?? []).map(({ id, number, name }) => ({ value: id, label: `${number}: ${name}` }))}
          onChange={(value) => narrow({ programme: value ?? undefined })}
          popupMatchSelectWidth={false}
          className={styles.choice}
        />
        <AgencyChoice
          label={t('agency')}
          value={search.agency ?? search.lead}
          onChange={(agency) => narrow({ agency, lead: undefined })}
          className={styles.choice}
        />
        <Select
          aria-label={t('state')}
          placeholder={t('state')}
          allowClear
          value={search.state ?? null}
          options={states.map((value) => ({ value, label: status(value) }))}
          onChange={(value) => narrow({ state: value ?? undefined })}
          className={styles.choice}
        />
        <Labelled label={t('month')} type="month" value={search.month} onChange={(month) => narrow({ month })} />
        <AsOf value={search.asOf} onChange={(asOf) => narrow({ asOf })} />
        <Select
          aria-label={t('sort')}
          value={search.sort ?? 'due'}
          options={sorts.map((value) => ({ value, label: t(sortWords[value]) }))}
          onChange={(sort) => narrow({ sort: sort === 'due' ? undefined : sort })}
          className={styles.choice}
        />
        <Checkbox checked={search.difficulty === 'hard'} onChange={(event) => narrow({ difficulty: event.target.checked ? 'hard' : undefined })}>
          {t('watched')}
        </Checkbox>
        <Checkbox checked={search.mine ?? false} onChange={(event) => narrow({ mine: event.target.checked || undefined })}>
          {t('mine')}
        </Checkbox>
      </div>
      {search.database && <DatabaseFilter id={search.database} onClear={() => narrow({ database: undefined })} />}
      {filtered && <Button onClick={() => narrow(cleared)}>{t('clear')}</Button>}
    </search>
  );
}

const cleared: TasksSearch = {
  ...{ figure: undefined, state: undefined, programme: undefined, agency: undefined, lead: undefined, database: undefined, difficulty: undefined },
  ...{ month: undefined, mine: undefined, search: undefined, asOf: undefined },
};

/** The day on which tasks are counted; today's where nothing else is chosen. */
export function AsOf({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) {
  const t = words.use();
  const today = new Date(Date.parse(useSession().now) + 7 * 3_600_000).toISOString().slice(0, 10);
  return <Labelled label={t('asOf')} type="date" value={value ?? today} onChange={(day) => onChange(day === today ? undefined : day)} />;
}

interface LabelledProps {
  label: string;
  type: 'date' | 'month';
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Labelled({ label, type, value, onChange }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is antd's input
    <label className={styles.labelled}>
      <span>{label}</span>
      <Input
        key={value}
        type={type}
        defaultValue={value}
        min={type === 'date' ? '2000-01-01' : '2000-01'}
        max={type === 'date' ? '2049-12-31' : '2049-12'}
        onChange={(event) => (event.target.validity.valid ? onChange(event.target.value || undefined) : undefined)}
        className={styles.day}
      />
    </label>
  );
}

function DatabaseFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const t = words.use();
  const { data } = useQuery(databaseQuery(id));
  return (
    <Checkbox checked onChange={onClear}>
      {t('database', { name: data?.name ?? id })}
    </Checkbox>
  );
}
