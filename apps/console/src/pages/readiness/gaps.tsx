import type { Schema } from '../../api/client.ts';
import { Empty, Section, useFormat } from '../../ui/index.ts';
import styles from './readiness.module.css';
import { words } from './words.ts';

interface GapsProps {
  gaps: Schema['ReadinessGaps'];
  chosen: string | undefined;
  onChoose: (gap: string | undefined) => void;
}

/** What units lack, the most frequent first; each is a way to the units that lack it. */
export function Gaps({ gaps, chosen, onChoose }: GapsProps) {
  const t = words.use();
  const format = useFormat();
  const most = Math.max(1, ...gaps.byGap.map(({ units }) => units));
  return (
    <Section title={t('gaps')} note={t('gapsNote', { day: format.day(gaps.asOf) })}>
      {gaps.byGap.length === 0 && <Empty>{t('noGaps')}</Empty>}
      <ul className={styles.gaps}>
        {gaps.byGap.map(({ id, name, kind, units }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen} className={styles.gap} onClick={() => onChoose(id === chosen ? undefined : id)}>
              <span>
                {name} <small>{t(kind)}</small>
              </span>
              <span className={styles.bar}>
                <i style={{ width: `${(100 * units) / most}%` }} />
              </span>
              <strong className="figures">{format.number(units)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
