/** Every word that the widget says by itself; `{…}` is replaced. */
export interface Strings {
  open: string;
  close: string;
  /** The panel's title where the site has none. */
  title: string;
  messages: string;
  placeholder: string;
  send: string;
  /** Of a message that is held back until the visitor has given an e-mail. */
  waiting: string;
  sending: string;
  sent: string;
  delivered: string;
  read: string;
  attach: string;
  emoji: string;
  failed: string;
  retry: string;
  offline: string;
  typing: string;
  today: string;
  yesterday: string;
  you: string;
  dismiss: string;
  unread: string;
  /** Of the form that asks for an e-mail before the first message. */
  emailLabel: string;
  emailHint: string;
  emailWrong: string;
  emailSubmit: string;
}

/** Words of what is brought only when it is used: files, the rating, the contact form. */
export interface MoreStrings {
  /** Of a message that is longer than the server takes. */
  tooLong: string;
  tooLarge: string;
  wrongType: string;
  uploadFailed: string;
  remove: string;
  download: string;
  drop: string;
  rateTitle: string;
  /** From 1 to 5. */
  rates: readonly string[];
  rateComment: string;
  rateSubmit: string;
  rateThanks: string;
  nameLabel: string;
  messageLabel: string;
  cancel: string;
}

/** English. */
export const en: Strings = {
  open: 'Open chat',
  close: 'Close chat',
  title: 'Chat with {brand}',
  messages: 'Messages',
  placeholder: 'Write a message…',
  send: 'Send message',
  waiting: 'Waiting for your e-mail',
  sending: 'Sending…',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  attach: 'Attach files',
  emoji: 'Emoji',
  failed: 'Not delivered.',
  retry: 'Try again',
  offline: 'Reconnecting…',
  typing: 'Typing…',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You',
  dismiss: 'Dismiss',
  unread: 'Unread messages: {count}',
  emailLabel: 'Your e-mail',
  emailHint: 'So that we can answer you if you leave.',
  emailWrong: 'Please enter a whole e-mail address.',
  emailSubmit: 'Continue',
};
