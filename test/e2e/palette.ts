import type { Locator, Page } from 'playwright/test';
import { entriesOf, type FormField, fieldsOf, keyOf } from '../../src/renderer/model/form.ts';
import type { Action } from '../../src/shared/actions/define.ts';
import { ACTIONS, type ActionId } from '../../src/shared/actions/index.ts';
import { expect } from './relaywatch.ts';

/** The palette, worked with the keyboard alone. */

const MOST_STOPS = 80;

/** Tabs on until something has the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard never came to ${target}.`);
}

/** Among radio buttons the chosen one has the keyboard, and arrows choose. */
async function chooseRadio(page: Page, group: Locator, name: string): Promise<void> {
  const radios = group.getByRole('radio');
  await tabTo(
    page,
    (await group.locator('input:checked').count()) > 0 ? group.locator('input:checked') : radios.first(),
  );
  const wanted = group.getByRole('radio', { name, exact: true });
  for (let left = await radios.count(); left > 0 && !(await wanted.isChecked()); left -= 1)
    await page.keyboard.press('ArrowRight');
  await expect(wanted).toBeChecked();
}

async function chooseOption(page: Page, select: Locator, name: string): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name, exact: true }).and(page.locator('[data-highlighted]'));
  for (let left = MOST_STOPS; left > 0 && !(await option.isVisible()); left -= 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(select).toHaveText(name);
  // The list still has the keyboard while it closes.
  await expect(select).toBeFocused();
}

async function fillField(page: Page, form: Locator, field: FormField, value: string): Promise<void> {
  const group = form.getByRole('group', { name: field.title, exact: true }).first();
  if (field.kind === 'choices') {
    for (const entry of entriesOf(field, value)) {
      await tabTo(page, group.getByRole('checkbox', { name: entry, exact: true }));
      await page.keyboard.press('Space');
    }
    return;
  }
  if (field.kind === 'choice' || field.kind === 'yes_no') {
    const select = form.getByRole('combobox', { name: field.title, exact: true });
    if (await select.isVisible()) await chooseOption(page, select, value);
    else await chooseRadio(page, group, value);
    return;
  }
  await tabTo(page, form.getByRole('textbox', { name: field.title, exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(value);
}

/**
 * Opens the palette, finds an action by its id, fills its form in and runs it. `values` by the path of their parameter,
 * as words stand in the form. Answers the form, in which the result or a question will be.
 */
export async function runInPalette(
  page: Page,
  id: ActionId,
  values: Readonly<Record<string, string>> = {},
): Promise<Locator> {
  const action: Action = ACTIONS[id];
  await page.keyboard.press('ControlOrMeta+k');
  const search = page.getByRole('combobox', { name: 'Search actions and screens' });
  await expect(search).toBeFocused();
  await page.keyboard.insertText(id);
  await expect(page.getByRole('option', { selected: true })).toContainText(id);
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: action.title, exact: true });
  await expect(form.locator(':focus')).toBeVisible();
  const fields = fieldsOf(action);
  const unknown = Object.keys(values).filter((path) => !fields.some((field) => keyOf(field) === path));
  expect(unknown, `what ${id} has no field for`).toEqual([]);
  for (const field of fields) {
    const value = values[keyOf(field)];
    if (value !== undefined) await fillField(page, form, field, value);
  }
  await tabTo(page, form.locator('[type=submit]'));
  await page.keyboard.press('Enter');
  return form;
}

/** Says yes to the question that names what is destroyed. */
export async function sayYes(page: Page, named: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /\?$/ });
  await expect(dialog).toContainText(named);
  // It takes the keyboard once it has opened.
  await expect(dialog.locator('[data-first]')).toBeFocused();
  await tabTo(page, dialog.getByRole('button').last());
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

/** Types the phrase that a guarded change asks for, as it stands beside the field. */
export async function typePhrase(page: Page, form: Locator): Promise<void> {
  const guard = form.getByRole('alert').getByRole('textbox');
  await expect(guard).toBeFocused();
  const label = await guard.evaluate((element) =>
    element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : '',
  );
  await page.keyboard.insertText(label?.replace(/^To go on, type: /, '') ?? '');
  await page.keyboard.press('Enter');
}

/** Leaves the form, then the palette. */
export async function leavePalette(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Search actions and screens' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Search actions and screens' })).toHaveCount(0);
}
