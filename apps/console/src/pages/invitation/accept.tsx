import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import styles from '../../app/new-password/new-password.module.css';
import { NewPasswordField } from '../../app/new-password/new-password-field.tsx';
import { words } from './words.ts';

/** Sets the password and signs in with it; who keeps a second factor from before is asked for it at the sign-in page. */
export function Accept({ login, token }: { login: string; token: string }) {
  const t = words.use();
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: async () => {
      await dataOf(client.POST('/api/v1/invitation/acceptance', { body: { token, password } }));
      const signedIn = await dataOf(client.POST('/api/v1/session', { body: { login, password } })).catch(() => null);
      location.assign(signedIn ? '/' : '/sign-in');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <NewPasswordField value={password} onChange={setPassword} error={accept.error} />
      <Button type="primary" htmlType="submit" loading={accept.isPending || accept.isSuccess}>
        {t('accept')}
      </Button>
    </form>
  );
}
