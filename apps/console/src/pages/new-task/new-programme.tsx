import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay, useSession } from '../../api/session.ts';
import { Choice, Line } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { programmesQuery } from '../tasks/queries.ts';
import { words } from './words.ts';

const kinds = ['resolution', 'plan', 'conclusion'] as const;

/** Registers a programme of the reader's agency, for its tasks. */
export function NewProgramme({ onMade }: { onMade: (id: string) => void }) {
  const t = words.use();
  const { grants, agencyPath } = useSession();
  const may = useMay('programme.change');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState({ kind: 'plan' as Schema['NewProgramme']['kind'], number: '', name: '' });
  const agencyId = (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '';
  const make = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/programmes', { body: { ...typed, id: idOf(agencyId, typed.number), agencyId, issuedOn: null } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: programmesQuery.queryKey });
      setOpen(false);
      onMade(id);
    },
  });
  if (!may) return null;
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t('addProgramme')}</Button>
      </div>
    );
  }
  return (
    <fieldset className={taskStyles.form}>
      <Choice label={t('programmeKind')} value={typed.kind} values={kinds} name={t} onChange={(kind) => setTyped({ ...typed, kind })} />
      <Line label={t('programmeNumber')} value={typed.number} onChange={(number) => setTyped({ ...typed, number })} maxLength={100} />
      <Line label={t('programmeName')} value={typed.name} onChange={(name) => setTyped({ ...typed, name })} maxLength={500} />
      <div className={taskStyles.row}>
        <Button onClick={() => make.mutate()} loading={make.isPending} disabled={!typed.number.trim() || !typed.name.trim()}>
          {t('saveProgramme')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
      </div>
      {make.isError && <Refusal error={make.error} />}
    </fieldset>
  );
}

/** `p38-12-kh-ubnd` of province p38 and document 12/KH-UBND. */
function idOf(agency: string, number: string): string {
  const plain = number.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');
  return `${agency}-${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`.replaceAll('_', '-').slice(0, 64);
}
