/** Why a leaf stands as it does, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'Pourquoi c’est marqué ainsi',
  none: 'Rien ne le montre encore.',
  supposes: 'Ce que cela suppose',
  supposesText: 'Qui sait faire cela sait souvent faire ceci aussi. Ce n’est pas confirmé.',
  support: {
    LITTLE: 'Peu de choses le montrent.',
    SOME: 'C’est montré.',
    MUCH: 'C’est très bien montré.',
  },
  SAID: (level: string) => `Vous le dites : « ${level} ».`,
  LEARNT: (amount: number, level: string, source: string) => n(amount, { one: `Vous avez fini un cours : « ${level} ».`, other: `Vous avez fini # cours : « ${level} ».` }) + source,
  TESTED: (amount: number, level: string, source: string) => n(amount, { one: `Vous avez réussi un test : « ${level} ».`, other: `Vous avez réussi # tests : « ${level} ».` }) + source,
  CONFIRMED: (amount: number, level: string, source: string) => n(amount, { one: `Une personne le confirme : « ${level} ».`, other: `C’est confirmé # fois : « ${level} ».` }) + source,
  CREDENTIAL: (amount: number, level: string, source: string) => n(amount, { one: `Un diplôme ou un titre le montre : « ${level} ».`, other: `# diplômes ou titres le montrent : « ${level} ».` }) + source,
  CONTRIBUTED: (amount: number, level: string, source: string) => n(amount, { one: `Vous l’avez fait pour quelqu’un : « ${level} ».`, other: `Vous l’avez fait # fois pour quelqu’un : « ${level} ».` }) + source,
  source: (amount: number, source: string) => n(amount, { one: ` ${source}.`, other: ` Le plus récent : ${source}.` }),
  ONE_SOURCE: 'Deux personnes du même endroit ou de la même famille comptent un peu moins.',
  RING: 'Vous vous êtes confirmés entre vous. C’est gentil, mais cela ne compte pas ici. Demandez à une autre personne.',
  FLOOD: 'Beaucoup de confirmations sont venues en très peu de temps. Elles ne comptent pas. Demandez à une personne qui vous a vu faire.',
  OWN: 'On ne peut pas se confirmer soi-même. Cela ne compte pas.',
  SAID_BEYOND: (said: string, shown: string) => `Vous dites : « ${said} ». Ce qui est montré : « ${shown} ».`,
  RETEST: (level: string, day: string) => `Le test du ${day} n’a pas montré « ${level} ». La feuille est un peu plus petite. Vous pouvez le refaire.`,
  TEST_DIFFERS: (shown: string, day: string) => `Une personne confirme « ${shown} ». Le test du ${day} ne le montre pas. Nous gardons ce que dit la personne.`,
  CONFIRMERS_DIFFER: (low: string, high: string) => `Deux personnes ne disent pas pareil : « ${low} » et « ${high} ». Nous gardons le plus haut.`,
  EXPIRED: (day: string) => `C’était valable jusqu’au ${day}. La feuille dort, elle n’est pas perdue.`,
  QUIET: (day: string) => `Rien de nouveau depuis le ${day}. La feuille dort. Un petit cours la réveille.`,
  WOKEN: (day: string) => `La feuille s’est réveillée le ${day}.`,
  VALID_UNTIL: (day: string) => `C’est valable jusqu’au ${day}.`,
  TAKEN_BACK: (amount: number, day: string) => n(amount, { one: `Une chose a été retirée le ${day}. Elle ne compte plus.`, other: `# choses ont été retirées, la dernière le ${day}. Elles ne comptent plus.` }),
  SUPPOSED: (skills: string) => `Ce que vous savez faire le suppose : ${skills}.`,
}
