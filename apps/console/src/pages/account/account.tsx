import { useSuspenseQuery } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ChangePasswordForm } from '../../app/new-password/change-password-form.tsx';
import { Page, Section } from '../../ui/index.ts';
import { Holdings } from '../keys/holdings.tsx';
import { SecondFactor } from './second-factor.tsx';
import { words } from './words.ts';

/** The reader's own account: how they sign in, and where they are signed in. */
export function AccountPage() {
  const t = words.use();
  const session = useSession();
  const { data } = useSuspenseQuery({
    queryKey: ['keys', 'sessions'],
    queryFn: () => dataOf(client.GET('/api/v1/sessions', { params: { query: { page: 1, pageSize: 50 } } })),
  });
  return (
    <Page title={`${t('title')}: ${session.name}`} answer={session.secondFactor ? `● ${t('protected')}` : `▲ ${t('unprotected')}`}>
      <Section title={t('secondFactor')}>
        <SecondFactor on={session.secondFactor} />
      </Section>
      <Section title={t('password')} note={t('passwordNote')}>
        <ChangePasswordForm />
      </Section>
      <Section title={t('sessions')} note={t('sessionsNote')}>
        <Holdings label={t('sessions')} holdings={data.items} kind="sessions" empty={t('noSession')} />
      </Section>
    </Page>
  );
}
