import { pageQuery } from '../../contracts/lists.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Sites';
const params = { id: 'The site, `w_…`.' };
const siteless = true as const;
const errors = ['site_not_found'] as const;
const at = '/api/widgets';

/** `/api/widgets`: the sites of an organisation. */
export const SITES: readonly Operation[] = [
  {
    method: 'get',
    path: `${at}/:id/config`,
    id: 'getPublicConfig',
    tag,
    auth: 'none',
    params,
    summary: 'Read what the widget may know of its site',
    description: 'Open to every origin. Has an `ETag`, and may be kept for a minute.',
    answers: {
      200: { description: 'The public configuration.', schema: C.PublicConfig },
      304: { description: 'It is still the one with that ETag.' },
    },
    errors,
  },
  {
    method: 'get',
    path: at,
    id: 'listWidgets',
    tag,
    auth: 'read',
    siteless,
    summary: 'List sites',
    description: 'A member sees all of the organisation, a key its own.',
    query: pageQuery,
    answers: { 200: { description: 'A page of sites.', schema: C.WidgetPage } },
  },
  {
    method: 'post',
    path: at,
    id: 'createWidget',
    tag,
    auth: 'admin',
    siteless,
    summary: 'Add a site',
    body: C.NewWidget,
    example: { name: 'example.com' },
    answers: { 201: { description: 'Added.', schema: C.Widget } },
  },
  {
    method: 'get',
    path: `${at}/:id`,
    id: 'getWidget',
    tag,
    auth: 'read',
    siteless,
    params,
    summary: 'Read a site and its settings',
    answers: { 200: { description: 'The site.', schema: C.Widget } },
    errors,
  },
  {
    method: 'patch',
    path: `${at}/:id`,
    id: 'patchWidget',
    tag,
    auth: 'manage',
    siteless,
    params,
    summary: 'Change settings of a site',
    description:
      'What is not sent stays as it is, in `config` too. Browsers have a saved setting within a minute.',
    body: C.WidgetPatch,
    example: { config: { primaryColor: '#0f766e' }, alert_threshold: 75 },
    answers: { 200: { description: 'The site as it is now.', schema: C.Widget } },
    errors,
  },
  {
    method: 'delete',
    path: `${at}/:id`,
    id: 'deleteWidget',
    tag,
    auth: 'admin',
    siteless,
    params,
    summary: 'Remove a site and its API keys',
    description:
      'Nothing comes in or out any more at once; what the site collected is deleted within a day.',
    answers: { 204: { description: 'Removed.' } },
    errors: [...errors, 'last_site'],
  },
  {
    method: 'post',
    path: `${at}/:id/identity-secret`,
    id: 'rotateIdentitySecret',
    tag,
    auth: 'admin',
    siteless,
    params,
    summary: 'Replace the secret that user_hash is made with',
    description: 'The one before it goes on to count until the next rotation.',
    answers: { 201: { description: 'The new secret, shown this once.', schema: C.IdentitySecret } },
    errors,
  },
  {
    method: 'post',
    path: '/api/install-check',
    id: 'checkInstallation',
    tag,
    auth: 'session',
    summary: 'Look for the snippet on a page',
    description:
      'Fetches the page as anybody would, redirects included. An address of a private network is refused.',
    body: C.InstallCheck,
    example: { url: 'https://example.com/' },
    answers: { 200: { description: 'What was found.', schema: C.InstallAnswer } },
    errors: ['page_not_allowed'],
  },
];
