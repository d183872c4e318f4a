const KILOBYTE = 1024;

/** A file's size in the reader's own way of writing it: `12 kB`, `3.4 MB`. */
export function fileSize(bytes: number, locale: string): string {
  const [unit, size] =
    bytes < KILOBYTE ** 2
      ? ['kilobyte', Math.max(1, Math.round(bytes / KILOBYTE))]
      : ['megabyte', bytes / KILOBYTE ** 2];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: 1,
  }).format(size as number);
}
