import { useQuery } from '@tanstack/react-query';
import { databaseChoiceQuery } from '../../api/databases.ts';
import { ChoiceFilter, FindFilter, Filters as Row, TickFilter, useFindings } from '../../ui/index.ts';
import { type CasesSearch, severities, sorts } from './search.ts';
import { words } from './words.ts';

const sortWords = { due: 'byDue', severity: 'bySeverity', records: 'byRecords' } as const;
const nothing: CasesSearch = {
  ...{ status: undefined, database: undefined, attribute: undefined, unit: undefined, severity: undefined },
  ...{ overdue: undefined, mine: undefined, search: undefined },
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
  return (
    <Row
      find={<FindFilter label={t('search')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}
      clear={Object.entries(search).some(([name, value]) => name !== 'sort' && name !== 'end' && value) ? () => narrow(nothing) : null}
    >
      <ChoiceFilter
        find
        label={t('database')}
        value={search.database}
        options={(databases?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(database) => narrow({ database })}
      />
      {(units.length > 1 || search.unit) && (
        <ChoiceFilter
          find
          label={t('unit')}
          value={search.unit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unit) => narrow({ unit })}
        />
      )}
      <ChoiceFilter
        label={t('severity')}
        value={search.severity}
        options={severities.map((value) => ({ value, label: found.severity(value) }))}
        onChange={(severity) => narrow({ severity })}
      />
      <ChoiceFilter
        label={t('sort')}
        value={search.sort}
        usual="due"
        options={sorts.map((value) => ({ value, label: t(sortWords[value]) }))}
        onChange={(sort) => narrow({ sort })}
      />
      <TickFilter label={t('overdue')} value={search.overdue} onChange={(overdue) => narrow({ overdue })} />
      <TickFilter label={t('mine')} value={search.mine} onChange={(mine) => narrow({ mine })} />
    </Row>
  );
}
