import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import styles from './cases.module.css';
import { words } from './words.ts';

/** To which unit cases go. The button names it. */
export function AssignMany({ count, pending, onAssign }: { count: number; pending: boolean; onAssign: (unit: string) => void }) {
  const t = words.use();
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState<{ value: string; label: string } | null>(null);
  const { data, isFetching } = useQuery({
    queryKey: ['agencies', 'choice', typed],
    queryFn: () => dataOf(client.GET('/api/v1/agencies', { params: { query: { page: 1, pageSize: 20, search: typed } } })),
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.row}>
      <Select
        aria-label={t('findUnit')}
        placeholder={t('findUnit')}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        labelInValue
        value={unit}
        onChange={setUnit}
        loading={isFetching}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        className={styles.find}
      />
      <Button type="primary" disabled={!unit} loading={pending} onClick={() => unit && onAssign(unit.value)}>
        {unit ? t('assignTo', { count, unit: unit.label }) : t('assignNobody')}
      </Button>
    </div>
  );
}
