import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import styles from './new-password.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import { words } from './words.ts';

/** Changes one's own password; the register ends every other session. */
export function ChangePasswordForm({ main = false, onChanged }: { main?: boolean; onChanged?: () => void }) {
  const t = words.use();
  const id = useId();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => dataOf(client.PUT('/api/v1/session/password', { body: { current, password } })),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      onChanged?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={id}>{t('current')}</label>
      <Input.Password id={id} autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />
      <NewPasswordField value={password} onChange={setPassword} error={change.error} />
      {change.isSuccess && <p role="status">● {t('changed')}</p>}
      <Button type={main ? 'primary' : 'default'} htmlType="submit" loading={change.isPending}>
        {t('change')}
      </Button>
    </form>
  );
}
