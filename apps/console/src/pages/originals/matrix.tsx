import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, useFormat } from '../../ui/index.ts';
import { databaseChoiceQuery } from '../cases/queries.ts';
import styles from './matrix.module.css';
import { words } from './words.ts';

type Role = Schema['HolderRole'];

const shapes: Readonly<Record<Role, string>> = { original: '◆', copy: '◇', undetermined: '?', earlier: '◈' };
/** Where a database holds an attribute in several columns, the strongest says what it is. */
const strength: readonly Role[] = ['original', 'earlier', 'undetermined', 'copy'];

/** Attributes by databases: who holds the original of what, and who copies it. */
export function Matrix({ attributes }: { attributes: readonly Schema['Attribute'][] }) {
  const t = words.use();
  const format = useFormat();
  const { data: known } = useQuery(databaseChoiceQuery);
  const called = new Map(known?.items.map(({ id, name }) => [id, brief(name)]));
  const databases = [...new Map(attributes.flatMap(({ holders }) => holders.map((holder) => [holder.databaseId, holder.database])))];
  const roleIn = (attribute: Schema['Attribute'], id: string) =>
    strength.find((role) => attribute.holders.some((holder) => holder.databaseId === id && holder.role === role));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('matrix')} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('attribute')}</th>
            {databases.map(([id, name]) => (
              <th key={id} scope="col" className={styles.database}>
                <Link to="/databases/$id" params={{ id }}>
                  {called.get(id) ?? name}
                </Link>
              </th>
            ))}
            <th scope="col">{t('divergence')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute) => (
            <tr key={attribute.id}>
              <th scope="row">
                <Link to="/originals/$attribute" params={{ attribute: attribute.id }}>
                  <AttributeName id={attribute.id} />
                </Link>
              </th>
              {databases.map(([id]) => {
                const role = roleIn(attribute, id);
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
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every column is a database: of `Cơ sở dữ liệu đất đai` the head says `Đất đai`. */
function brief(name: string): string {
  const rest = name.replace(/^cơ sở dữ liệu (quốc gia )?(về |ngành )?/i, '');
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
