import { type CodeTable, serverError } from '../../server/server-error.ts';
import type { SourceError } from '../../source-error.ts';

/** MariaDB and MySQL manuals, list of server errors; the names as the driver gives them. */
const codes: CodeTable = {
  ER_ACCESS_DENIED_ERROR: 'SOURCE_AUTHENTICATION',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'SOURCE_AUTHENTICATION',
  ER_DBACCESS_DENIED_ERROR: 'SOURCE_AUTHENTICATION',
  ER_NOT_SUPPORTED_AUTH_MODE: 'SOURCE_AUTHENTICATION',
  AUTH_SWITCH_PLUGIN_ERROR: 'SOURCE_AUTHENTICATION',
  ER_BAD_DB_ERROR: 'SOURCE_NOT_FOUND',
  ER_TABLEACCESS_DENIED_ERROR: 'SOURCE_TABLE_DENIED',
  ER_COLUMNACCESS_DENIED_ERROR: 'SOURCE_TABLE_DENIED',
  ER_STATEMENT_TIMEOUT: 'SOURCE_TIMEOUT',
  ER_QUERY_TIMEOUT: 'SOURCE_TIMEOUT',
  ER_LOCK_WAIT_TIMEOUT: 'SOURCE_TIMEOUT',
  ER_CON_COUNT_ERROR: 'SOURCE_UNREACHABLE',
  ER_SERVER_SHUTDOWN: 'SOURCE_UNREACHABLE',
};

export const mysqlError = (error: unknown, place: string): SourceError => serverError(error, codes, place);
