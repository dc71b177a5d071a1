import { useFormat } from '../format.ts';
import { words } from '../words.ts';
import styles from './pager.module.css';
import type { Walk } from './walk.ts';

const signs = { first: '«', previous: '‹', next: '›', last: '»' } as const;

/** Which rows of how many are in sight, and the ways to the others. @param onStep after one of them was taken. */
export function WalkBar<T>({ walk, onStep }: { walk: Walk<T>; onStep: () => void }) {
  const t = words.use();
  const format = useFormat();
  const { from, to, fromEnd, total, totalIsExact, steps } = walk;
  const counted = format.number(total) + (totalIsExact ? '' : '+');
  const single = Object.values(steps).every((step) => step === null);
  return (
    <div className={styles.pager}>
      <span>
        {single
          ? t('rows', { total, count: counted })
          : t(fromEnd ? 'rowsFromEnd' : 'rowsShown', { from: format.number(from), to: format.number(to), total: counted })}
      </span>
      {!single && (
        <nav aria-label={t('pages')} className={`${styles.steps} no-print`}>
          {(['first', 'previous', 'next', 'last'] as const).map((name) => (
            // Not `disabled`: the focus would be lost with the last step.
            <button
              key={name}
              type="button"
              aria-disabled={steps[name] === null}
              aria-label={t(name)}
              onClick={() => {
                steps[name]?.();
                if (steps[name]) onStep();
              }}
            >
              {signs[name]}
            </button>
          ))}
        </nav>
      )}
    </div>
  );
}
