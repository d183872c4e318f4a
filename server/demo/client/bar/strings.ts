/** Every word of the demo controls. */
export const STRINGS = {
  title: 'Demo controls',
  visitingAs: 'Visiting as',
  yourself: 'Yourself, on this machine',
  yourselfNetwork: 'Private network',
  yourselfExpect: 'No company: this address means nothing outside.',
  chooseTitle: 'Visit as somebody else',
  chooseText:
    'Starts a new visitor with an address in that network. The widget knows nothing of it: the server looks the address up, as it would any other.',
  panel: 'Live panel',
  dashboard: 'Open this visitor in the dashboard',
  known: 'What is known of this visitor',
  score: 'Intent score',
  highIntent: 'High intent.',
  alerted: 'High intent: the alert has arrived.',
  toGo: (points: number) => `${points} more to an alert at 70`,
  noScore: 'No events yet.',
  parts: { 40: 'Pages', 35: 'Engagement', 25: 'Company' } as Record<number, string>,
  company: 'Company',
  network: 'Network',
  location: 'Location',
  enterprise: 'Enterprise score',
  email: 'E-mail',
  unknown: 'not known',
  noFacts: 'Company, network and place show up with the first page view.',
  attribution: 'IP geolocation by DB-IP',
  guide: 'Try it, in two minutes',
  guideHint:
    'A page counts a quarter at once, and whole after ten seconds of reading or when you act on it. Nothing here is sped up.',
  events: 'Events on disk',
  noEvents: 'Each event shows up here once the server has it on disk.',
  inbox: 'Webhook inbox',
  noInbox: 'Signed webhooks arrive here. The alert comes when the score passes 70.',
  verified: 'Signature verified',
  refused: 'Signature refused',
  deliveries: (count: number) => `· ${count} deliveries`,
  more: (count: number) => `${count} more`,
  optedOut:
    'This browser asks not to be tracked, so Clarm keeps no visitor and there is nothing to show. The chat works all the same.',
  waiting: 'Waiting for the widget …',
} as const;

/** What to do, in order, and how to tell from the feed that it was done. */
export const STEPS = [
  { id: 'persona', label: 'Choose whom to visit as' },
  { id: 'pricing', label: 'Read pricing for ten seconds', href: '/demo/pricing' },
  { id: 'demo', label: 'Read “Book a demo” for ten seconds', href: '/demo/book-a-demo' },
  { id: 'chat', label: 'Open the chat and write two messages' },
  { id: 'alert', label: 'See the alert arrive, signed' },
] as const;
export type StepId = (typeof STEPS)[number]['id'];

const SIGNALS: Record<string, string> = {
  widget_opened: 'Opened the chat',
  messages: 'Messages',
  action_clicked: 'Used an action',
  asks: 'Asked to buy or see it',
  identify: 'Said who they are',
  goal_achieved: 'Reached a goal',
  company: 'Company profile',
};

/** A row of the score in words. */
export const signalLabel = (signal: string): string => {
  const known = SIGNALS[signal];
  if (known !== undefined) return known;
  const [group, kind] = signal.split(':');
  return group === 'page' && kind
    ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} pages`
    : signal;
};
