import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import seal from '../../app/seal.svg';
import { LanguageChoice } from '../../app/shell/top-bar.tsx';
import { useProblemText } from '../../ui/index.ts';
import styles from './sign-in.module.css';
import { words } from './words.ts';

/** Signing in: by password, or with one click where this is the demonstration. */
export function SignInPage() {
  const t = words.use();
  const { back = '/' } = useSearch({ from: '/sign-in' });
  const enter = () => location.assign(back);
  const people = useQuery({ queryKey: ['demonstration'], queryFn: () => dataOf(client.GET('/api/v1/demonstration/people')), retry: false });
  return (
    <main className={styles.page}>
      <title>{`${t('title')} · Sổ Gốc`}</title>
      <div className={styles.card}>
        <header className={styles.head}>
          <img src={seal} alt="" width="48" height="48" />
          <div>
            <h1>Sổ Gốc</h1>
            <p>{t('what')}</p>
          </div>
          <LanguageChoice />
        </header>
        {people.data ? <Demonstration people={people.data} onEntered={enter} /> : people.isError && <PasswordForm onEntered={enter} />}
      </div>
    </main>
  );
}

function Demonstration({
  people,
  onEntered,
}: {
  people: { accountId: string; name: string; role: string; agencyName: string }[];
  onEntered: () => void;
}) {
  const t = words.use();
  const signIn = useMutation({
    mutationFn: (accountId: string) => dataOf(client.POST('/api/v1/demonstration/session', { body: { accountId } })),
    onSuccess: onEntered,
  });
  return (
    <section>
      <h2>{t('demonstration')}</h2>
      <p className={styles.note}>{t('demonstrationNote')}</p>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.accountId}>
            <button type="button" className={styles.person} onClick={() => signIn.mutate(person.accountId)} disabled={signIn.isPending}>
              <strong>{t(person.role as 'auditor')}</strong>
              <span>
                {person.name} · {person.agencyName}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PasswordForm({ onEntered }: { onEntered: () => void }) {
  const t = words.use();
  const textOf = useProblemText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({ mutationFn: () => dataOf(client.POST('/api/v1/session', { body: { login, password } })), onSuccess: onEntered });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const wrong = signIn.isError && (problemOf(signIn.error).code === 'NOT_SIGNED_IN' ? t('wrong') : textOf(signIn.error));
  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor="login">{t('login')}</label>
      <Input id="login" name="login" autoComplete="username" required value={login} onChange={(event) => setLogin(event.target.value)} />
      <label htmlFor="password">{t('password')}</label>
      <Input.Password
        id="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {wrong && (
        <p role="alert" className={styles.wrong}>
          ■ {wrong}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
