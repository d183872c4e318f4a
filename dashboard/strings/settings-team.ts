/** Of the members. */
export const members = {
  title: 'Members',
  lead: 'Who may sign in. Agents answer visitors; admins change settings, too; owners everything.',
  add: 'Add a member',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  roles: { owner: 'Owner', admin: 'Admin', agent: 'Agent' },
  roleHints: {
    admin: 'Changes settings, members and integrations.',
    agent: 'Reads everything and answers visitors.',
  },
  password: 'First password',
  passwordHint: 'At least 10 characters. Send it to them; they change it in their profile.',
  suggest: 'Suggest one',
  submit: 'Add member',
  added: (name: string) => `${name} can sign in now.`,
  you: 'you',
  roleOf: (name: string) => `Role of ${name}`,
  changed: (name: string, role: string) => `${name} is ${role} now.`,
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeWords: 'They are signed out at once. What they wrote stays.',
  removed: 'Removed.',
  since: 'since',
} as const;

/** Of one's own account. */
export const profile = {
  title: 'Your profile',
  lead: 'Visitors see your name beside your answers.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  passwordLead: 'A new password signs you out everywhere else.',
  current: 'Current password',
  next: 'New password',
  nextHint: 'At least 10 characters.',
  change: 'Change password',
  changed: 'Password changed. Other devices are signed out.',
} as const;

/** Of the replies that the team keeps. */
export const replies = {
  title: 'Saved replies',
  lead: 'What you say again and again. Type / and the shortcut in a conversation.',
  add: 'Add a reply',
  editTitle: 'Change a reply',
  edit: (shortcut: string) => `Change /${shortcut}`,
  remove: (shortcut: string) => `Delete /${shortcut}`,
  removeTitle: (shortcut: string) => `Delete “/${shortcut}”?`,
  removed: 'Deleted.',
  shortcut: 'Shortcut',
  shortcutHint: 'Letters, digits, - and _.',
  text: 'Text',
  empty: 'No saved replies yet',
  emptyWords: 'Keep what you answer often: prices, opening hours, how to book a demo.',
} as const;
