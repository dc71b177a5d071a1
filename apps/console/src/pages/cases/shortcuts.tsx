import { Modal } from 'antd';
import styles from './cases.module.css';
import { words } from './words.ts';

const keys = [
  ['j / k', 'keyMove'],
  ['x', 'keySelect'],
  ['Enter', 'keyOpen'],
  ['?', 'keyHelp'],
] as const;

/** The keys of the work list. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = words.use();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys')} width={400}>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
