import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useFindings } from '../../ui/index.ts';
import styles from './cases.module.css';
import { databaseChoiceQuery } from './queries.ts';
import { type CasesSearch, severities, sorts } from './search.ts';
import { words } from './words.ts';

const sortWords = { due: 'byDue', severity: 'bySeverity', records: 'byRecords' } as const;
const nothing: CasesSearch = {
  status: undefined,
  database: undefined,
  attribute: undefined,
  unit: undefined,
  severity: undefined,
  overdue: undefined,
  mine: undefined,
};

interface FiltersProps {
  search: CasesSearch;
  narrow: (change: CasesSearch) => void;
  units: readonly { id: string; name: string }[];
}

/** Which cases to see, and in which order; all of it stands in the address. */
export function Filters({ search, narrow, units }: FiltersProps) {
  const t = words.use();
  const found = useFindings();
  const { data: databases } = useQuery(databaseChoiceQuery);
  const choice = (name: 'database' | 'unit' | 'severity', options: { value: string; label: string }[]) => (
    <Select<string>
      aria-label={t(name)}
      placeholder={t(name)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={search[name] ?? null}
      options={options}
      onChange={(value) => narrow({ [name]: value ?? undefined })}
      className={styles.choice}
    />
  );
  const tick = (name: 'overdue' | 'mine') => (
    <Checkbox checked={search[name] ?? false} onChange={(event) => narrow({ [name]: event.target.checked || undefined })}>
      {t(name)}
    </Checkbox>
  );
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
      {choice(
        'database',
        (databases?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {(units.length > 1 || search.unit) &&
        choice(
          'unit',
          units.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {choice(
        'severity',
        severities.map((value) => ({ value, label: found.severity(value) })),
      )}
      <Select
        aria-label={t('sort')}
        value={search.sort ?? 'due'}
        options={sorts.map((value) => ({ value, label: t(sortWords[value]) }))}
        onChange={(sort) => narrow({ sort: sort === 'due' ? undefined : sort })}
        className={styles.choice}
      />
      {tick('overdue')}
      {tick('mine')}
      {Object.entries(search).some(([name, value]) => name !== 'sort' && value) && (
        <Button onClick={() => narrow({ ...nothing, search: undefined })}>{t('clear')}</Button>
      )}
    </search>
  );
}
