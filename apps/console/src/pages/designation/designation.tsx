import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, Events, Facts, Page, Section, useAttributeName, useColumnName, useFormat } from '../../ui/index.ts';
import { designationQuery } from '../designations/queries.ts';
import { DesignationMark } from '../designations/status-mark.tsx';
import { Actions } from './actions.tsx';
import { Opinions } from './opinions.tsx';
import { useDeedName } from './use-deed-name.ts';
import { words } from './words.ts';

type Designation = Schema['DesignationRead'];

/** The way to one decision on an original: what is proposed, what the holders say, what can be done and what was. */
export function DesignationPage() {
  const t = words.use();
  const named = useAttributeName();
  const { id } = useParams({ from: '/signed-in/designations/$id' });
  const { data: one } = useSuspenseQuery(designationQuery(id));
  const answerOf = useAnswer();
  return (
    <Page title={t('title', { attribute: named(one.attribute) })} answer={answerOf(one)} actions={<Link to="/designations">{t('list')}</Link>}>
      <About one={one} />
      <Section title={t('actions')}>
        <Actions one={one} />
      </Section>
      <Opinions one={one} />
      <History one={one} />
    </Page>
  );
}

function useAnswer(): (one: Designation) => string {
  const t = words.use();
  const columnName = useColumnName();
  const format = useFormat();
  return ({ status, original, opinions, consultUntil, validFrom }) => {
    const named = columnName(original);
    const from = validFrom ? format.day(validFrom) : '–';
    if (status === 'decided') return t('answerDecided', { original: named, from });
    if (status === 'disputed') return t('answerDisputed', { original: named, from });
    if (status !== 'proposed' && status !== 'consulting') return t('answerClosed', { original: named });
    const until = consultUntil ? t('until', { day: format.day(consultUntil) }) : '';
    return t('answerOpen', { original: named, answered: opinions.filter(({ opinion }) => opinion).length, asked: opinions.length, until });
  };
}

function About({ one }: { one: Designation }) {
  const t = words.use();
  const format = useFormat();
  const day = (value: string | null) => value && format.day(value);
  return (
    <Facts
      facts={[
        [
          t('attribute'),
          <Link key="attribute" to="/originals/$attribute" params={{ attribute: one.attribute }}>
            <AttributeName id={one.attribute} />
          </Link>,
        ],
        [t('status'), <DesignationMark key="status" status={one.status} />],
        [t('legalBasis'), one.legalBasis],
        [t('document'), one.document],
        [t('validFrom'), day(one.validFrom)],
        [t('validTo'), day(one.validTo)],
        [t('consultUntil'), day(one.consultUntil)],
        [t('reason'), one.reason],
        [t('proposedBy'), one.proposedBy],
        [t('decidedBy'), one.decidedBy],
      ]}
    />
  );
}

function History({ one }: { one: Designation }) {
  const t = words.use();
  const nameOf = useDeedName();
  return (
    <Section title={t('history')}>
      <Events events={one.history.map(({ at, by, verb, text }) => ({ key: at + verb, at, by, deed: nameOf(verb), text }))} />
    </Section>
  );
}
