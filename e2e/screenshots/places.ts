/** A page to look at. */
export interface Place {
  name: string;
  path: string;
  /** A part that is there once the page is. */
  shows: string;
  anonymous?: true;
  /** The chat is to be open. */
  chat?: true;
}

/** Every page of dashboard and demo; the ids are those of the most interesting of each kind. */
export const placesOf = (ids: {
  site: string;
  visitor: string;
  conversation: string;
  endpoint: string;
}): readonly Place[] => {
  const at = (path: string): string => `/dashboard/${path}?site=${ids.site}`;
  return [
    { name: 'sign-in', path: at(''), shows: '#password', anonymous: true },
    { name: 'visitors', path: at('visitors'), shows: '[data-visitor-id]' },
    { name: 'visitor', path: at(`visitors/${ids.visitor}`), shows: 'clarm-timeline' },
    { name: 'overview', path: at('overview'), shows: 'clarm-trend-chart' },
    { name: 'companies', path: at('companies'), shows: '[data-domain]' },
    { name: 'company', path: at('companies/bmwgroup.com'), shows: 'clarm-company-header' },
    { name: 'funnel', path: at('funnel'), shows: '[data-step]' },
    { name: 'settings', path: at('settings'), shows: 'form' },
    { name: 'scoring', path: at('settings/scoring'), shows: 'form' },
    { name: 'enrichment', path: at('settings/enrichment'), shows: 'form' },
    { name: 'exclusions', path: at('settings/exclusions'), shows: 'form' },
    { name: 'api-keys', path: at('settings/keys'), shows: 'form' },
    { name: 'members', path: at('settings/members'), shows: '[data-member-id]' },
    { name: 'saved-replies', path: at('settings/replies'), shows: '.card' },
    { name: 'profile', path: at('settings/profile'), shows: 'form' },
    { name: 'alerts', path: at('alerts'), shows: '[data-visitor-id]' },
    { name: 'widget', path: at('widget'), shows: 'clarm-widget-settings-page form' },
    { name: 'agent', path: at('agent'), shows: 'clarm-agent-page h1' },
    { name: 'inbox', path: at('inbox'), shows: 'clarm-conversation-list' },
    { name: 'conversation', path: at(`inbox/${ids.conversation}`), shows: 'textarea' },
    { name: 'integrations', path: at('integrations'), shows: 'clarm-endpoint-list' },
    { name: 'endpoint', path: at(`integrations/${ids.endpoint}`), shows: 'clarm-delivery-list' },
    { name: 'install', path: at('install'), shows: 'pre' },
    { name: 'nothing', path: at('no/such/page'), shows: 'clarm-empty-state' },
    { name: 'demo-home', path: '/demo/', shows: '.launcher' },
    { name: 'demo-product', path: '/demo/product', shows: '.launcher' },
    { name: 'demo-pricing', path: '/demo/pricing', shows: '.launcher' },
    { name: 'demo-chat', path: '/demo/book-a-demo', shows: '.launcher', chat: true },
    { name: 'demo-tour', path: '/demo/app/', shows: '.launcher' },
    { name: 'demo-docs', path: '/demo/docs', shows: '.launcher' },
    { name: 'demo-blog', path: '/demo/blog', shows: '.launcher' },
    { name: 'demo-checkout', path: '/demo/checkout', shows: '.launcher' },
    { name: 'api-docs', path: '/api/docs', shows: 'h1' },
  ];
};
