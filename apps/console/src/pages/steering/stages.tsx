import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Section, StageMark, Tally } from '../../ui/index.ts';
import { centralSummaryQuery } from '../databases/queries.ts';
import { stages } from '../databases/search.ts';
import { words } from './words.ts';

const colours = { formed: 'var(--good)', deploying: 'var(--strong)', late: 'var(--poor)', 'not-begun': 'var(--line)', retired: 'var(--sunk)' };

/** How far the databases of the centre are built. */
export function Stages() {
  const t = words.use();
  const navigate = useNavigate();
  const { data: summary } = useSuspenseQuery(centralSummaryQuery);
  return (
    <Section title={t('databases', { count: summary.total })} note={t('databasesNote')}>
      <Tally
        onChoose={(key) => navigate({ to: '/databases', search: { level: 'central', stage: stages.find((stage) => stage === key) } })}
        parts={stages.flatMap((stage) => {
          const count = summary.byStage[stage] ?? 0;
          return count > 0 ? [{ key: stage, count, label: <StageMark stage={stage} />, colour: colours[stage] }] : [];
        })}
      />
    </Section>
  );
}
