/** The languages that the widget speaks (widget/locales/), English first. */
export const LOCALES: readonly string[] =
  'en ar cs da de el es fa fi fr he hu it ja ko nb nl pl pt ro ru sv tr uk zh zh-hant'.split(' ');

/** A language's name in itself. */
export function nameOfLocale(locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
