/** Strings, each stored once and known by its number; number 0 is the empty string. */
export class StringTable {
  readonly #ids = new Map<string, number>([['', 0]]);

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    return id;
  }

  /** As UTF-8 bytes and the end of each string in them. */
  encode(): { stringEnd: Uint32Array; stringBytes: Uint8Array } {
    const stringEnd = new Uint32Array(this.#ids.size);
    const pieces: Buffer[] = [];
    let end = 0;
    let i = 0;
    for (const text of this.#ids.keys()) {
      const bytes = Buffer.from(text);
      pieces.push(bytes);
      end += bytes.length;
      stringEnd[i++] = end;
    }
    return { stringEnd, stringBytes: new Uint8Array(Buffer.concat(pieces)) };
  }
}
