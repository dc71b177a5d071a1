import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Wait } from '../../ui/index.ts';
import { Refused } from './refused.tsx';
import styles from './way-in.module.css';
import { words } from './words.ts';

/** Name and password, then a code where the account asks for one. @param main whether this is the way in that most take. */
export function PasswordForm({ main, onEntered }: { main: boolean; onEntered: () => void }) {
  const t = words.use();
  const id = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const signIn = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/session', { body: { login, password, ...(code && { code: code.replaceAll(' ', '') }) } })),
    onSuccess: onEntered,
    onError: (error) => {
      if (problemOf(error).code === 'SECOND_FACTOR_NEEDED') setCode('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const back = () => {
    setCode(null);
    signIn.reset();
  };
  return (
    <Wait for={signIn.error}>
      {(waiting) => (
        <form onSubmit={submit} className={styles.form}>
          {code === null ? (
            <>
              <label htmlFor={`${id}-login`}>{t('login')}</label>
              <Input id={`${id}-login`} autoComplete="username" required value={login} onChange={(event) => setLogin(event.target.value)} />
              <label htmlFor={`${id}-password`}>{t('password')}</label>
              <Input.Password
                id={`${id}-password`}
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </>
          ) : (
            <>
              <h2>{t('codeStep')}</h2>
              <p id={`${id}-note`} className={styles.note}>
                {t('codeNote')}
              </p>
              <label htmlFor={`${id}-code`}>{t('code')}</label>
              <Input
                id={`${id}-code`}
                aria-describedby={`${id}-note`}
                autoComplete="one-time-code"
                autoFocus
                required
                maxLength={50}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </>
          )}
          <Refused error={signIn.error} step={code === null ? 'password' : 'code'} waiting={waiting} />
          <Button type={main || code !== null ? 'primary' : 'default'} htmlType="submit" loading={signIn.isPending} disabled={waiting > 0}>
            {t(code === null ? 'signIn' : 'confirm')}
          </Button>
          {code !== null && <Button onClick={back}>{t('otherAccount')}</Button>}
        </form>
      )}
    </Wait>
  );
}
