import type { Schema } from '../../api/client.ts';
import { Section } from '../../ui/index.ts';
import { type Look, ProvinceDrawing } from '../map/drawing/province-drawing.tsx';
import type { Place } from '../map/places.ts';
import { words } from './words.ts';

interface GapMapProps {
  places: readonly Place[];
  gaps: Schema['ReadinessGaps'];
  /** A gap: where it is; without one, how many gaps each commune has. */
  chosen: string | undefined;
  province: string;
}

/** The communes of a province by what they lack; hatched where a commune has not answered. */
export function GapMap({ places, gaps, chosen, province }: GapMapProps) {
  const t = words.use();
  const byCommune = new Map(gaps.byUnit.flatMap((unit) => (unit.commune ? [[unit.commune, unit] as const] : [])));
  const counted = (unit: Schema['ReadinessUnitGaps']) => (chosen ? Number(unit.gaps.some(({ id }) => id === chosen)) : unit.gaps.length);
  const most = Math.max(1, ...gaps.byUnit.map(counted));
  const seen = (count: number) => ({
    percent: Math.round((80 * count) / most),
    told: chosen ? t(count > 0 ? 'hasGap' : 'hasNot') : t('countOfGaps', { count }),
  });
  const look = ({ code }: Place): Look => {
    const unit = byCommune.get(code);
    return unit?.measured ? seen(counted(unit)) : { percent: null, told: t('notAnswered') };
  };
  const name = gaps.byGap.find(({ id }) => id === chosen)?.name;
  return (
    <Section title={name ?? t('allGaps')}>
      <ProvinceDrawing
        places={places}
        look={look}
        caption={t('caption', { province })}
        unknown={t('notAnswered')}
        legend={[...new Set(chosen ? [0, 1] : [0, Math.ceil(most / 2), most])].map(seen)}
      />
    </Section>
  );
}
