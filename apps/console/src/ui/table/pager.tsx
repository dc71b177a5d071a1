import { useFormat } from '../format.ts';
import { words } from '../words.ts';
import styles from './pager.module.css';

export interface Paging {
  page: number;
  pageSize: number;
  total: number;
  onChange: (page: number) => unknown;
}

/** How many rows there are, and the way to the other pages of them. */
export function Pager({ page, pageSize, total, onChange }: Paging) {
  const t = words.use();
  const format = useFormat();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <div className={styles.pager}>
      <span>{t('rows', { total, count: format.number(total) })}</span>
      {pages > 1 && (
        <nav aria-label={t('pages')} className={`${styles.steps} no-print`}>
          <button type="button" disabled={page <= 1} onClick={() => onChange(page - 1)} aria-label={t('previous')}>
            ‹
          </button>
          <label>
            {t('page')}{' '}
            <select value={page} onChange={({ target }) => onChange(Number(target.value))}>
              {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ))}
            </select>{' '}
            {t('ofPages', { pages: format.number(pages) })}
          </label>
          <button type="button" disabled={page >= pages} onClick={() => onChange(page + 1)} aria-label={t('next')}>
            ›
          </button>
        </nav>
      )}
    </div>
  );
}
