// The form as a reader finds it: folds, and the inputs in them.

/** The fold of a group of one design, or of both. */
export function fold(page, group, side) {
  const form = side ? page.getByRole('group', { name: `${side} inputs` }) : page.getByRole('form', { name: 'Inputs' });
  return form.locator('details.group').filter({ has: page.getByRole('group', { name: group, exact: true, includeHidden: true }) });
}

/** Opens a group, if it is not open. */
export async function openFold(page, group, side) {
  const details = fold(page, group, side);
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return details;
}

/** A number of a design, in sight. */
export async function designInput(page, side, group, name) {
  return (await openFold(page, group, side)).getByRole('textbox', { name, exact: true });
}
