/** "L’arbre d’Amina", "l’arbre de Karim": a little word before a name, in French. */

/** An h that is heard is a consonant (Hassan, Hugo); in these it is not. */
const SILENT_H = /^h(?:é|el[eè]|en|er[vm]|ilair|ippol|onor|ortens)/i
const VOWEL = /^[aeiouœæ]/i
/** "Yves", but "Yasmina". */
const VOWEL_Y = /^y[^aeiou\p{M}]/iu

export function elides(name: string): boolean {
  const plain = name.trim().normalize('NFD').replace(/\p{M}/gu, '')
  return VOWEL.test(plain) || VOWEL_Y.test(plain) || SILENT_H.test(name.trim().normalize('NFC'))
}

/** "de" and a name. */
export const ofName = (name: string): string => (elides(name) ? `d’${name}` : `de ${name}`)
