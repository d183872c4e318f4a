/** "201–500" as it is read, from the bucket `201-500`. */
export const range = (bucket: string | undefined): string | undefined =>
  bucket?.replace(/(\d\w?)-(\d)/, '$1–$2');

/** "$50M–200M" from the bucket `50M-200M`; revenue is in US dollars. */
export const revenueRange = (bucket: string | undefined): string | undefined =>
  range(bucket)?.replace(/^(<?)(?=\d)/, '$1$$');
