import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { words } from './measured/words.ts';
import styles from './task.module.css';

/** The measure of the register that a task waits for: how far it is, and what follows once it is met. */
export function Measure({ id }: { id: number }) {
  const t = words.use();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['tasks', id, 'measure'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/tasks/{id}/measure', { params: { path: { id } } }))).measure,
  });
  if (!data) return null;
  const { value, met, measuredAt, closes } = data;
  const written = (told: string | number) => (typeof told === 'number' ? format.number(told, Number.isInteger(told) ? 0 : 1) : told);
  return (
    <p>
      <strong style={{ color: met ? 'var(--good)' : undefined }}>
        <span aria-hidden="true">{met ? '●' : '○'}</span> {t(data.measure)}
      </strong>{' '}
      {value === null || value.value === null ? (
        <span className="not-measured">{t(value?.reason ?? 'not-measured')}</span>
      ) : (
        t('stands', { value: written(value.value), target: written(value.target) })
      )}
      <span className={styles.note}>
        {' '}
        {measuredAt && t('measuredAt', { moment: format.moment(measuredAt) })} {t(closes)}
      </span>
    </p>
  );
}
