import { z } from 'zod';

/** An address or a range of them, as `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
const range = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: 'must be an address or a CIDR range such as 203.0.113.0/24',
});
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^@/, ''))
  .pipe(
    z
      .string()
      .max(253)
      .regex(
        /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u,
        'must be a domain such as example.com',
      ),
  );

/** Who is the team's own, not a visitor (contract §7): kept apart from counts, and alerts nobody. */
export const exclusions = z.object({
  /** Addresses and CIDR ranges, IPv4 or IPv6. */
  cidrs: z.array(range).max(200),
  /** Domains of e-mails, subdomains included. */
  email_domains: z.array(domain).max(200),
});
export type Exclusions = z.infer<typeof exclusions>;

/** `PATCH /api/settings/exclusions`: a list that is sent replaces the one before. From now on, not backwards. */
export const exclusionsPatch = exclusions.partial().strict();
