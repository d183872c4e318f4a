import type { InstallAnswer } from '../../server/contracts/install.ts';

/** Of the install page. */
export const install = {
  title: 'Install',
  lead: 'One line of HTML. It works on any site, CMS or tag manager.',
  snippet: 'Paste this before </head> on every page',
  what: 'snippet',
  waiting: 'Waiting for the first visitor…',
  arrived: 'It works: visitors are arriving.',
  see: 'See visitors',
  latest: 'Latest page view',
  checkTitle: 'Check a page',
  checkWords: 'Clarm fetches the page as a visitor’s browser would, and looks for the snippet.',
  checkUrl: 'Address of a page with the snippet',
  check: 'Check',
  checking: 'Checking…',
  checked: {
    installed: 'The snippet is there.',
    other_site: 'There is a snippet, but of another site. Replace it with the one above:',
    blocked:
      'The snippet is there, but the page’s Content Security Policy stops it. Add to the policy:',
    missing: 'The snippet is not in this page. Was it published, and is this the right page?',
    tag_manager:
      'The snippet is not in the page itself. If your tag manager brings it, open the page once and watch for the first visitor here.',
    unreachable: 'The page could not be read:',
  } satisfies Record<InstallAnswer['state'], string>,
  notAllowed: (host: string) =>
    `The server asks no addresses of its own machine or network. Open the page in a browser instead and watch for the first visitor above; or let the operator start Clarm with CLARM_ALLOW_PRIVATE=${host}.`,
  demoTitle: 'Try it on the demo site',
  demoWords:
    'This site is the built-in demo. Visit it as somebody from a known company, look at pricing, write a message, and watch the score rise.',
  demo: 'Open the demo site',
  identifyTitle: 'Tell Clarm who is signed in',
  identifyWords: 'Where your visitors sign in, say who they are. It adds them to their history.',
  cspTitle: 'Content Security Policy',
  cspWords: 'If your site sends one, allow this origin:',
  id: 'Site ID',
} as const;
