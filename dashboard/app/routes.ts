/** Where in the dashboard somebody is. */
export type Route =
  | { page: 'home' }
  | { page: 'sign-in' }
  | { page: 'setup'; code: string }
  | { page: 'overview' }
  | { page: 'visitors'; visitor?: string }
  | { page: 'companies'; company?: string }
  | { page: 'funnel' }
  | { page: 'alerts' }
  | { page: 'inbox'; conversation?: string }
  | { page: 'integrations'; endpoint?: string }
  | { page: 'agent' }
  | { page: 'widget' }
  | { page: 'install' }
  | { page: 'settings'; section?: string }
  | { page: 'not-found' };

/** A page of the navigation; whoever adds one is led by the compiler to all that it needs. */
export type Place = Exclude<Route['page'], 'home' | 'sign-in' | 'setup' | 'not-found'>;

const BASE = '/dashboard';

/** The address of a place in the dashboard. */
export const paths = {
  home: `${BASE}/`,
  signIn: `${BASE}/sign-in`,
  overview: `${BASE}/overview`,
  companies: `${BASE}/companies`,
  company: (domain: string) => `${BASE}/companies/${encodeURIComponent(domain)}`,
  funnel: `${BASE}/funnel`,
  alerts: `${BASE}/alerts`,
  visitors: `${BASE}/visitors`,
  visitor: (id: string) => `${BASE}/visitors/${encodeURIComponent(id)}`,
  inbox: `${BASE}/inbox`,
  conversation: (id: string) => `${BASE}/inbox/${encodeURIComponent(id)}`,
  integrations: `${BASE}/integrations`,
  endpoint: (id: string) => `${BASE}/integrations/${encodeURIComponent(id)}`,
  agent: `${BASE}/agent`,
  widget: `${BASE}/widget`,
  install: `${BASE}/install`,
  settings: `${BASE}/settings`,
  settingsOf: (section: string) => `${BASE}/settings/${section}`,
} as const satisfies Record<Place, string> & Record<string, string | ((part: string) => string)>;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Reads an address of the dashboard. */
export function routeOf({ pathname, search }: { pathname: string; search: string }): Route {
  const parts = pathname.replace(BASE, '').split('/').filter(Boolean).map(decoded);
  const [page = 'home', id] = parts;
  if (parts.length > 2) return { page: 'not-found' };
  switch (page) {
    case 'visitors':
      return id === undefined ? { page } : { page, visitor: id };
    case 'companies':
      return id === undefined ? { page } : { page, company: id };
    case 'inbox':
      return id === undefined ? { page } : { page, conversation: id };
    case 'integrations':
      return id === undefined ? { page } : { page, endpoint: id };
    case 'settings':
      return id === undefined ? { page } : { page, section: id };
    case 'setup':
      return { page, code: new URLSearchParams(search).get('code') ?? '' };
    case 'home':
    case 'sign-in':
    case 'overview':
    case 'funnel':
    case 'alerts':
    case 'widget':
    case 'agent':
    case 'install':
      return id === undefined ? { page } : { page: 'not-found' };
    default:
      return { page: 'not-found' };
  }
}
