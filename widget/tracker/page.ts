/** The server keeps 2,048 characters and takes 64 KB in all. */
const MAX_URL = 4096;

/** The page's address as events carry it. */
export const pageUrl = (): string => location.href.slice(0, MAX_URL);
