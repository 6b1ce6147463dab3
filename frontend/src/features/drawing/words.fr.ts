/** The words of a drawing that is made larger and smaller, in French. */

export const words = {
  nearer: 'Plus grand',
  further: 'Plus petit',
  whole: 'Tout l’arbre',
}
