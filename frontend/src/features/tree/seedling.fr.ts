/** The words of a tree without leaves, in French. Apart from those of the tree: few see them, and only once. */

export const words = {
  title: 'Votre arbre commence ici',
  text: 'Ajoutez trois choses que vous savez faire. Tout compte : ce que vous faites au travail, à la maison, pour vos voisins. Personne ne le voit sans votre accord.',
  ideas: ['cuisiner pour dix', 'réparer un vélo', 'parler deux langues', 'garder des enfants', 'faire un budget'],
  addFirst: 'Ajouter mon premier savoir-faire',
  fromText: 'J’ai déjà un texte',
}
