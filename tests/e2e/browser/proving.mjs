// Attestations as their owner makes and shows them.

/** Makes the first one that can be made. */
export async function attest(page, { named = false } = {}) {
  await page.goto('/moi/attestations')
  if (named) await page.getByRole('switch', { name: 'Écrire mon nom dessus' }).check()
  await page.getByRole('button', { name: /^Faire l’attestation/ }).first().click()
  await page.getByText('L’attestation est prête.').waitFor()
}

/** Makes a link to the first one that has none; returns its path. */
export async function showByLink(page) {
  await page.getByRole('button', { name: /^Montrer par un lien/ }).first().click()
  await page.getByRole('button', { name: 'Faire le lien' }).click()
  const link = page.locator('main a[href^="/verifier/"]').first()
  await link.waitFor()
  return link.getAttribute('href')
}
