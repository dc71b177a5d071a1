import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Facts, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { Grants } from './grants.tsx';
import styles from './person.module.css';
import { StatusMark } from './status-mark.tsx';
import { words } from './words.ts';

/** One person: the roles, the way in, and the end of it. */
export function Person({ id }: { id: string }) {
  const t = words.use();
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: () => dataOf(client.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
  });
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className={styles.person}>
      <h2>{data.name}</h2>
      <Facts
        facts={[
          [t('login'), data.login],
          [t('email'), data.email],
          [t('agency'), data.agencyName],
          [t('status'), <StatusMark key="status" status={data.status} />],
        ]}
      />
      <Grants account={data} />
      {data.mayChange ? <Entry account={data} /> : <p className={styles.note}>{t('notYours')}</p>}
    </div>
  );
}

function Entry({ account }: { account: Schema['Account'] }) {
  const t = words.use();
  const format = useFormat();
  const queries = useQueryClient();
  const after = { onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }) };
  const path = { params: { path: { id: account.id } } };
  const invite = useMutation({ mutationFn: () => dataOf(client.POST('/api/v1/accounts/{id}/invitations', path)), ...after });
  const change = useMutation({
    mutationFn: (status: 'active' | 'disabled') =>
      dataOf(client.PATCH('/api/v1/accounts/{id}', { ...path, body: { status, version: account.version } })),
    ...after,
  });
  const unlock = useMutation({ mutationFn: () => dataOf(client.DELETE('/api/v1/accounts/{id}/second-factor', path)), ...after });
  const failed = [invite, change, unlock].find(({ isError }) => isError);
  return (
    <Section title={t('entry')}>
      <div className={styles.buttons}>
        <Button onClick={() => invite.mutate()} loading={invite.isPending}>
          {t('invite')}
        </Button>
        <Popconfirm title={t('unlockAsk')} okText={t('unlock')} onConfirm={() => unlock.mutate()}>
          <Button loading={unlock.isPending}>{t('unlock')}</Button>
        </Popconfirm>
        {account.status === 'disabled' ? (
          <Button onClick={() => change.mutate('active')}>{t('enable')}</Button>
        ) : (
          <Popconfirm title={t('disableAsk')} okText={t('disable')} onConfirm={() => change.mutate('disabled')}>
            <Button danger loading={change.isPending}>
              {t('disable')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {invite.data && (
        <div role="status" className={styles.once}>
          <p>{t('linkOnce', { moment: format.moment(invite.data.expiresAt) })}</p>
          <code>{invite.data.link}</code>
        </div>
      )}
      {unlock.isSuccess && <p role="status">● {t('unlocked')}</p>}
      {failed && <ProblemView error={failed.error} />}
    </Section>
  );
}
