/** UTF-8 has no lone surrogates: they would come back as U+FFFD. JSON can spell them out instead. */
export function wellFormed(json: string): string {
  if (json.isWellFormed()) return json
  return json.replace(/\p{Surrogate}/gu, (lone) => `\\u${lone.charCodeAt(0).toString(16)}`)
}
