import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Chain, criteria, criterionWords, Page, useFormat } from '../../ui/index.ts';
import { About, Roadmap } from './about.tsx';
import { Holdings } from './holdings.tsx';
import { Promised } from './promised.tsx';
import { databaseQuery, scorecardQuery } from './queries.ts';
import { Rules } from './rules.tsx';
import { Scores } from './scores.tsx';
import { Tables } from './tables.tsx';
import { words } from './words.ts';

/** One database: how true it is and why, what it holds, whose it is, how far it is built. */
export function DatabasePage() {
  const t = words.use();
  const { id } = useParams({ from: '/signed-in/databases/$id' });
  const { criterion } = useSearch({ from: '/signed-in/databases/$id' });
  const { data: database } = useSuspenseQuery(databaseQuery(id));
  const { data: scorecard } = useQuery({ ...scorecardQuery(id), enabled: database.lastRunId !== null });
  const answerOf = useAnswer();
  return (
    <Page
      title={database.name}
      answer={scorecard ? answerOf(scorecard) : database.lastRunId === null ? t('answerNotMeasured') : '…'}
      chain={<DatabaseChain id={id} name={database.name} discrepancies={scorecard?.discrepancies} />}
    >
      {scorecard && (
        <>
          <Scores scorecard={scorecard} chosen={criterion} />
          <Rules id={id} />
          <Holdings id={id} runId={scorecard.runId} />
          <Tables id={id} />
        </>
      )}
      <Promised id={id} />
      <About database={database} />
      <Roadmap roadmap={database.roadmap} />
    </Page>
  );
}

function DatabaseChain({ id, name, discrepancies }: { id: string; name: string; discrepancies: number | undefined }) {
  const format = useFormat();
  const mayReadTasks = useMay('task.read');
  const mayReadCases = useMay('case.read');
  const query = `?database=${encodeURIComponent(id)}`;
  return (
    <Chain
      at="database"
      links={{
        task: mayReadTasks ? { href: `/tasks${query}` } : {},
        database: { label: name },
        attribute: { href: `/originals${query}` },
        record: mayReadCases ? { label: discrepancies === undefined ? undefined : format.number(discrepancies), href: `/discrepancies${query}` } : {},
        case: mayReadCases ? { href: `/cases${query}` } : {},
      }}
    />
  );
}

function useAnswer(): (scorecard: Schema['DatabaseScorecard']) => string {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  return ({ score, criteria: scores, finishedAt, discrepancies }) => {
    const measured = criteria.filter((criterion) => typeof scores[criterion]?.score === 'number');
    const [weakest] = measured.sort((one, other) => (scores[one]?.score ?? 0) - (scores[other]?.score ?? 0));
    if (score === null || !weakest) return t('answerNotMeasured');
    return t('answerMeasured', { score: format.number(score, 1), day: format.day(finishedAt), weakest: name(weakest), discrepancies });
  };
}
