import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Facts, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { useTimes } from '../contract/change/use-times.ts';
import { contractQuery, contractVersionsQuery } from '../contract/queries.ts';
import { words } from './words.ts';

/** What the database promises, in short, and the way to the whole contract. */
export function Promised({ id }: { id: string }) {
  const t = words.use();
  const format = useFormat();
  const { amount } = useTimes();
  const { data: versions, error, refetch } = useQuery(contractVersionsQuery(id));
  const [inForce] = versions ?? [];
  const { data: contract } = useQuery({ ...contractQuery(id, inForce?.number ?? 0), enabled: inForce !== undefined });
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!versions) return <Loading />;
  const way = (
    <Link to="/databases/$id/contract" params={{ id }}>
      {t(inForce ? 'toContract' : 'noContract')}
    </Link>
  );
  const columns = contract?.tables.flatMap((table) => table.columns);
  const renewed = contract?.serviceLevels.find(({ property }) => property === 'frequency');
  return (
    <Section title={t('contract')} note={way}>
      {inForce && (
        <Facts
          facts={[
            [t('contractVersion'), inForce.contractVersion ?? inForce.number],
            [t('contractSince'), format.day(inForce.createdAt)],
            [t('promisedColumns'), columns && format.number(columns.length)],
            [t('requiredColumns'), columns && format.number(columns.filter(({ required }) => required).length)],
            [t('renewedEvery'), renewed && amount(renewed.value, renewed.unit)],
          ]}
        />
      )}
    </Section>
  );
}
