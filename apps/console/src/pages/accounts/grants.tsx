import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Empty, ProblemView, Section, useDraft, useFormat } from '../../ui/index.ts';
import { AgencySelect } from './agency-select.tsx';
import styles from './person.module.css';
import { roles } from './search.ts';
import { words } from './words.ts';

type Account = Schema['Account'];
const nothing = {};

/** The roles that somebody holds, since when and by whom; giving one and ending one. */
export function Grants({ account }: { account: Account }) {
  const t = words.use();
  const format = useFormat();
  const mayGrant = useMay('account.grant') && account.mayChange;
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (grantId: string) =>
      dataOf(client.POST('/api/v1/accounts/{id}/grants/{grantId}/end', { params: { path: { id: account.id, grantId } }, body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <Section title={t('rolesHeld')}>
      {account.grants.length === 0 && <Empty>{t('noRoleYet')}</Empty>}
      <ul className={styles.grants}>
        {account.grants.map((grant) => (
          <li key={grant.id}>
            <div>
              <strong>{t(grant.role)}</strong> · {grant.agencyName}
              <div className={styles.note}>
                {t('since', { from: format.day(grant.validFrom), by: grant.grantedBy ?? t('theRegister') })}
                {grant.validTo && `, ${t('until', { day: format.day(grant.validTo) })}`}
              </div>
            </div>
            {mayGrant && (
              <Popconfirm title={t('endAsk')} okText={t('end')} onConfirm={() => end.mutate(grant.id)}>
                <Button size="small">{t('end')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {end.isError && <ProblemView error={end.error} />}
      {mayGrant && <Give account={account} />}
    </Section>
  );
}

function Give({ account }: { account: Account }) {
  const t = words.use();
  const queries = useQueryClient();
  const [{ role, agency }, change, forget] = useDraft<{ role?: Schema['RoleName']; agency?: Schema['Agency'] }>(
    `account.${account.id}.grant`,
    nothing,
  );
  const give = useMutation({
    mutationFn: (body: Schema['NewGrant']) => dataOf(client.POST('/api/v1/accounts/{id}/grants', { params: { path: { id: account.id } }, body })),
    onSuccess: forget,
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <div className={styles.give}>
      <label htmlFor="give-role">
        {t('role')}
        <Select
          id="give-role"
          value={role}
          options={roles.map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) => change({ role: chosen })}
        />
      </label>
      <label htmlFor="give-agency">
        {t('where')}
        <AgencySelect id="give-agency" {...(agency && { chosen: agency })} onChange={(chosen) => change({ agency: chosen })} />
      </label>
      <div>
        <Button
          disabled={!role || !agency}
          loading={give.isPending}
          onClick={() => role && agency && give.mutate({ role, agency: agency.path, territory: agency.territory, validTo: null })}
        >
          {role && agency ? t('giveNamed', { role: t(role), where: agency.name }) : t('give')}
        </Button>
      </div>
      {give.isError && <ProblemView error={give.error} />}
    </div>
  );
}
