/** Who must be named where the data is shown (CC BY 4.0); `url` is the link that the licence asks for. */
export interface Attribution {
  text: string;
  url: string;
  licence: string;
}

const LICENCE = 'CC BY 4.0';

/** One line each, to stand on every page that shows networks or places of addresses. */
export const ATTRIBUTIONS: readonly Attribution[] = [
  { text: 'IP Geolocation by DB-IP', url: 'https://db-ip.com', licence: LICENCE },
  {
    text: 'Networks by RouteViews',
    url: 'https://www.routeviews.org/routeviews/',
    licence: LICENCE,
  },
  { text: 'and NRO', url: 'https://www.nro.net', licence: LICENCE },
];
