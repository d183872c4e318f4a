/** Of the install page. */
export const install = {
  title: 'Install',
  lead: 'One line of HTML. It works on any site, CMS or tag manager.',
  snippet: 'Paste this before </head> on every page',
  what: 'snippet',
  waiting: 'Waiting for the first visitor…',
  arrived: 'It works: visitors are arriving.',
  see: 'See visitors',
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
