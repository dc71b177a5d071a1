import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Schema } from '../../api/client.ts';
import { AttributeName, useBriefDatabaseName, useDatabaseName, useFormat } from '../../ui/index.ts';
import styles from './matrix.module.css';
import { words } from './words.ts';

type Attribute = Schema['Attribute'];
type Role = Schema['HolderRole'];

const shapes: Readonly<Record<Role, string>> = { original: '◆', copy: '◇', undetermined: '?', earlier: '◈' };
/** Where a database holds an attribute in several columns, the strongest says what it is. */
const strength: readonly Role[] = ['original', 'earlier', 'undetermined', 'copy'];

/** Attributes by databases: who holds the original of what, and who copies it. Its head and first column stay in sight. */
export function Matrix({ attributes }: { attributes: readonly Attribute[] }) {
  const t = words.use();
  const whole = useDatabaseName();
  const brief = useBriefDatabaseName();
  const databases = [...new Map(attributes.flatMap(({ holders }) => holders.map((holder) => [holder.databaseId, holder.database])))];
  const ids = databases.map(([id]) => id).join(' ');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('matrix')} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('attribute')}</th>
            {databases.map(([id, name]) => (
              <th key={id} scope="col" className={styles.database}>
                <Link to="/databases/$id" params={{ id }} title={whole(id, name)} preload={false}>
                  {brief(id, name)}
                </Link>
              </th>
            ))}
            <th scope="col">{t('divergence')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute) => (
            <Row key={attribute.id} attribute={attribute} ids={ids} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One attribute. @param ids of the databases in their order, as one text: while they stay, so does the row. */
const Row = memo(({ attribute, ids }: { attribute: Attribute; ids: string }) => {
  const t = words.use();
  const format = useFormat();
  const roles = rolesOf(attribute);
  return (
    <tr>
      <th scope="row">
        <Link to="/originals/$attribute" params={{ attribute: attribute.id }} preload={false}>
          <AttributeName id={attribute.id} />
        </Link>
      </th>
      {ids.split(' ').map((id) => {
        const role = roles.get(id);
        return (
          <td key={id} className={role && styles[role]}>
            {role && (
              <>
                <span aria-hidden="true">{shapes[role]}</span>
                <span className="visually-hidden">{t(role)}</span>
              </>
            )}
          </td>
        );
      })}
      <td className={styles.share}>{format.share(attribute.redundancy.divergence, 1)}</td>
    </tr>
  );
});

function rolesOf({ holders }: Attribute): Map<string, Role> {
  const weakestFirst = [...holders].sort((one, other) => strength.indexOf(other.role) - strength.indexOf(one.role));
  return new Map(weakestFirst.map(({ databaseId, role }) => [databaseId, role]));
}
