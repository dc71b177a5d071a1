import type { TemplateTexts } from './texts.ts';

export const en: TemplateTexts = {
  name: { weekly: 'Weekly report', monthly: 'Monthly report' },
  title: 'Report',
  subject: {
    weekly: 'On building and cleaning databases in week {{period.week}} ({{period.from}} to {{period.to}})',
    monthly: 'On building and cleaning databases in month {{period.month}} of {{period.year}}',
  },
  opening:
    '{{issuer.name}} reports on building, cleaning and sharing data {{report.area}} as follows (figures as of {{report.as-of}}, from the register of original data):',
  tasks: {
    heading: 'Tasks',
    summary:
      'Tasks given: {{tasks.given}}; done: {{tasks.done}}, on time {{tasks.done-on-time}} and late {{tasks.done-late}}, in the period {{tasks.done-in-period}}. Awaiting verification: {{tasks.awaiting}}; open and not yet due: {{tasks.open}}, of these at risk: {{tasks.at-risk}}.',
    overdue:
      'Overdue: {{tasks.overdue}}, at agencies: {{tasks.agencies-overdue}} (before the period: {{tasks.overdue-before}}). Done and not recorded: {{tasks.not-recorded}}.',
    byProgramme: 'Tasks by programme:',
    byAgency: 'Agencies with overdue tasks:',
  },
  obstacles: {
    heading: 'Obstacles',
    summary:
      'Obstacles raised: {{obstacles.raised}} (in the period {{obstacles.raised-in-period}}); solved: {{obstacles.solved}} (in the period {{obstacles.solved-in-period}}); left: {{obstacles.left}}, overdue to be answered: {{obstacles.overdue}}.',
    left: 'Obstacles left:',
    none: 'No obstacle was raised.',
  },
  databases: {
    heading: 'Databases and their data',
    stages:
      'Databases {{databases.whose}}: {{databases.total}}; formed {{databases.formed}}, being built {{databases.deploying}}, late {{databases.late}}, not begun {{databases.not-begun}}.',
    none: 'No database is within the report.',
    criteria: 'Scores by the six criteria, of {{criteria.databases}} databases that were measured:',
    worse: '{{criteria.worse}} scores fell since the period before:',
  },
  cases: {
    heading: 'Cleaning',
    summary:
      'Wrong records handed out: {{cases.records}}; settled: {{cases.settled}}, mended in the period: {{cases.mended-in-period}}, left: {{cases.to-do}}. Cases at work: {{cases.active}}, overdue: {{cases.overdue}}.',
    units: 'Pace of the units:',
    none: 'No wrong records were handed out.',
  },
  keyFigures: {
    heading: 'Key figures',
    summary:
      'Key figures: {{key-figures.total}}; met {{key-figures.met}}, on their path {{key-figures.on-path}}, behind {{key-figures.behind}}, missed {{key-figures.missed}}, not measured {{key-figures.not-measured}}.',
    none: 'No key figure is within the report.',
  },
  readiness: {
    heading: 'Readiness of units',
    summary: '{{readiness.round}}: units that answered: {{readiness.answered}} of {{readiness.asked}}; units with gaps: {{readiness.with-gaps}}.',
    gaps: 'Gaps:',
    none: 'The units were not asked yet.',
  },
  proposals: { heading: 'Proposals' },
  closing: '{{issuer.name}} respectfully submits this report on building, cleaning and sharing data {{report.area}}.',
  signature: { authority: 'For the People’s Committee', title: 'Chair' },
  recipients: ['- As above;', '- Agencies concerned;', '- Archive.'],
};
