/** Whether a configured address may be followed: https, http on localhost, `mailto:`, `tel:` (contract §1). */
export const isSafeUrl = (url: string): boolean =>
  /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)([:/]|$)|mailto:|tel:)/i.test(url);
