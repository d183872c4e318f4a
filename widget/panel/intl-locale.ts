/** A language tag that `Intl` takes: pages write `en_US`, and worse, into their `lang`. */
export function intlLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
