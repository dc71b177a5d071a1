import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, GradeMark, HeatMap, Page, Section, Tally, useFormat } from '../../ui/index.ts';
import { scorecardsQuery } from './queries.ts';
import { words } from './words.ts';

const grades = [
  { key: 'green', grade: 'good', colour: 'var(--good)' },
  { key: 'amber', grade: 'fair', colour: 'var(--fair)' },
  { key: 'red', grade: 'poor', colour: 'var(--poor)' },
] as const;

/** How all databases do by the six criteria. */
export function ScoresPage() {
  const t = words.use();
  const format = useFormat();
  const { data } = useSuspenseQuery(scorecardsQuery);
  const { grade } = useSearch({ from: '/signed-in/scores' });
  const navigate = useNavigate({ from: '/scores' });
  const measured = data.filter(({ score }) => score !== null);
  const [worst] = measured;
  const count = (wanted: string) => data.filter((scorecard) => scorecard.grade === wanted).length;
  const answer = worst
    ? t('answer', {
        measured: measured.length,
        green: count('green'),
        amber: count('amber'),
        red: count('red'),
        worst: worst.name,
        score: format.number(worst.score ?? 0, 1),
      })
    : t('nothing');
  const shown = grade ? data.filter((scorecard) => scorecard.grade === grade) : data;
  return (
    <Page title={t('title')} answer={answer}>
      <Tally
        chosen={grade}
        onChoose={(key) => navigate({ search: key === grade ? {} : { grade: grades.find((known) => known.key === key)?.key } })}
        parts={grades.map(({ key, grade: mark, colour }) => ({ key, count: count(key), label: <GradeMark grade={mark} />, colour }))}
      />
      <Section title={t('map')} note={t('how')}>
        {shown.length > 0 ? <HeatMap scorecards={shown} label={t('map')} /> : <Empty>{t('none')}</Empty>}
      </Section>
    </Page>
  );
}
