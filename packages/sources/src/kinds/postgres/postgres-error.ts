import { type CodeTable, serverError } from '../../server/server-error.ts';
import type { SourceError } from '../../source-error.ts';

/** PostgreSQL manual, appendix A. */
const codes: CodeTable = {
  '28P01': 'SOURCE_AUTHENTICATION',
  '28000': 'SOURCE_AUTHENTICATION',
  '3D000': 'SOURCE_NOT_FOUND',
  '42501': 'SOURCE_TABLE_DENIED',
  '57014': 'SOURCE_TIMEOUT',
  '55P03': 'SOURCE_TIMEOUT',
  '57P01': 'SOURCE_UNREACHABLE',
  '57P03': 'SOURCE_UNREACHABLE',
  '53300': 'SOURCE_UNREACHABLE',
};

export const postgresError = (error: unknown, place: string): SourceError => serverError(error, codes, place);
