import { Button } from 'antd';
import { DayLine, Line } from '../../../ui/index.ts';
import taskStyles from '../../task/task.module.css';
import type { Typed } from './typed.ts';
import { defineFigureWords } from './words.ts';

interface TargetsProps {
  targets: Typed['targets'];
  onChange: (targets: Typed['targets']) => void;
}

/** The path of targets, day by day. */
export function Targets({ targets, onChange }: TargetsProps) {
  const t = defineFigureWords.use();
  const set = (key: number, part: Partial<Typed['targets'][number]>) => onChange(targets.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} className={taskStyles.field}>
      <legend>{t('targets')}</legend>
      <span className={taskStyles.note}>{t('targetsNote')}</span>
      {targets.map(({ key, day, value }, index) => (
        <div key={key} className={taskStyles.pair}>
          <DayLine label={t('targetDay', { number: index + 1 })} value={day} onChange={(chosen) => set(key, { day: chosen })} required />
          <Line
            label={t('targetValue', { number: index + 1 })}
            value={value}
            onChange={(told) => set(key, { value: told.replace(',', '.') })}
            required
          />
          <div style={{ alignSelf: 'end' }}>
            <Button onClick={() => onChange(targets.filter((one) => one.key !== key))}>{t('removeTarget', { number: index + 1 })}</Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          disabled={targets.length >= 50}
          onClick={() => onChange([...targets, { key: Math.max(-1, ...targets.map((one) => one.key)) + 1, day: '', value: '' }])}
        >
          {t('addTarget')}
        </Button>
      </div>
    </fieldset>
  );
}
