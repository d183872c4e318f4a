import ipaddr from 'ipaddr.js';
import type { Exclusions } from '../contracts/exclusions.ts';
import type { Site } from '../ports.ts';

interface Matcher {
  address(address: string): boolean;
  email(email: string): boolean;
}

const NOBODY: Matcher = { address: () => false, email: () => false };

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

const rangeOf = (text: string): Range => {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

function compile({ cidrs, email_domains }: Exclusions): Matcher {
  const ranges = cidrs.map(rangeOf);
  return {
    address(text) {
      if (ranges.length === 0 || !ipaddr.isValid(text)) return false;
      const address = ipaddr.process(text);
      return ranges.some(
        ([start, bits]) => start.kind() === address.kind() && address.match(start, bits),
      );
    },
    email(text) {
      const domain = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
      return email_domains.some((own) => domain === own || domain.endsWith(`.${own}`));
    },
  };
}

const compiled = new WeakMap<Exclusions, Matcher>();

/** Who is the team's own on a site, by the site's settings (contract §7). */
export function exclusionsOf({ exclusions }: Pick<Site, 'exclusions'>): Matcher {
  if (!exclusions || exclusions.cidrs.length + exclusions.email_domains.length === 0) return NOBODY;
  const known = compiled.get(exclusions);
  if (known) return known;
  const made = compile(exclusions);
  compiled.set(exclusions, made);
  return made;
}
