import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { Gate } from '../../app/gate/gate.tsx';
import { ProviderButton } from '../../app/way-in/provider-button.tsx';
import { Facts, Loading, ProblemView } from '../../ui/index.ts';
import { Accept } from './accept.tsx';
import { words } from './words.ts';

/** Entering an account for the first time: whom the invitation is for, and the way in that they choose. */
export function InvitationPage() {
  const t = words.use();
  const token = useLocation({ select: ({ hash }) => hash });
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => dataOf(client.POST('/api/v1/invitation/look-up', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Gate title={t('title')}>
      {invited.error ? <NoInvitation error={invited.error} /> : invited.data ? <Welcome invited={invited.data} token={token} /> : <Loading />}
    </Gate>
  );
}

function NoInvitation({ error }: { error: unknown }) {
  const t = words.use();
  if (problemOf(error).code !== 'NOT_FOUND') return <ProblemView error={error} />;
  return (
    <section role="alert">
      <h2>▲ {t('noLonger')}</h2>
      <p>{t('noLongerWhy')}</p>
      <p>
        <a href="/sign-in">{t('signIn')}</a>
      </p>
    </section>
  );
}

function Welcome({ invited, token }: { invited: Schema['Invited']; token: string }) {
  const t = words.use();
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: () => dataOf(client.GET('/api/v1/ways-in')) });
  return (
    <>
      <section>
        <h2>{t('hello', { name: invited.name })}</h2>
        <Facts
          facts={[
            [t('agency'), invited.agencyName],
            [t('login'), invited.login],
          ]}
        />
      </section>
      {ways.data?.provider && <ProviderButton name={ways.data.provider.name} back="/" invitation={token} />}
      <Accept login={invited.login} token={token} />
    </>
  );
}
