/** Somebody at a desk: what one does at the console. */
import { expect, type Page } from 'playwright/test'
import type { Account } from './stage.ts'

export async function signInAtConsole(
  page: Page,
  url: string,
  { name, password }: Account,
): Promise<void> {
  await page.goto(`${url}/console/`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

/** The one-time code as it stands on the screen. */
export async function enrolmentCodeOn(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Devices', exact: true }).click()
  await page.getByRole('link', { name: 'Enrol a device' }).first().click()
  await page.getByRole('button', { name: 'Show a one-time code' }).click()
  const code = page.locator('.enrol-digits')
  await expect(code).toHaveText(/^\w{4} \w{4}$/)
  return await code.innerText()
}
