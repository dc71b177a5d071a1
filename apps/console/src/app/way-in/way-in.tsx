import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { Loading, ProblemView } from '../../ui/index.ts';
import { Demonstration } from './demonstration.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProviderButton } from './provider-button.tsx';

/** Every way into this register: as one of the demonstration's people, by password, or at a provider of identities. @param back the page to open afterwards. */
export function WayIn({ back, onEntered }: { back: string; onEntered: () => void }) {
  const { data: ways, error, refetch } = useQuery({ queryKey: ['ways-in'], queryFn: () => dataOf(client.GET('/api/v1/ways-in')) });
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!ways) return <Loading />;
  if (ways.demonstration) return <Demonstration onEntered={onEntered} />;
  return (
    <>
      {ways.provider && <ProviderButton name={ways.provider.name} back={back} />}
      {ways.password && <PasswordForm main={!ways.provider} onEntered={onEntered} />}
    </>
  );
}
