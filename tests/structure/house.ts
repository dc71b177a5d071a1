/** Which workspaces may be imported by which: the arrows of the house run downwards only. A workspace that is not here has no place yet. */
const libraries = ['@sogoc/engine', '@sogoc/sources', '@sogoc/profile', '@sogoc/contract'];
const findings = ['@sogoc/quality', '@sogoc/linkage', '@sogoc/origin'];

export const arrows: Readonly<Record<string, readonly string[]>> = {
  '@sogoc/engine': [],
  '@sogoc/sources': ['@sogoc/engine'],
  '@sogoc/profile': ['@sogoc/engine', '@sogoc/sources'],
  '@sogoc/contract': ['@sogoc/engine', '@sogoc/sources', '@sogoc/profile'],
  '@sogoc/quality': libraries,
  '@sogoc/linkage': libraries,
  '@sogoc/origin': libraries,
  '@sogoc/vietnam': ['@sogoc/engine', '@sogoc/profile', '@sogoc/linkage'],
  '@sogoc/survey': [...libraries, ...findings, '@sogoc/vietnam'],
  '@sogoc/demo': [...libraries, ...findings, '@sogoc/vietnam'],
  sogoc: [...libraries, ...findings, '@sogoc/vietnam', '@sogoc/survey', '@sogoc/demo', '@sogoc/server'],
  '@sogoc/server': [...libraries, ...findings, '@sogoc/vietnam', '@sogoc/survey', '@sogoc/demo'],
  '@sogoc/console': [],
};

const http = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'fastify', 'express', 'undici', 'axios', 'ws'];
const servers = ['pg', 'pg-copy-streams', 'pg-boss', 'postgres', 'kysely', '@electric-sql/pglite', 'mysql2', 'mariadb'];

/** Modules that no library may import, so that each stays useful alone. */
export const closedToLibraries: readonly string[] = [...http, ...servers];

/** The exceptions: only `sources` speaks to database servers, over sockets that its drivers share. */
export const openTo: Readonly<Record<string, readonly string[]>> = {
  '@sogoc/sources': ['pg', 'pg-copy-streams', 'mysql2', 'node:net', 'node:tls'],
};

/** Lines a source file may have. Files in folders named `data` and `messages` are exempt: they are no code. */
export const maxLines = 300;
