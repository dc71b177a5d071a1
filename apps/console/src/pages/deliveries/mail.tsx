import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, dataOf } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { words } from './words.ts';

/** How letters leave, and a letter to oneself to try it. */
export function Mail() {
  const t = words.use();
  const may = useMay('delivery.change');
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['mail'], queryFn: () => dataOf(client.GET('/api/v1/mail')) });
  const test = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/mail/test')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  if (!data) return null;
  return (
    <div className={taskStyles.row} style={{ alignItems: 'baseline' }}>
      <p>
        {data.configured
          ? t('mail', {
              host: data.host ?? '',
              from: data.from ?? '',
              security: t(data.security === 'tls' || data.security === 'starttls' ? data.security : 'none-security'),
            })
          : t('noMail')}
      </p>
      {data.configured && may && (
        <Button onClick={() => test.mutate()} loading={test.isPending}>
          {t('testMail')}
        </Button>
      )}
      {test.isError && <Refusal error={test.error} />}
    </div>
  );
}
