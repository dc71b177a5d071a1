import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, dataOf } from '../../api/client.ts';
import { ProblemView } from '../../ui/index.ts';
import styles from './way-in.module.css';
import { words } from './words.ts';

/** Leads to the provider of identities, which sends the reader back. @param invitation links the account that it is for. */
export function ProviderButton({ name, back, invitation }: { name: string; back: string; invitation?: string }) {
  const t = words.use();
  const begin = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/session/provider', { body: { back, ...(invitation && { invitation }) } })),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <div className={styles.form}>
      <Button type="primary" onClick={() => begin.mutate()} loading={begin.isPending || begin.isSuccess}>
        {t(invitation ? 'linkWith' : 'signInWith', { name })}
      </Button>
      {begin.isError && <ProblemView error={begin.error} />}
      <p className={styles.or}>{t('or')}</p>
    </div>
  );
}
