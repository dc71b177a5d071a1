import { afterAll, beforeAll, test } from 'vitest';
import { type ConsoleUnderTest, openConsole } from './harness/console.ts';
import { startBareRegister } from './harness/register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startBareRegister);
});
afterAll(() => console_?.[Symbol.asyncDispose]());

test('somebody is added, given a role, invited and locked out', async () => {
  await using visit = await console_.as('administrator', { language: 'en' });
  await visit.goto('/accounts');
  const { page } = visit;
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Vũ Thị Thử');
  await form.getByLabel('Sign-in name').fill('vu.thi.thu');
  await form.getByLabel('Agency').fill('tỉnh thanh hóa');
  await page.locator('.ant-select-item-option:visible').first().click();
  await form.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('heading', { name: 'Vũ Thị Thử' }).waitFor();
  await page.getByLabel('Role', { exact: true }).last().click();
  await page.getByText('Auditor', { exact: true }).last().click();
  await page.getByLabel('In the agency').fill('tỉnh thanh hóa');
  await page.locator('.ant-select-item-option:visible').first().click();
  await page.getByRole('button', { name: 'Give the role Auditor' }).click();
  await page.getByRole('button', { name: 'End', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  await page.getByText('Shown this once').waitFor();
  await page.getByRole('button', { name: 'Lock the account' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Lock the account' }).click();
  await page.getByRole('button', { name: 'Let in again' }).waitFor();
});

test('a key is shown once, and revoked', async () => {
  await using visit = await console_.as('auditor', { language: 'en' });
  await visit.goto('/keys');
  const { page } = visit;
  await page.getByRole('button', { name: 'Make a key' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('What it is for').fill('Weekly report');
  await form.getByLabel('May do').fill('audit.read');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Make a key' }).click();
  await form.getByText('The key is shown this once').waitFor();
  await form.getByRole('button', { name: 'I have put it away' }).click();
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('There is no key yet').waitFor();
});

test('the log is found whole, and is narrowed by address', async () => {
  await using visit = await console_.as('auditor', { language: 'en' });
  await visit.goto('/audit');
  await visit.page.getByText('● The log is as it was written').waitFor();
  await visit.goto('/audit?action=nothing.such');
  await visit.page.getByText('No entry fits').waitFor();
  await visit.page.getByText('nothing.such', { exact: true }).first().waitFor();
});
