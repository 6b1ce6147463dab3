/** The words of the home screen, in French: said before any other, so short ones. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  tab: 'Accueil',
  title: 'Bonjour',
  profile: 'Mon profil :',
  step: {
    title: 'Votre prochain pas',
    started: 'Vous avez commencé',
    progress: (done: number, total: number) => `${done} sur ${total} parties faites`,
    toLearn: 'Un cours',
    why: 'Pourquoi ?',
    when: 'Quand',
    where: 'Où',
    hours: 'Combien de temps',
    money: 'Argent',
    funding: 'Qui paie',
    open: { RESUME: 'Reprendre', MODULE: 'Commencer', OPPORTUNITY: 'Voir' },
    other: 'Autre chose',
    at: (at: number, of: number) => `Idée ${at} sur ${of}`,
    all: 'Toutes les idées',
    none: 'Pas encore d’idée pour vous',
    noneText: 'Ajoutez ce que vous savez faire. Les idées viennent de là.',
    first: 'Dites ce que vous savez faire',
    firstText: 'Touchez trois images. Les idées viennent ensuite.',
    begin: 'Commencer',
  },
  waiting: {
    title: 'Mes réponses',
    none: 'Rien n’attend. Tout est à jour.',
    contact: (name: string) => `${name} voudrait vous rencontrer`,
    confirm: (count: number) => n(count, { one: 'On vous demande de confirmer', other: '# personnes vous demandent de confirmer' }),
    contactHint: 'Oui ou non ? Vous décidez.',
    contactBy: (date: string) => `Oui ou non ? Répondez avant le ${date}.`,
    yes: 'C’est oui',
    no: 'Ce n’est pas pour cette fois',
    posted: (count: number) => n(count, { one: 'Votre annonce', other: 'Vos # annonces' }),
    postedHint: (answers: number) => (answers === 0 ? 'Pas encore de réponse' : n(answers, { one: '# réponse à lire', other: '# réponses à lire' })),
    unsent: (count: number) => n(count, { one: '# envoi attend le réseau', other: '# envois attendent le réseau' }),
    unsentHint: 'C’est gardé sur ce téléphone.',
  },
  tree: {
    title: 'Mon arbre',
    count: (count: number) => n(count, { one: '# savoir-faire', other: '# savoir-faire' }),
    newest: (label: string) => `Le dernier : ${label}`,
    empty: 'Votre arbre attend sa première feuille.',
    see: 'Voir mon arbre',
    add: 'Ajouter',
  },
  eyes: {
    title: 'Qui peut le voir ?',
    nobody: 'Vous seul. Personne d’autre ne voit votre arbre.',
    recruiters: (count: number) => n(count, { one: 'Les recruteurs voient # savoir-faire, sans votre nom.', other: 'Les recruteurs voient # savoir-faire, sans votre nom.' }),
    everyone: (count: number) => n(count, { one: 'Tout le monde peut voir # savoir-faire.', other: 'Tout le monde peut voir # savoir-faire.' }),
    change: 'Changer',
    looked: (who: string, date: string) => `${who} a regardé le ${date}.`,
    somebody: 'Quelqu’un',
    nobodyLooked: 'Personne n’a encore regardé.',
  },
}
