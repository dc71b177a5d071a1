import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, ProblemView, Section } from '../../ui/index.ts';
import { NewSurvey } from './new-survey.tsx';
import { surveysQuery } from './queries.ts';
import { schedules } from './schedules.ts';
import { words } from './words.ts';

type Survey = Schema['Survey'];

/** What is surveyed together, when it runs by itself, and the button that runs it now. */
export function Surveys() {
  const t = words.use();
  const mayRun = useMay('survey.run');
  const surveys = useQuery(surveysQuery);
  if (surveys.isError) return <ProblemView error={surveys.error} retry={surveys.refetch} />;
  return (
    <Section title={t('surveys')} note={mayRun && <NewSurvey />}>
      <DataTable<Survey>
        label={t('surveys')}
        rows={surveys.data?.items ?? []}
        rowKey={({ id }) => id}
        loading={surveys.isPending}
        empty={t('noSurvey')}
        columns={[
          {
            title: t('name'),
            key: 'name',
            render: (_, { id, name }) => (
              <Link to="/runs" search={{ survey: id }}>
                {name}
              </Link>
            ),
          },
          { title: t('databases'), key: 'databases', render: (_, { databaseIds }) => databaseIds.length, align: 'right', width: 120 },
          { title: t('schedule'), key: 'schedule', render: (_, survey) => <Schedule survey={survey} mayChange={mayRun} />, width: 260 },
          ...(mayRun ? [{ title: t('next'), key: 'now', render: (_: unknown, survey: Survey) => <RunNow survey={survey} />, width: 240 }] : []),
        ]}
      />
    </Section>
  );
}

function Schedule({ survey, mayChange }: { survey: Survey; mayChange: boolean }) {
  const t = words.use();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (schedule: string | null) =>
      dataOf(client.PATCH('/api/v1/surveys/{id}', { params: { path: { id: survey.id } }, body: { schedule, version: survey.version } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['surveys'] }),
  });
  const known = schedules.find(({ cron }) => cron === survey.schedule);
  if (!mayChange) return known ? t(known.word) : survey.schedule;
  const options = schedules.map(({ cron, word }) => ({ value: cron ?? '', label: t(word) }));
  return (
    <>
      <Select
        aria-label={`${t('schedule')}: ${survey.name}`}
        value={survey.schedule ?? ''}
        options={known ? options : [...options, { value: survey.schedule ?? '', label: t('ownSchedule', { cron: survey.schedule }) }]}
        onChange={(cron) => change.mutate(cron || null)}
        loading={change.isPending}
        style={{ width: 236 }}
      />
      {change.isError && <ProblemView error={change.error} />}
    </>
  );
}

function RunNow({ survey }: { survey: Survey }) {
  const t = words.use();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/surveys/{id}/jobs', { params: { path: { id: survey.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return (
    <>
      <Button onClick={() => run.mutate()} loading={run.isPending}>
        {t('runNow', { count: survey.databaseIds.length })}
      </Button>
      {run.isError && <ProblemView error={run.error} />}
    </>
  );
}
