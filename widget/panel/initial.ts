/** The first character of a name, as a sign for whoever has no picture. */
export const initial = (name: string): string => (Array.from(name.trim())[0] ?? '').toUpperCase();
