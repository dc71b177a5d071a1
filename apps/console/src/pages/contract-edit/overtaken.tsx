import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { contractVersionsQuery } from '../contract/queries.ts';
import styles from './contract-edit.module.css';
import type { Draft } from './draft.ts';
import { words } from './words.ts';

interface OvertakenProps {
  id: string;
  draft: Draft;
  inForce: Schema['ContractVersion'] | null;
  goOn: (basedOn: number) => void;
  takeTheirs: () => void;
}

/** Somebody else published while this was written: who, when and why, and what to do with one's own work. */
export function Overtaken({ id, draft, inForce, goOn, takeTheirs }: OvertakenProps) {
  const t = words.use();
  const format = useFormat();
  const queries = useQueryClient();
  if (!inForce || inForce.number === draft.basedOn) return null;
  const { number, contractVersion, createdAt, createdBy, note } = inForce;
  const discard = async () => {
    takeTheirs();
    await queries.invalidateQueries({ queryKey: contractVersionsQuery(id).queryKey, exact: true });
  };
  return (
    <div role="alert" className={styles.overtaken}>
      <p>
        <strong>{t('overtaken', { by: createdBy ?? t('somebody'), version: contractVersion ?? number, at: format.moment(createdAt) })}</strong>
        {note && ` “${note}”`}
      </p>
      <p>{t('overtakenNote')}</p>
      <div className={styles.row}>
        {draft.basedOn > 0 && (
          <Link to="/databases/$id/contract" params={{ id }} search={{ version: number, from: draft.basedOn }} target="_blank">
            {t('seeTheirs')}
          </Link>
        )}
        <Button onClick={() => goOn(number)}>{t('goOn', { version: contractVersion ?? number })}</Button>
        <Button onClick={discard}>{t('takeTheirs')}</Button>
      </div>
    </div>
  );
}
