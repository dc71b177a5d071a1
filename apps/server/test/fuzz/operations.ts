import { Ajv2020 } from 'ajv/dist/2020.js';
import type { TestRegister } from '../harness/register.ts';
import type { Schema } from './arbitrary-of-schema.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

type Contents = Record<string, { schema?: Schema }>;

/** An operation of the API's document. */
export interface Operation {
  /** `POST /api/v1/cases/{id}/actions`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  parameters: readonly Parameter[];
  /** Of a JSON body; null where the operation takes none. */
  body: Schema | null;
  /** What is wrong with an answer by the document: an empty list where nothing is. */
  wrongWith(status: number, contentType: string, body: string): string[];
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Contents };
  responses: Record<string, { content?: Contents }>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** The API as its document describes it, and what a reference of the document means. */
export async function describedOperations({
  app,
}: Pick<TestRegister, 'app'>): Promise<{ operations: Operation[]; resolve: (reference: string) => Schema }> {
  const document = (await app.inject('/openapi.json')).json() as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const at = `api#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses`;
      return {
        name: `${method.toUpperCase()} ${path}`,
        ...{ method: method.toUpperCase() as Operation['method'], path, parameters: described.parameters ?? [] },
        body: described.requestBody?.content['application/json']?.schema ?? null,
        wrongWith(status, contentType, body) {
          const key = String(status) in described.responses ? String(status) : 'default';
          const contents = described.responses[key]?.content ?? {};
          const type = contentType.split(';')[0] ?? '';
          const json = /json/.test(type);
          // Problems are told as application/problem+json, which the document calls JSON.
          const named = [contentType, type].find((name) => name in contents) ?? 'application/json';
          if (!(named in contents) && Object.keys(contents).length > 0) return [`${status} ${contentType} is not described`];
          if (key === 'default' && type !== 'application/problem+json') return [`${status} is told as ${contentType}`];
          if (!json || !contents[named]?.schema) return [];
          const valid = ajv.getSchema(`${at}/${key}/content/${named.replaceAll('/', '~1')}/schema`);
          if (!valid) return [`${status}: no schema`];
          return valid(JSON.parse(body)) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${status}${instancePath} ${message}`);
        },
      };
    }),
  );
  return { operations, resolve: (reference) => document.components.schemas[reference.split('/').at(-1) ?? ''] ?? {} };
}
