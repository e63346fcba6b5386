// Opens the page as a reader does who uses it. start.spec.js is about what there is before.

/** Goes to an address, and on until the program has taken the place of the first answer. */
export async function open(page, address = './') {
  const response = await page.goto(address);
  await begin(page);
  return response;
}

/** The reader's first sign, after which the program starts. */
export async function begin(page) {
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('#page:not(.coming)').waitFor();
}
