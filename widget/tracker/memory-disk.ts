import type { Disk } from './store.ts';

/** A disk for tests; its keys are its own properties, as those of `localStorage` are. */
export function memoryDisk(quota = Infinity): Disk & Record<string, string> {
  const kept: Record<string, string> = {};
  const methods: Disk = {
    getItem: (key) => kept[key] ?? null,
    setItem(key, value) {
      const others = Object.entries(kept).filter(([name]) => name !== key);
      const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
      if (used + key.length + value.length > quota) throw new Error('quota');
      kept[key] = value;
    },
    removeItem(key) {
      delete kept[key];
    },
  };
  return Object.setPrototypeOf(kept, methods) as Disk & Record<string, string>;
}
