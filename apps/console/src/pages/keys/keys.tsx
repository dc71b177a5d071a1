import { useSuspenseQuery } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Page } from '../../ui/index.ts';
import { Holdings } from './holdings.tsx';
import { NewKey } from './new-key.tsx';
import { words } from './words.ts';

/** Which machines may speak to the register, and what each may do. */
export function KeysPage() {
  const t = words.use();
  const everyone = useMay('account.read');
  const query = { page: 1, pageSize: 200, ...(everyone && { everyone: 'true' }) };
  const { data } = useSuspenseQuery({
    queryKey: ['keys', query],
    queryFn: () => dataOf(client.GET('/api/v1/api-keys', { params: { query } })),
  });
  return (
    <Page title={t('title')} answer={t('answer', { total: data.total })} actions={<NewKey />}>
      <Holdings label={t('title')} holdings={data.items} kind="api-keys" empty={t('none')} />
    </Page>
  );
}
