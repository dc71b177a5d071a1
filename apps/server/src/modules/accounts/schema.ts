import { z } from 'zod';
import { type Role, roleNames } from '../../access/roles.ts';
import { PageQuery, pageOf } from '../../http/page.ts';

export const RoleName = z.enum(roleNames as [Role, ...Role[]]).meta({ id: 'RoleName' });

/** A path of the tree: `vn`, `vn.p38`, `vn.p38.c14758`. */
export const Path = z.string().regex(/^[a-z0-9_]{1,64}(\.[a-z0-9_]{1,64}){0,9}$/, 'a path such as vn.p38.c14758');

/** A role that somebody holds in an agency's subtree and a territory, for a time. */
const RoleGrant = z
  .object({
    id: z.uuid(),
    role: RoleName,
    agency: z.string(),
    agencyName: z.string(),
    territory: z.string(),
    territoryName: z.string(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable().describe('The last day'),
    grantedBy: z.string().nullable().describe('The name of who granted it; null for the register itself, or where you may not see it'),
  })
  .meta({ id: 'RoleGrant' });

const AccountStatus = z.enum(['invited', 'active', 'disabled']).meta({ id: 'AccountStatus' });

/** A person who can sign in. Of grants and names, what the reader may see. */
export const Account = z
  .object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    language: z.enum(['vi', 'en', 'id']),
    status: AccountStatus,
    agencyId: z.string(),
    agencyName: z.string(),
    grants: z.array(RoleGrant).describe('Those in force and those to come, and with `ended` also those over'),
    createdAt: z.iso.datetime(),
    version: z.int(),
    mayChange: z.boolean().describe('Whether the reader may change it: it is within their office and holds nothing beyond'),
  })
  .meta({ id: 'Account' });

export const AccountId = z.object({ id: z.uuid() });

export const AccountQuery = PageQuery.extend({
  search: z.string().max(100).optional().describe('A part of the name, sign-in name or e-mail, with or without accents'),
  agency: Path.optional().describe('Of this agency or below it'),
  role: RoleName.optional().describe('Who holds this role today'),
  status: AccountStatus.optional(),
});

export const AccountPage = pageOf(Account).meta({ id: 'AccountPage' });

const told = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254).nullable(),
  language: z.enum(['vi', 'en', 'id']),
  agencyId: z.string().regex(/^[a-z0-9_]{1,64}$/),
});

export const NewAccount = told
  .extend({
    login: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._@-]{1,98}[a-z0-9]$/i)
      .describe('The name to sign in with; it stays'),
    email: told.shape.email.default(null),
    language: told.shape.language.default('vi'),
  })
  .meta({ id: 'NewAccount' });

export const AccountChange = told
  .partial()
  .extend({
    status: AccountStatus.exclude(['invited']).optional().describe('Disabling ends every session and key of the account'),
    version: z.int().describe('The version that was read'),
  })
  .meta({ id: 'AccountChange' });

export const RoleView = z.object({ role: RoleName, actions: z.array(z.string()) }).meta({ id: 'Role' });
