const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

/** "$4.50": US dollars. */
export const money = (value: number): string => dollars.format(value);
