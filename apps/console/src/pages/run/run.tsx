import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Facts, Page, Section, useFormat } from '../../ui/index.ts';
import { sinceLastQuery } from '../runs/queries.ts';
import { words as runsWords } from '../runs/words.ts';
import { Comparison } from './comparison.tsx';
import { Databases } from './databases.tsx';
import { FoundChanges } from './found-changes.tsx';
import { runQuery, scorecardsOfQuery } from './queries.ts';
import { words } from './words.ts';

/** One run: what it read, what it could not, and what has changed. */
export function RunPage() {
  const t = words.use();
  const stage = runsWords.use();
  const format = useFormat();
  const { id } = useParams({ from: '/signed-in/runs/$id' });
  const { data: run } = useSuspenseQuery(runQuery(id));
  const { data: scorecards } = useSuspenseQuery(scorecardsOfQuery(run.id));
  const { data: since } = useQuery(sinceLastQuery(run.id));
  const discrepancies = scorecards.reduce((sum, scorecard) => sum + scorecard.discrepancies, 0);
  const found = t('answer', { rows: format.number(run.rows), databases: run.databasesRead, discrepancies: format.number(discrepancies) });
  const total = since?.discrepancies.total;
  const { figures } = run;
  return (
    <Page
      title={t('title', { moment: format.moment(run.finishedAt) })}
      answer={total ? `${found}; ${t('answerSince', { new: format.number(total.new), mended: format.number(total.mended) })}.` : `${found}.`}
      actions={<Link to="/runs">{t('allRuns')}</Link>}
    >
      <Databases run={run.id} scorecards={scorecards} />
      {since && <FoundChanges since={since} scorecards={scorecards} />}
      <Comparison run={run} scorecards={scorecards} />
      <Section title={t('how')}>
        <Facts
          facts={[
            [t('began'), format.moment(run.startedAt)],
            [t('tables'), format.number(run.tables)],
            ...figures.stages.map(
              ({ name, milliseconds }) => [stage(name as 'read'), t('seconds', { seconds: format.number(milliseconds / 1000, 1) })] as const,
            ),
            [t('memory'), t('megabytes', { size: format.number(figures.peakMemoryBytes / 2 ** 20) })],
            [t('version'), `sogoc ${figures.versions.sogoc} · ${figures.versions.engine}`],
          ]}
        />
      </Section>
    </Page>
  );
}
