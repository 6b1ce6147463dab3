/** Taxonomies write labels in lower case; a title on screen starts with a capital. */
export function capital(text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase() + text.slice(first.length)
}
