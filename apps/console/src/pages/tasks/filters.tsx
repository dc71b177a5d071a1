import { useQuery } from '@tanstack/react-query';
import { useToday } from '../../api/session.ts';
import { ChoiceFilter, DayFilter, FindFilter, Filters as Row, TickFilter } from '../../ui/index.ts';
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
  const filtered = Object.entries(search).some(([name, value]) => name !== 'sort' && name !== 'end' && value);
  return (
    <Row
      find={<FindFilter label={t('search')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}
      clear={filtered ? () => narrow(cleared) : null}
    >
      <ProgrammeFilter value={search.programme} onChange={(programme) => narrow({ programme })} />
      <AgencyChoice
        label={t('agency')}
        value={search.agency ?? search.lead}
        onChange={(agency) => narrow({ agency, lead: undefined })}
        className={styles.choice}
      />
      <ChoiceFilter
        label={t('state')}
        value={search.state}
        options={states.map((value) => ({ value, label: status(value) }))}
        onChange={(state) => narrow({ state })}
      />
      <DayFilter month label={t('month')} value={search.month} onChange={(month) => narrow({ month })} />
      <AsOf value={search.asOf} onChange={(asOf) => narrow({ asOf })} />
      <ChoiceFilter
        label={t('sort')}
        value={search.sort}
        usual="due"
        options={sorts.map((value) => ({ value, label: t(sortWords[value]) }))}
        onChange={(sort) => narrow({ sort })}
      />
      <TickFilter label={t('watched')} value={search.difficulty === 'hard'} onChange={(hard) => narrow({ difficulty: hard && 'hard' })} />
      <TickFilter label={t('mine')} value={search.mine} onChange={(mine) => narrow({ mine })} />
      <TickFilter label={t('below')} value={search.below} onChange={(below) => narrow({ below })} />
      {search.database && <DatabaseFilter id={search.database} onClear={() => narrow({ database: undefined })} />}
    </Row>
  );
}

const cleared: TasksSearch = {
  ...{ figure: undefined, state: undefined, programme: undefined, agency: undefined, lead: undefined, database: undefined, difficulty: undefined },
  ...{ month: undefined, mine: undefined, below: undefined, search: undefined, asOf: undefined },
};

/** Narrows to what one programme assigns. */
export function ProgrammeFilter({ value, onChange }: { value: string | undefined; onChange: (programme: string | undefined) => void }) {
  const t = words.use();
  const { data: programmes } = useQuery(programmesQuery);
  const options = (programmes ?? []).map(({ id, number, name }) => ({ value: id, label: `${number}: ${name}` }));
  return <ChoiceFilter label={t('programme')} value={value} options={options} onChange={onChange} />;
}

/** The day on which tasks are counted; today's where nothing else is chosen. */
export function AsOf({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) {
  const t = words.use();
  const today = useToday();
  return <DayFilter label={t('asOf')} value={value ?? today} onChange={(day) => onChange(day === today ? undefined : day)} />;
}

function DatabaseFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const t = words.use();
  const { data } = useQuery(databaseQuery(id));
  return <TickFilter label={t('database', { name: data?.name ?? id })} value onChange={onClear} />;
}
