/** `own_` and what is left of a name, with a number where that is taken. */
export function ownId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 24);
  const id = `own_${plain || 'provider'}`;
  if (!taken.includes(id)) return id;
  let n = 2;
  while (taken.includes(`${id}_${n}`)) n += 1;
  return `${id}_${n}`;
}
