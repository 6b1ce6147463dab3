/** Plurals and number words shared by the dictionaries. */

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** `plural('fr')(2, { one: 'une feuille', other: '# feuilles' })` gives `2 feuilles`. */
export function plural(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}

/** The shape of a dictionary, whatever its words: what every other language has to fill. */
export type Shape<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...args: infer Args) => string
        ? (...args: Args) => string
        : Shape<T[K]>
}
