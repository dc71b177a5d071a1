import { dirname, resolve } from 'node:path';
import type { Designation } from '@sogoc/origin';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Document } from 'yaml';
import { SurveyError } from '../survey-error.ts';
import { documentText } from './document-text.ts';
import type { DatabaseRequest } from './request.ts';
import schema from './sogoc-yaml.schema.json' with { type: 'json' };

interface ConfigFile {
  databases: { name: string; source: string; asOf?: string; owner?: string; contract?: string; schemas?: string[]; tables?: string[] }[];
  designations?: { original: string | Designation['original']; legalBasis?: string; validFrom?: string; validTo?: string }[];
  linkage?: boolean | string[];
}

const maxAliases = 100;

/**
 * Reads `sogoc.yaml`: databases, designations and the kinds of entities to link. Paths are relative to the file.
 *
 * @throws SurveyError `SURVEY_CONFIG_UNREADABLE`, or `SURVEY_CONFIG_INVALID` with the line and the path of the first error.
 */
export async function readConfig(file: string): Promise<{ databases: DatabaseRequest[]; designations: Designation[]; linkage?: readonly string[] }> {
  const text = await documentText(file).catch((cause: unknown) => {
    throw new SurveyError('SURVEY_CONFIG_UNREADABLE', `${file} cannot be read`, {
      place: file,
      remedy: 'Check that the file exists and may be read',
      cause,
    });
  });
  const config = await parse(text, file);
  const baseDirectory = dirname(resolve(file));
  return {
    databases: config.databases.map(({ owner, contract, ...database }) => ({
      ...database,
      baseDirectory,
      owner: owner ?? null,
      contract: contract === undefined ? null : resolve(baseDirectory, contract),
    })),
    designations: (config.designations ?? []).map((one, at) => designationOf(one, `${file}: designations[${at}]`)),
    ...(config.linkage === false ? { linkage: [] } : Array.isArray(config.linkage) && { linkage: config.linkage }),
  };
}

async function parse(text: string, file: string): Promise<ConfigFile> {
  const { isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const invalid = (message: string, offset: number | undefined): SurveyError => {
    const place = offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
    return new SurveyError('SURVEY_CONFIG_INVALID', message, { place, remedy: 'See the description of sogoc.yaml in docs/reference/sogoc-yaml.md' });
  };
  const [syntax] = document.errors;
  if (syntax) throw invalid(syntax.message.split('\n')[0] ?? 'not YAML', syntax.pos[0]);
  const value: unknown = toPlain(document, invalid);
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<ConfigFile>(schema);
  if (validate(value)) return value;
  const error = mostTelling(validate.errors ?? []);
  const path = error?.instancePath.split('/').slice(1) ?? [];
  const node = document.getIn(
    path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    true,
  );
  const extra = error?.params.additionalProperty === undefined ? '' : ` (${String(error.params.additionalProperty)})`;
  throw invalid(
    `${path.length > 0 ? `${path.join('.')}: ` : ''}${error?.message ?? 'not valid'}${extra}`,
    isNode(node) ? node.range?.[0] : undefined,
  );
}

function toPlain(document: Document, invalid: (message: string, offset: number | undefined) => SurveyError): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch {
    throw invalid(`more than ${maxAliases} aliases`, undefined);
  }
}

/** The deepest error says most; of those, the first. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length;
  return [...errors].sort((x, y) => depth(y) - depth(x))[0];
}

function designationOf(one: NonNullable<ConfigFile['designations']>[number], place: string): Designation {
  return {
    original: typeof one.original === 'string' ? splitAddress(one.original, place) : one.original,
    legalBasis: one.legalBasis ?? null,
    validFrom: one.validFrom ?? null,
    validTo: one.validTo ?? null,
  };
}

function splitAddress(address: string, place: string): Designation['original'] {
  const [database, ...rest] = address.split('.');
  const column = rest.pop();
  if (!database || rest.length === 0 || !column) {
    throw new SurveyError('SURVEY_CONFIG_INVALID', `"${address}" does not name a column`, {
      place,
      remedy: 'Write database.table.column, or the three by name',
    });
  }
  return { database, table: rest.join('.'), column };
}
