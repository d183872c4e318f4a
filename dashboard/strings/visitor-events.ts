/** Of what a visitor did: the titles of a timeline, and what stands beside them. */
export const visitorEvents = {
  openedChat: 'Opened the chat',
  closedChat: 'Closed the chat',
  sentMessage: 'Sent a message',
  asks: {
    sales: 'asks about buying',
    pricing: 'asks about pricing',
    demo: 'asks for a demo',
  } as Readonly<Record<string, string>>,
  identified: (as = 'somebody') => `Identified as ${as}`,
  purchase: (amount?: string) => (amount ? `Purchase ${amount}` : 'Purchase'),
  goal: (name = 'unnamed') => `Goal reached: ${name}`,
  clicked: (what = 'something') => `Clicked ${what}`,
  chose: (action = 'an action') => `Chose “${action}” in the chat`,
  followedLink: (host?: string) => (host ? `Followed a link to ${host}` : 'Followed a link'),
  downloaded: (file = 'a file') => `Downloaded ${file}`,
  submitted: (form?: string) => (form ? `Submitted the form “${form}”` : 'Submitted a form'),
  ignored: 'Marked as your own team’s browser',
  read: (page: string) => `Read ${page}`,
  left: (page: string) => `Left ${page}`,
} as const;
