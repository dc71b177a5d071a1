import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';

const AgencyKind = z.enum(['root', 'central', 'province', 'department', 'commune']).meta({ id: 'AgencyKind' });

/** A node of the tree: ministry or province, department, commune. */
export const Agency = z
  .object({
    id: z.string().describe('As in paths: `p38`, `c14758`, `g01`'),
    code: z.string().nullable().describe('The official code, such as H56.01'),
    kind: AgencyKind,
    name: z.string(),
    path: z.string().describe('From the root: `vn.p38.c14758`'),
    territory: z.string().describe('The territory it serves, as a path of provinces and communes'),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
  })
  .meta({ id: 'Agency' });

export const AgencyId = z.object({ id: z.string().regex(/^[a-z0-9_]{1,64}$/) });

export const AgencyQuery = PageQuery.extend({
  parent: AgencyId.shape.id.optional().describe('Only those right below this agency'),
  kind: AgencyKind.optional(),
  search: z.string().max(100).optional().describe('A part of the name or code, with or without accents'),
  at: z.iso.date().optional().describe('In force on this day; today where absent'),
});

export const AgencyPage = pageOf(Agency).meta({ id: 'AgencyPage' });

export const AgencyChange = z
  .object({
    name: z.string().min(1).max(300).optional(),
    code: z.string().max(50).nullable().optional(),
    validTo: z.iso.date().nullable().optional(),
  })
  .meta({ id: 'AgencyChange' });

export const NewAgency = z
  .object({
    id: AgencyId.shape.id,
    code: z.string().max(50).nullable().default(null),
    kind: AgencyKind.exclude(['root']),
    name: z.string().min(1).max(300),
    parent: z.string().describe('The agency above'),
    validFrom: z.iso.date().nullable().default(null),
  })
  .meta({ id: 'NewAgency' });
