const number = new Intl.NumberFormat('en');

/** "1,284" */
export const count = (value: number): string => number.format(value);

/** "1 page view", "3 page views" */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "128", or "10,000+" where the server stopped counting. */
export const total = (list: { total: number; total_relation?: 'eq' | 'gte' | undefined }): string =>
  `${count(list.total)}${list.total_relation === 'gte' ? '+' : ''}`;
