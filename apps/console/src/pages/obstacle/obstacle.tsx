import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Events, Facts, Loading, Page, Section, useFormat } from '../../ui/index.ts';
import { ObstacleStateMark } from '../obstacles/status/marks.tsx';
import { obstacleWords } from '../obstacles/status/words.ts';
import { Actions } from './actions.tsx';
import { obstacleHistoryQuery, obstacleQuery } from './queries.ts';
import { words } from './words.ts';

/** One obstacle: what blocks whom, who answers until when, and how it was solved. */
export function ObstaclePage() {
  const t = words.use();
  const id = Number(useParams({ from: '/signed-in/obstacles/$id' }).id);
  const { data: obstacle } = useSuspenseQuery(obstacleQuery(id));
  return (
    <Page title={obstacle.title} answer={useAnswer(obstacle)} actions={<Link to="/obstacles">{t('list')}</Link>}>
      {obstacle.solution && (
        <Section title={t('solution')} note={obstacle.reusedFrom && <Reused id={obstacle.reusedFrom} />}>
          <p>{obstacle.solution}</p>
        </Section>
      )}
      <Section title={t('actions')}>
        <Actions key={obstacle.id} obstacle={obstacle} />
      </Section>
      <About obstacle={obstacle} />
      <History id={id} />
    </Page>
  );
}

function useAnswer({ state, overdue, owner, answerDue, solvedOn, agency }: Schema['Obstacle']): string {
  const t = words.use();
  const format = useFormat();
  if (state === 'solved') return t('answerSolved', { owner: owner.name, day: format.day(solvedOn ?? answerDue) });
  if (state === 'withdrawn') return t('answerWithdrawn', { agency: agency.name });
  return t(overdue ? 'answerOverdue' : 'answerOpen', { owner: owner.name, day: format.day(answerDue) });
}

function Reused({ id }: { id: number }) {
  const t = words.use();
  return (
    <Link to="/obstacles/$id" params={{ id: String(id) }}>
      {t('reused')}
    </Link>
  );
}

function About({ obstacle }: { obstacle: Schema['Obstacle'] }) {
  const t = words.use();
  const status = obstacleWords.use();
  const format = useFormat();
  const { database, agency, owner, level, details } = obstacle;
  return (
    <>
      {details && <p>{details}</p>}
      <Facts
        facts={[
          [t('state'), <ObstacleStateMark key="state" obstacle={obstacle} />],
          [t('kind'), status(obstacle.kind)],
          [
            t('where'),
            <Link key="where" to="/obstacles" search={{ agency: agency.id }}>
              {agency.name}
            </Link>,
          ],
          [t('owner'), owner.name],
          [t('raisedOn'), format.day(obstacle.raisedOn)],
          [t('answerDue'), format.day(obstacle.answerDue)],
          [t('level'), t('levels', { level })],
          [
            t('database'),
            database && (
              <Link key="database" to="/databases/$id" params={{ id: database.id }}>
                {database.name}
              </Link>
            ),
          ],
        ]}
      />
    </>
  );
}

const verbs = ['raise', 'solve', 'escalate', 'reopen', 'withdraw'] as const;

function History({ id }: { id: number }) {
  const t = words.use();
  const { data } = useQuery(obstacleHistoryQuery(id));
  const nameOf = (verb: string) => {
    const known = verbs.find((one) => one === verb);
    return known ? t(`did-${known}`) : verb;
  };
  return (
    <Section title={t('history')}>
      {!data && <Loading />}
      <Events events={(data?.items ?? []).map(({ id: key, at, by, verb, text }) => ({ key, at, by, deed: nameOf(verb), text }))} />
    </Section>
  );
}
