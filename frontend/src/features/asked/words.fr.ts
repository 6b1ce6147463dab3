/** The words of asking somebody by name, and of being asked, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'On me demande de confirmer',
  intro: 'Vous avez vu la personne faire ? Dites-le. Sinon, ne dites rien.',
  hint: 'Aider quelqu’un que vous avez vu faire',
  waiting: (count: number) => n(count, { one: '# demande attend votre réponse', other: '# demandes attendent votre réponse' }),
  answer: 'Répondre',
  close: 'Fermer',
  somebody: 'Quelqu’un',
  later: 'Pas maintenant',
  laterMeans: 'Avec « Pas maintenant », la demande s’en va. Personne ne le sait.',
  gone: 'La demande n’est plus là. Rien n’est écrit.',
  none: 'Rien à confirmer',
  noneText: 'Quand quelqu’un vous demande, c’est ici.',
  willing: {
    title: 'Voulez-vous aider ?',
    label: 'Je veux bien confirmer pour des gens que je connais',
    hint: 'À partir de 18 ans.',
    means: [
      'Votre prénom est proposé à qui cherche une personne à qui demander.',
      'D’abord aux gens de votre atelier, de votre cours ou de votre organisation. Parfois à d’autres habitants.',
      'Vous répondez si vous voulez. Vous arrêtez quand vous voulez.',
    ],
    on: 'Confirmer pour d’autres : oui',
    off: 'Confirmer pour d’autres : non',
    isOn: 'C’est noté. On peut vous demander.',
    isOff: 'C’est noté. On ne vous propose plus.',
  },
  here: {
    ask: 'Voir à qui demander',
    looked: 'Les personnes proposées sauront que vous avez vu leur prénom.',
    title: 'À qui demander ?',
    text: 'Ces personnes veulent bien confirmer. Choisissez une personne qui vous a vu faire.',
    note: 'Un mot pour elle (facultatif)',
    noteHint: 'Par exemple : « Nous avons réparé un vélo samedi. »',
    sees: 'Elle voit votre prénom, ce savoir-faire, le niveau et votre mot. Rien d’autre.',
    once: 'On demande une seule fois à la même personne.',
    button: (name: string) => `Demander à ${name}`,
    asked: 'C’est demandé',
    waits: 'Pas encore envoyé',
    label: (name: string, skill: string) => `Demander à ${name} : ${skill}`,
    nobody: 'Personne à proposer pour le moment. Vous pouvez envoyer un lien.',
  },
  ties: {
    WORKSHOP: 'même atelier que vous',
    COURSE: 'même cours que vous',
    ORGANISATION: 'même organisation que vous',
    OPPORTUNITY: 'même annonce que vous',
    none: 'habite par ici',
  },
  reasons: {
    ASKED_BEFORE: 'Vous vous êtes déjà demandé, elle ou vous. Choisissez une autre personne.',
    NO_CONFIRMER: 'Cette personne ne confirme plus. Choisissez une autre personne.',
    TEXT_MISSING: 'Écrivez d’abord votre prénom dans « Mes informations ».',
  },
}
