import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { Schema } from '../../api/client.ts';
import { Empty, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { runsQuery } from '../runs/queries.ts';
import { changesQuery } from './queries.ts';
import { RuleChanges } from './rule-changes.tsx';
import { ScoreChanges } from './score-changes.tsx';
import { ShapeChanges } from './shape-changes.tsx';
import { words } from './words.ts';

/** This run beside an earlier one: better, worse, new and mended. */
export function Comparison({ run, scorecards }: { run: Schema['RunDetail']; scorecards: readonly Schema['ScorecardSummary'][] }) {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/runs/$id' });
  const navigate = useNavigate({ from: '/runs/$id' });
  const runs = useQuery(runsQuery({}));
  const others = (runs.data?.items ?? []).filter(({ id }) => id !== run.id);
  // The same survey's run before it says most; where it is the first, any before it may have read some of the same databases.
  const before = others.filter(({ finishedAt }) => finishedAt < run.finishedAt);
  const chosen = search.with ?? (before.find(({ surveyId }) => surveyId === run.surveyId) ?? before[0])?.id;
  const changes = useQuery({ ...changesQuery(run.id, chosen ?? ''), enabled: chosen !== undefined });
  const nameOf = (id: string) => scorecards.find(({ databaseId }) => databaseId === id)?.name ?? id;
  const choice = others.length > 0 && (
    <Select
      aria-label={t('compareWith')}
      placeholder={t('compareWith')}
      value={chosen}
      options={others.map(({ id, finishedAt }) => ({ value: id, label: format.moment(finishedAt) }))}
      onChange={(id) => navigate({ search: { with: id }, replace: true })}
      style={{ width: 200 }}
    />
  );
  return (
    <Section title={t('changes')} note={choice}>
      {chosen === undefined && !runs.isPending && <Empty>{t('firstRun')}</Empty>}
      {changes.isLoading && <Loading />}
      {changes.isError && <ProblemView error={changes.error} retry={changes.refetch} />}
      {changes.data && (
        <>
          <ScoreChanges changes={changes.data} nameOf={nameOf} />
          <RuleChanges changes={changes.data} nameOf={nameOf} />
          <ShapeChanges changes={changes.data} nameOf={nameOf} />
        </>
      )}
    </Section>
  );
}
