import ipaddr from 'ipaddr.js';

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 one, because a home has a
 * whole /64 to choose addresses from (contract §5).
 * @param address normalised, as `ClientAddress.address` is
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const parts = (ipaddr.parse(address) as ipaddr.IPv6).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(':')}::/64`;
}
