import { Link, useSearch } from '@tanstack/react-router';
import styles from './map.module.css';
import { type ProvinceId, provinces } from './provinces.ts';
import { words } from './words.ts';

/** The country: a tile a province, each a way to its map. */
export function Tiles({ chosen }: { chosen: ProvinceId | undefined }) {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/map' });
  return (
    <nav aria-label={t('provinces')} className={styles.tiles}>
      {provinces.map(({ id, name, column, row }) => (
        <Link
          key={id}
          to="/map"
          search={{ ...search, province: id }}
          className={styles.tile}
          style={{ gridColumn: column, gridRow: row }}
          {...(id === chosen && { 'aria-current': 'true' as const })}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
