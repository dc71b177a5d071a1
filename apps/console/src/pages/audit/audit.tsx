import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, dataOf } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, Empty, Loading, Page, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { Entries } from './entries.tsx';
import { words } from './words.ts';

/** Who did what, and whether the log is as it was written. */
export function AuditPage() {
  const t = words.use();
  const format = useFormat();
  const mayRead = useMay('audit.read');
  const check = useQuery({
    queryKey: ['audit', 'verification'],
    queryFn: () => dataOf(client.GET('/api/v1/audit/verification')),
    staleTime: 60_000,
    enabled: useMay('audit.verify'),
  });
  const { data } = check;
  const figures = data && { entries: format.number(data.entries), checkpoints: format.number(data.checkpoints), faults: data.faults.length };
  return (
    <Page
      title={t('title')}
      answer={figures ? (data.valid ? `● ${t('whole', figures)}` : `■ ${t('broken', figures)}`) : t('checking')}
      actions={
        <Button onClick={() => check.refetch()} loading={check.isFetching}>
          {t('checkAgain')}
        </Button>
      }
    >
      {check.isPending && <Loading />}
      {check.isError && <ProblemView error={check.error} retry={check.refetch} />}
      {data && !data.valid && (
        <Section title={t('faults')} note={t('faultsNote')}>
          <DataTable
            label={t('faults')}
            rows={data.faults.slice(0, 200)}
            rowKey={({ seq, fault }) => `${seq}.${fault}`}
            columns={[
              { title: t('entry'), dataIndex: 'seq', align: 'right', width: 120 },
              { title: t('fault'), dataIndex: 'fault', render: (fault: 'changed') => `■ ${t(fault)}` },
            ]}
          />
        </Section>
      )}
      {mayRead ? <Entries /> : <Empty>{t('mayNotRead')}</Empty>}
    </Page>
  );
}
