import { createZone, type Zone } from './zone.ts';

/** The calendars in use, each made once: making one asks the runtime's data. */
export type Zones = (name: string) => Zone;

const KEPT = 600;

/** There are fewer than 600 IANA zones, so everything asked for is kept. */
export function createZones(): Zones {
  const made = new Map<string, Zone>();
  return (name) => {
    let zone = made.get(name);
    if (!zone) {
      zone = createZone(name);
      if (made.size < KEPT) made.set(name, zone);
    }
    return zone;
  };
}
