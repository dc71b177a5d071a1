import type { Schema } from '../../api/client.ts';
import styles from './document-sheet.module.css';

type Document = Omit<Schema['ReportDocument'], 'motto'> & { motto: readonly string[] };
type Block = Document['blocks'][number];

/** A report on its sheet, as the Word file has it: head, title, text and tables, signature and recipients. */
export function DocumentSheet({
  document: { language, motto, issuer, number, placeAndDate, title, subject, blocks, signature, recipients },
}: {
  document: Document;
}) {
  return (
    <div className={styles.sheet} lang={language}>
      <div className={styles.head}>
        <div>
          {issuer.above && <p>{issuer.above.toLocaleUpperCase(language)}</p>}
          <p>
            <strong>{issuer.name.toLocaleUpperCase(language)}</strong>
          </p>
          <p>{number}</p>
        </div>
        <div>
          <p>
            <strong>{motto[0]?.toLocaleUpperCase(language)}</strong>
          </p>
          <p>
            <strong>{motto[1]}</strong>
          </p>
          <p>
            <em>{placeAndDate}</em>
          </p>
        </div>
      </div>
      <p className={styles.title}>
        <strong>{title.toLocaleUpperCase(language)}</strong>
        <strong>{subject}</strong>
      </p>
      {keyed(blocks).map(([key, block]) => (
        <BlockView key={key} block={block} />
      ))}
      <div className={styles.foot}>
        <div>
          <p>
            <strong>
              <em>{recipients.title}</em>
            </strong>
          </p>
          <ul>
            {keyed(recipients.items).map(([key, item]) => (
              <li key={key}>{item}</li>
            ))}
          </ul>
        </div>
        <div className={styles.signature}>
          {signature.authority && <strong>{signature.authority.toLocaleUpperCase(language)}</strong>}
          <strong>{signature.title.toLocaleUpperCase(language)}</strong>
          {signature.name && <strong className={styles.name}>{signature.name}</strong>}
        </div>
      </div>
    </div>
  );
}

/** Things of a document that never changes have the place they stand in as their name. */
const keyed = <T,>(list: readonly T[]): (readonly [string, T])[] => list.map((one, index) => [String(index), one] as const);

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'heading') return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
  if (block.kind === 'addressee') return <p className={styles.addressee}>{block.text}</p>;
  if (block.kind === 'paragraph') return <p className={styles.paragraph}>{block.text}</p>;
  if (block.kind === 'item') return <p className={styles.paragraph}>- {block.text}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={block.title ?? block.columns.map((column) => column.title).join(', ')}>
      <table>
        {block.title && <caption>{block.title}</caption>}
        <thead>
          <tr>
            {keyed(block.columns).map(([key, column]) => (
              <th key={key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(block.rows).map(([key, row]) => (
            <tr key={key}>
              {keyed(row).map(([nth, cell]) => (
                <td key={nth} style={{ textAlign: block.columns[Number(nth)]?.align }}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.note && <p>{block.note}</p>}
    </section>
  );
}
