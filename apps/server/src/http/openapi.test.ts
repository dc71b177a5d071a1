import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { testRegister } from '../../test/harness/register.ts';

test('the document of the API is valid OpenAPI 3.1, and every operation has a name and an error', async () => {
  await using register = await testRegister('embedded');
  const document = (await register.app.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, { operationId?: string; responses: object }>>;
  };
  expect(await new Validator().validate(document)).toMatchObject({ valid: true });
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(3);
  for (const operation of operations) {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(operation.responses).toHaveProperty('default');
  }
});
