import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { JobLog } from './job-log.tsx';
import { JobMark } from './job-mark.tsx';
import styles from './jobs.module.css';
import { jobsQuery, surveysQuery } from './queries.ts';
import { isUnderWay, useWatchedJob } from './watch-job.ts';
import { words } from './words.ts';

type Job = Schema['Job'];

/** What goes on now, live, and how the last jobs ended. */
export function Jobs() {
  const t = words.use();
  const format = useFormat();
  const jobs = useQuery(jobsQuery);
  const nameOf = useSurveyName();
  if (jobs.isError) return <ProblemView error={jobs.error} retry={jobs.refetch} />;
  const items = jobs.data?.items ?? [];
  const [going, ended] = [items.filter(isUnderWay), items.filter((job) => !isUnderWay(job))];
  return (
    <>
      {going.length > 0 && (
        <Section title={t('going')}>
          {going.map((job) => (
            <Going key={job.id} job={job} name={nameOf(job.surveyId)} />
          ))}
        </Section>
      )}
      {ended.some(({ state }) => state !== 'done') && (
        <Section title={t('notDone')} note={t('notDoneNote')}>
          <DataTable<Job>
            label={t('notDone')}
            rows={ended.filter(({ state }) => state !== 'done')}
            rowKey={({ id }) => id}
            columns={[
              { title: t('survey'), key: 'survey', render: (_, job) => nameOf(job.surveyId) },
              { title: t('state'), key: 'state', render: (_, job) => <JobMark state={job.state} />, width: 120 },
              { title: t('ended'), key: 'ended', render: (_, job) => job.finishedAt && format.moment(job.finishedAt), width: 150 },
              {
                title: t('why'),
                key: 'why',
                render: (_, job) => (
                  <>
                    <Why job={job} />
                    <JobLog job={job} />
                  </>
                ),
              },
              { title: t('next'), key: 'next', render: (_, job) => <JobButton job={job} verb="retry" />, width: 120 },
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** The names of surveys by id. */
function useSurveyName(): (id: string) => string {
  const { data } = useQuery(surveysQuery);
  return (id) => data?.items.find((survey) => survey.id === id)?.name ?? '–';
}

function Why({ job: { error } }: { job: Job }) {
  return error ? (
    <>
      {error.message}
      {error.remedy && <div className={styles.remedy}>{error.remedy}</div>}
    </>
  ) : (
    '–'
  );
}

function Going({ job: asked, name }: { job: Job; name: string }) {
  const t = words.use();
  const format = useFormat();
  const job = useWatchedJob(asked);
  const { progress } = job;
  const share = progress && progress.steps > 0 ? progress.done / progress.steps : 0;
  return (
    <div className={styles.going}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <JobMark state={job.state} />
        <span className={styles.note}>{t('databasesCount', { count: job.databaseIds.length })}</span>
        {job.runId && (
          <Link to="/runs/$id" params={{ id: job.runId }}>
            {t('seeResult')}
          </Link>
        )}
        {isUnderWay(job) && <JobButton job={job} verb="cancel" />}
      </div>
      <progress className={styles.bar} value={share} aria-label={t('progressOf', { name })} />
      <p role="status" className={styles.note}>
        {progress
          ? t('progress', {
              stage: t(progress.stage as 'read'),
              done: format.number(progress.done),
              steps: format.number(progress.steps),
              what: progress.what,
            })
          : t(job.state === 'running' ? 'beginning' : 'waiting')}
      </p>
      <JobLog job={job} />
    </div>
  );
}

/** Ends a job that goes on, or tries one again that did not get there. */
function JobButton({ job, verb }: { job: Job; verb: 'cancel' | 'retry' }) {
  const t = words.use();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: () => dataOf(client.POST(`/api/v1/jobs/{id}/${verb}`, { params: { path: { id: job.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  if (!useMay('survey.run')) return null;
  return (
    <>
      <Button size="small" onClick={() => act.mutate()} loading={act.isPending} disabled={job.cancelRequested && verb === 'cancel'}>
        {job.cancelRequested && verb === 'cancel' ? t('ending') : t(verb)}
      </Button>
      {act.isError && <ProblemView error={act.error} />}
    </>
  );
}
