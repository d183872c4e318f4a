import type { StringTable } from './string-table.ts';

const field = (record: unknown, name: string): string => {
  const value: unknown =
    typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
  return typeof value === 'string' ? value.trim() : '';
};

/** Deduplicated (country, region, city) as string ids; place 0 is nowhere. */
export class PlaceTable {
  readonly country: number[] = [0];
  readonly region: number[] = [0];
  readonly city: number[] = [0];
  readonly #ids = new Map<string, number>([['||', 0]]);
  readonly #strings: StringTable;

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  /** @param record of DB-IP's city data: `country_code`, `state1`, `city` */
  idOf(record: unknown): number {
    const country = field(record, 'country_code');
    const region = field(record, 'state1');
    // DB-IP adds the quarter: "Osaka (Shiromi)". Nobody's visitor is known that well.
    const city = field(record, 'city').replace(/\s*\(.*$/, '');
    const key = `${country}|${region}|${city}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.country.length;
    this.country.push(this.#strings.idOf(country));
    this.region.push(this.#strings.idOf(region));
    this.city.push(this.#strings.idOf(city));
    this.#ids.set(key, id);
    return id;
  }
}
