/** The words of the accessibility statement and of the source code's page, in French. */

export const words = {
  title: 'Accessibilité',
  intro: 'Ce service doit pouvoir servir à tout le monde.',
  stateTitle: 'Où nous en sommes',
  state: 'Le service vise le niveau AA de WCAG 2.2 et le RGAA 4.1. Aucun organisme extérieur ne l’a encore vérifié. Tant que ce n’est pas fait, la loi nous demande d’écrire : non conforme.',
  doneTitle: 'Ce qui est fait',
  done: [
    'Tout se fait au clavier, avec un repère bien visible.',
    'L’arbre dessiné existe aussi sous forme de liste.',
    'Les couleurs ne disent jamais une chose à elles seules.',
    'Les textes sont courts. Les cours peuvent être lus à voix haute par le téléphone.',
    'Le thème sombre et le réglage « moins d’animations » sont respectés.',
  ],
  knownTitle: 'Ce qui manque encore',
  known: [
    'Peu de personnes avec un lecteur d’écran ont essayé le service.',
    'La lecture à voix haute dépend des voix installées sur le téléphone.',
    'Les cours sont écrits par différentes personnes : certains peuvent être moins simples.',
  ],
  helpTitle: 'Quelque chose vous bloque ?',
  help: 'Dites-le à la personne qui vous accompagne ou à votre mairie. Elle doit vous répondre et vous proposer un autre moyen.',
  defender: 'Sans réponse, vous pouvez écrire au Défenseur des droits :',
  defenderLink: 'formulaire du Défenseur des droits',
  source: {
    title: 'Code source',
    intro: 'Ce service est un logiciel libre.',
    licenceTitle: 'Vos droits',
    licence: 'Il s’appelle Skilltree. Sa licence est AGPL-3.0-or-later : la licence publique générale GNU Affero, version 3 ou plus récente.',
    rights: [
      'Vous pouvez l’utiliser, pour ce que vous voulez.',
      'Vous pouvez lire le code et le changer.',
      'Vous pouvez le donner, changé ou non, avec la même licence.',
    ],
    askTitle: 'Recevoir le code',
    ask: 'L’organisme qui fait tourner ce service doit vous donner le code. C’est gratuit, avec ses propres changements.',
    how: 'Demandez-le à votre mairie, ou à la personne qui vous a ouvert ce service. Dites : « Je voudrais le code source de Skilltree, article 13 de la licence AGPL. »',
    none: 'Le logiciel est fourni sans garantie.',
  },
}
