import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Empty, Loading, Page, ProblemView, useFormat } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { placesQuery } from '../map/places.ts';
import { provinces } from '../map/provinces.ts';
import { ObstacleTabs } from '../obstacles/tabs.tsx';
import steeringStyles from '../steering/steering.module.css';
import { GapMap } from './gap-map.tsx';
import { Gaps } from './gaps.tsx';
import { gapsQuery, roundsQuery } from './queries.ts';
import { OpenRound } from './rounds/open-round.tsx';
import { RoundTools } from './rounds/round-tools.tsx';
import { useAsks } from './rounds/use-asks.ts';
import { Units } from './units.tsx';
import { words } from './words.ts';

/** What units have and lack, as they answered: which gap is most frequent, where it is, and who has not answered. */
export function ReadinessPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/obstacles/readiness' });
  const navigate = useNavigate({ from: '/obstacles/readiness' });
  const mayOpen = useMay('readiness.change');
  const asks = useAsks();
  const { data: rounds } = useSuspenseQuery(roundsQuery);
  const round = rounds.find(({ id }) => id === search.round) ?? rounds[0];
  const gaps = useQuery({ ...gapsQuery(round?.id ?? 0, useLanguage()), enabled: round !== undefined });
  const choice = round && (
    <Select
      aria-label={t('round')}
      value={round.id}
      options={rounds.map(({ id, name, deadline }) => ({ value: id, label: t('roundUntil', { name, day: format.day(deadline) }) }))}
      onChange={(id) => navigate({ search: { ...search, round: id }, replace: true })}
      popupMatchSelectWidth={false}
      style={{ maxWidth: 'calc(100vw - 48px)' }}
    />
  );
  return (
    <Page
      title={t('title')}
      answer={gaps.data && round ? <Answer round={round} gaps={gaps.data} /> : t(round ? 'loading' : 'noRound')}
      actions={choice}
    >
      <ObstacleTabs />
      {mayOpen && <OpenRound onOpened={(id) => navigate({ search: { round: id } })} />}
      {round && asks(round.agency) && <RoundTools key={`${round.id} ${round.version}`} round={round} />}
      {!round && <Empty>{t('noRoundNote')}</Empty>}
      {gaps.isError && !gaps.data && <ProblemView error={gaps.error} retry={gaps.refetch} />}
      {round && gaps.isLoading && <Loading />}
      {round && gaps.data && (
        <>
          <div className={steeringStyles.two}>
            <Gaps
              gaps={gaps.data}
              chosen={search.gap}
              onChoose={(gap) => navigate({ search: { ...search, gap }, replace: true, resetScroll: false })}
            />
            <Placed round={round} gaps={gaps.data} chosen={search.gap} />
          </div>
          <Units round={round} gaps={gaps.data} chosen={search.gap} />
        </>
      )}
    </Page>
  );
}

function Answer({ round, gaps }: { round: Schema['ReadinessRound']; gaps: Schema['ReadinessGaps'] }) {
  const t = words.use();
  const format = useFormat();
  const [most] = gaps.byGap;
  const answered = t('answer', { answered: format.number(gaps.answered), asked: format.number(gaps.asked), late: round.overdue ? 'yes' : 'no' });
  return most && most.units > 0 ? `${answered}; ${t('most', { units: format.number(most.units), gap: most.name })}` : answered;
}

/** The map of the province whose communes were asked. */
function Placed({ round, gaps, chosen }: { round: Schema['ReadinessRound']; gaps: Schema['ReadinessGaps']; chosen: string | undefined }) {
  const province = provinces.find(({ id }) => id === round.agency.id);
  const { data: places } = useQuery({ ...placesQuery(province?.id ?? 'p01'), enabled: province !== undefined && round.unitKind === 'commune' });
  return places && province ? <GapMap places={places} gaps={gaps} chosen={chosen} province={province.name} /> : null;
}
