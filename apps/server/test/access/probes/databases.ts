import { type Probe, targetPlace } from '../probe.ts';

export const databaseProbes: readonly Probe[] = [
  {
    action: 'database.read',
    everywhere: true,
    http: (who) => who.get('/databases/target'),
    statement: () => `select id from database where id = 'target'`,
  },
  {
    action: 'database.change',
    http: (who) => who.send('PATCH', '/databases/target', { version: -1, name: 'x' }),
    statement: () => `update database set name = 'x' where id = 'target' returning id`,
  },
  {
    action: 'connection.read',
    http: (who) => who.get('/databases/target/connection'),
    statement: () => `select database_id from database_connection where database_id = 'target'`,
  },
  {
    action: 'connection.change',
    http: (who) => who.send('PUT', '/databases/target/connection', { source: 'folder', version: 99 }),
    statement: () => `update database_connection set source = 'x' where database_id = 'target' returning database_id`,
  },
  {
    action: 'contract.change',
    http: (who) => who.send('POST', '/databases/target/contracts', { text: 'no contract' }),
    statement: () => `insert into contract_version (database_id, number, text) values ('target', 1, 'x') returning number`,
  },
];

export const surveyProbes: readonly Probe[] = [
  {
    action: 'survey.read',
    http: (who, { surveyId }) => who.get(`/surveys/${surveyId}`),
    statement: ({ surveyId }) => `select id from survey where id = '${surveyId}'`,
  },
  {
    action: 'survey.run',
    http: (who, { surveyId }) => who.send('PATCH', `/surveys/${surveyId}`, { version: -1, name: 'x' }),
    statement: ({ surveyId }) => `update survey set name = 'x' where id = '${surveyId}' returning id`,
  },
  {
    action: 'job.read',
    http: (who, { jobId }) => who.get(`/jobs/${jobId}`),
    statement: ({ jobId }) => `select id from job where id = '${jobId}'`,
  },
];

export const auditProbes: readonly Probe[] = [
  {
    action: 'audit.read',
    http: (who) => who.get('/audit?objectId=target'),
    statement: () => `select seq from audit_entry where object_id = 'target' and agency = '${targetPlace}'`,
  },
];
