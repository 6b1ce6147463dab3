/** The words of the accessibility statement, in French. */

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
}
