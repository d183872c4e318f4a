/** Who must be named where the data is shown (CC BY 4.0); `url` is the link that the licence asks for. */
export interface Attribution {
  text: string;
  url: string;
  licence: string;
}

/** What stands beside networks and places of addresses: how old the data is, and whose it is. */
export interface DataNotice {
  /** `YYYY-MM-DD` */
  data_version: string;
  /** Whole days. */
  age_days: number;
  attributions: readonly Attribution[];
}

const LICENCE = 'CC BY 4.0';
const DAY = 86_400_000;

/** One line each, to stand on every page that shows networks or places of addresses. */
export const ATTRIBUTIONS: readonly Attribution[] = [
  { text: 'IP Geolocation by DB-IP', url: 'https://db-ip.com', licence: LICENCE },
  {
    text: 'IP to AS numbers by RouteViews',
    url: 'https://www.routeviews.org/routeviews/',
    licence: LICENCE,
  },
  { text: 'Registry statistics by the NRO', url: 'https://www.nro.net', licence: LICENCE },
];

/** @param version the date that the lookup stamps on its answers */
export const dataNotice = (version: string, now: number): DataNotice => ({
  data_version: version,
  age_days: Math.max(0, Math.floor((now - Date.parse(version)) / DAY)),
  attributions: ATTRIBUTIONS,
});
