/** One real address of a kind, for the demo's personas, examples and tests. */
export interface KnownAddress {
  address: string;
  /** Who a visitor from there would be taken for. */
  label: string;
  type: 'business' | 'isp' | 'mobile' | 'hosting' | 'education';
  /** Domain of the company that the lookup must name; undefined where it must name none. */
  company?: string;
}

/** A test holds every row against the shipped data. */
export const KNOWN_ADDRESSES = {
  bigCompany: {
    address: '17.142.160.59',
    label: 'Somebody at Apple',
    type: 'business',
    company: 'apple.com',
  },
  bigCompanyIPv6: {
    address: '2620:149:af0::10',
    label: 'Somebody at Apple, by IPv6',
    type: 'business',
    company: 'apple.com',
  },
  midSizeCompany: {
    address: '192.0.78.9',
    label: 'Somebody at Automattic',
    type: 'business',
    company: 'automattic.com',
  },
  smallCompany: {
    address: '208.80.154.224',
    label: 'Somebody at the Wikimedia Foundation',
    type: 'business',
    company: 'wikimedia.org',
  },
  developerCompany: {
    address: '140.82.121.3',
    label: 'Somebody at GitHub',
    type: 'business',
    company: 'github.com',
  },
  bank: {
    address: '159.53.78.10',
    label: 'Somebody at JPMorgan Chase',
    type: 'business',
    company: 'jpmorganchase.com',
  },
  carMaker: {
    address: '160.46.226.165',
    label: 'Somebody at BMW in Munich',
    type: 'business',
    company: 'bmwgroup.com',
  },
  homeUs: { address: '73.162.1.20', label: 'A home in the US (Comcast)', type: 'isp' },
  homeGermany: {
    address: '84.150.10.20',
    label: 'A home in Germany (Deutsche Telekom)',
    type: 'isp',
  },
  phone: { address: '172.58.10.20', label: 'A phone in the US (T-Mobile)', type: 'mobile' },
  cloud: { address: '52.95.110.1', label: 'A machine at Amazon Web Services', type: 'hosting' },
  university: { address: '18.9.22.69', label: 'Somebody at MIT', type: 'education' },
} as const satisfies Record<string, KnownAddress>;
