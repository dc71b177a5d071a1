import { z } from 'zod';
import { FormContent, GapKind } from './content.ts';
import { Language, Text } from './text.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** A version of a form, in one language as it is shown, and as it was filed. */
export const ReadinessForm = z
  .object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    agency: z.object({ id: z.string(), name: z.string() }).describe('Whose form it is'),
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema (draft 7) of the answers, titled in the language asked for'),
    uiSchema: z.record(z.string(), z.unknown()).describe('RJSF’s UI schema'),
    gaps: z.array(z.object({ id: z.string(), kind: GapKind, name: z.string() })),
    content: FormContent.describe('As filed, in every language'),
  })
  .meta({ id: 'ReadinessForm' });

export const ReadinessFormList = z
  .object({ items: z.array(z.object({ id: z.string(), version: z.int().describe('The newest'), name: Text, createdAt: z.iso.datetime() })) })
  .meta({ id: 'ReadinessFormList' });

export const FormId = z.object({ id: Id });
export const FormQuery = z.object({
  version: z.coerce.number().int().positive().optional().describe('The newest where absent'),
  language: Language.optional().describe('The caller’s where absent'),
});
export const NewReadinessForm = z.object({ id: Id, agencyId: AgencyId, content: FormContent }).meta({ id: 'NewReadinessForm' });
export const NewFormVersion = z.object({ content: FormContent }).meta({ id: 'NewReadinessFormVersion' });
