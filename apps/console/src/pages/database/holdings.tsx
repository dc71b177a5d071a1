import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, DataTable, Loading, ProblemView, Section, useBriefDatabaseName, useFormat } from '../../ui/index.ts';
import { attributesQuery } from './queries.ts';
import { words } from './words.ts';

/** Which attributes a database holds, as original or copy, and who else holds them. */
export function Holdings({ id, runId }: { id: string; runId: string }) {
  const t = words.use();
  const format = useFormat();
  const brief = useBriefDatabaseName();
  const { data, error, refetch } = useQuery(attributesQuery(id, runId));
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const here = (attribute: Schema['Attribute']) => attribute.holders.find((holder) => holder.databaseId === id);
  const others = (attribute: Schema['Attribute']) => [
    ...new Map(attribute.holders.filter((holder) => holder.databaseId !== id).map((holder) => [holder.databaseId, holder.database])),
  ];
  return (
    <Section title={t('attributes')} note={t('attributesNote')}>
      <DataTable<Schema['Attribute']>
        label={t('attributes')}
        rows={data.items}
        rowKey={(attribute) => attribute.id}
        columns={[
          {
            title: t('attribute'),
            key: 'name',
            render: (_, attribute) => (
              <Link to="/originals/$attribute" params={{ attribute: attribute.id }}>
                <AttributeName id={attribute.id} />
              </Link>
            ),
          },
          { title: t('role'), key: 'role', render: (_, attribute) => t(here(attribute)?.role ?? 'undetermined'), width: 160 },
          {
            title: t('confidence'),
            key: 'confidence',
            render: (_, attribute) => format.share(here(attribute)?.confidence ?? 0),
            align: 'right',
            width: 96,
          },
          {
            title: t('others'),
            key: 'others',
            render: (_, attribute) =>
              others(attribute).map(([other, called], index) => (
                <span key={other}>
                  {index > 0 && ', '}
                  <Link to="/databases/$id" params={{ id: other }}>
                    {brief(other, called)}
                  </Link>
                </span>
              )),
          },
        ]}
      />
    </Section>
  );
}
