import { useFindings } from './findings/use-findings.ts';
import styles from './severity.module.css';

export type Severity = 'low' | 'medium' | 'high';

const shapes: Readonly<Record<Severity, string>> = { high: '■', medium: '▲', low: '○' };

/** How much a discrepancy weighs, by shape and word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { severity: text } = useFindings();
  return (
    <span className={styles[severity]}>
      <span aria-hidden="true">{shapes[severity]}</span> {text(severity)}
    </span>
  );
}
