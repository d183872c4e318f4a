import { KNOWN_ADDRESSES } from '../enrichment/known-addresses.ts';
import type { PersonaCard } from './contract.ts';

/** Somebody the visitor of the demo can play. */
export interface Persona extends PersonaCard {
  /** An address inside that network; it is looked up, never contacted. */
  address: string;
}

const persona = (
  id: string,
  known: { address: string; label: string },
  network: string,
  expect: string,
): Persona => ({ id, address: known.address, label: known.label, network, expect });

/** Who can be played, most telling first. */
export const PERSONAS: readonly Persona[] = [
  persona(
    'car-maker',
    KNOWN_ADDRESSES.carMaker,
    'Company network, very large',
    'Named from the first page on. The company adds up to 25 points.',
  ),
  persona(
    'big-company',
    KNOWN_ADDRESSES.bigCompany,
    'Company network, very large',
    'Named from the first page on. Widget and pricing take it past 70.',
  ),
  persona(
    'mid-size',
    KNOWN_ADDRESSES.midSizeCompany,
    'Company network, mid-size',
    'Named too, with a lower enterprise score.',
  ),
  persona(
    'home',
    KNOWN_ADDRESSES.homeGermany,
    'Home connection',
    'No company: a customer of a provider does not work there.',
  ),
  persona(
    'phone',
    KNOWN_ADDRESSES.phone,
    'Mobile carrier',
    'No company, and only a rough location.',
  ),
  persona(
    'cloud',
    KNOWN_ADDRESSES.cloud,
    'Hosting',
    'No company: a rented machine says nothing about who rents it.',
  ),
  persona(
    'university',
    KNOWN_ADDRESSES.university,
    'University network',
    'Known as education, but named only where that is confirmed.',
  ),
];

/** What the browser may know of a persona: everything but the address. */
export const cardOf = ({ id, label, network, expect }: Persona): PersonaCard => ({
  id,
  label,
  network,
  expect,
});
