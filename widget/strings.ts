/** Every word that the widget says by itself. */
export interface Strings {
  open: string;
  close: string;
  /** The panel's title where the site has none; `{brand}` is replaced. */
  title: string;
  subtitle: string;
  messages: string;
  placeholder: string;
  send: string;
  sending: string;
  sent: string;
  read: string;
  failed: string;
  retry: string;
  offline: string;
  typing: string;
  today: string;
  yesterday: string;
  team: string;
  you: string;
  dismiss: string;
  /** `{count}` is replaced. */
  unread: string;
}

/** English. */
export const en: Strings = {
  open: 'Open chat',
  close: 'Close chat',
  title: 'Chat with {brand}',
  subtitle: 'We usually reply within a few minutes',
  messages: 'Messages',
  placeholder: 'Write a message…',
  send: 'Send message',
  sending: 'Sending…',
  sent: 'Sent',
  read: 'Read',
  failed: 'Not delivered.',
  retry: 'Try again',
  offline: 'Reconnecting…',
  typing: 'Typing…',
  today: 'Today',
  yesterday: 'Yesterday',
  team: 'Team',
  you: 'You',
  dismiss: 'Dismiss',
  unread: '{count} unread messages',
};
