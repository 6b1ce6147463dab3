/** The first screen of whoever is in: where a sign-in, `/` and the brand lead. */

export const HOME = '/accueil'
