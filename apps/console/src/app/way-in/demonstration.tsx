import { useMutation, useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { ProblemView } from '../../ui/index.ts';
import styles from './way-in.module.css';
import { words } from './words.ts';

/** The demonstration's people: one click and the reader is one of them. */
export function Demonstration({ onEntered }: { onEntered: () => void }) {
  const t = words.use();
  const people = useQuery({ queryKey: ['demonstration'], queryFn: () => dataOf(client.GET('/api/v1/demonstration/people')) });
  const signIn = useMutation({
    mutationFn: (accountId: string) => dataOf(client.POST('/api/v1/demonstration/session', { body: { accountId } })),
    onSuccess: onEntered,
  });
  return (
    <section>
      <h2>{t('demonstration')}</h2>
      <p className={styles.note}>{t('demonstrationNote')}</p>
      {signIn.isError && <ProblemView error={signIn.error} />}
      <ul className={styles.people}>
        {people.data?.map((person) => (
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
