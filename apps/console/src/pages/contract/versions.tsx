import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Section, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type Version = Schema['ContractVersion'];

/** Every version: who published it, when and why; each can be opened. */
export function Versions({ id, versions, shown }: { id: string; versions: readonly Version[]; shown: number }) {
  const t = words.use();
  const format = useFormat();
  return (
    <Section title={t('versions')}>
      <DataTable<Version>
        label={t('versions')}
        rows={versions}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            title: t('version'),
            key: 'version',
            render: (_, { number, contractVersion }) => (
              <Link to="/databases/$id/contract" params={{ id }} search={{ version: number }} aria-current={number === shown ? 'true' : undefined}>
                {contractVersion ?? number}
              </Link>
            ),
            width: 112,
          },
          { title: t('number'), dataIndex: 'number', align: 'right', width: 64 },
          {
            title: t('status'),
            key: 'status',
            render: (_, version) => (version === versions[0] ? t('inForce') : t('replaced')),
            width: 144,
          },
          { title: t('filedAt'), key: 'filedAt', render: (_, { createdAt }) => format.moment(createdAt), width: 160 },
          { title: t('filedBy'), key: 'filedBy', render: (_, { createdBy }) => createdBy ?? t('register') },
          { title: t('note'), key: 'note', render: (_, { note }) => note ?? '–' },
        ]}
      />
    </Section>
  );
}
