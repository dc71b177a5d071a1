import type { TemplateTexts } from './texts.ts';

export const en: TemplateTexts = {
  name: { weekly: 'Weekly report', monthly: 'Monthly report' },
  title: 'Report',
  subject: {
    weekly: 'On building and cleaning databases in week {{period.week}} ({{period.from}} to {{period.to}})',
    monthly: 'On building and cleaning databases in month {{period.month}} of {{period.year}}',
  },
  opening:
    '{{agency.name}} reports on building, cleaning and sharing data as follows (figures as of the end of {{report.as-of}}, from the register of original data):',
  tasks: {
    heading: 'Tasks',
    summary:
      '{{tasks.given}} tasks are given; {{tasks.done}} are done, {{tasks.done-on-time}} of them on time and {{tasks.done-late}} late; {{tasks.done-in-period}} were done in the period. {{tasks.awaiting}} await their verification; {{tasks.open}} are open and not yet due, {{tasks.at-risk}} tasks are at risk.',
    overdue:
      '{{tasks.overdue}} tasks are overdue, at {{tasks.agencies-overdue}} agencies (before the period: {{tasks.overdue-before}}); {{tasks.not-recorded}} are done and were not recorded.',
    byProgramme: 'Tasks by programme:',
    byAgency: 'Agencies with overdue tasks:',
  },
  obstacles: {
    heading: 'Obstacles',
    summary:
      '{{obstacles.raised}} obstacles were raised ({{obstacles.raised-in-period}} in the period); {{obstacles.solved}} are solved ({{obstacles.solved-in-period}} in the period); {{obstacles.left}} are left, {{obstacles.overdue}} of them overdue to be answered.',
    left: 'Obstacles left:',
  },
  databases: {
    heading: 'Databases and their data',
    stages:
      'Of {{databases.total}} databases {{databases.formed}} are formed, {{databases.deploying}} are being built, {{databases.late}} are late and {{databases.not-begun}} have not begun.',
    criteria: 'Scores by the six criteria, of {{criteria.databases}} databases that were measured:',
    worse: '{{criteria.worse}} scores fell since the period before:',
  },
  cases: {
    heading: 'Cleaning',
    summary:
      '{{cases.records}} wrong records were handed out; {{cases.settled}} are settled and {{cases.to-do}} are left; {{cases.mended-in-period}} were mended in the period. {{cases.active}} cases are at work, {{cases.overdue}} of them overdue.',
    units: 'Pace of the units:',
  },
  keyFigures: {
    heading: 'Key figures',
    summary:
      'Of {{key-figures.total}} key figures {{key-figures.met}} are met, {{key-figures.on-path}} are on their path, {{key-figures.behind}} are behind, {{key-figures.missed}} were missed and {{key-figures.not-measured}} are not measured.',
  },
  readiness: {
    heading: 'Readiness of units',
    summary: '{{readiness.round}}: {{readiness.answered}} of {{readiness.asked}} units answered; {{readiness.with-gaps}} of them have gaps.',
    gaps: 'Gaps:',
  },
  proposals: { heading: 'Proposals' },
  closing: 'This is the report of {{agency.name}}.',
  signature: { authority: 'For the People’s Committee', title: 'Chair' },
  recipients: ['- As above;', '- Agencies concerned;', '- Archive.'],
};
