import type { NetworkType } from '../../contracts/network.ts';
import { HOMES } from './homes.ts';
import { INSTITUTIONS } from './institutions.ts';
import { MACHINES } from './machines.ts';
import { NOBODY } from './nobody.ts';
import { OFFICES } from './offices.ts';
import type { PanelRow } from './panel-row.ts';

/**
 * Addresses by the type that the lookup must give them, written down by hand: not what it happens
 * to say. Who finds one that is judged wrongly adds it here, and what it takes to the tables.
 */
export const ADDRESS_PANEL: Readonly<Record<NetworkType, readonly PanelRow[]>> = {
  ...NOBODY,
  ...MACHINES,
  ...INSTITUTIONS,
  ...HOMES,
  ...OFFICES,
};
