/** Of one conversation. */
export const conversation = {
  title: 'Conversation',
  none: 'No conversation yet',
  noneWords: 'As soon as this visitor writes, you can answer here.',
  placeholder: 'Write a reply…',
  label: 'Reply',
  send: 'Send',
  hint: 'Enter to send, Shift + Enter for a new line',
  typing: 'is typing…',
  sending: 'Sending…',
  failed: 'Not sent.',
  retry: 'Try again',
  sent: 'Sent',
  seen: 'Seen',
  close: 'Close conversation',
  reopen: 'Reopen',
  closed: 'This conversation is closed.',
  you: 'You',
  visitor: 'Visitor',
  log: 'Messages',
} as const;

/** Of the inbox. */
export const inbox = {
  title: 'Inbox',
  open: 'Open',
  snoozed: 'Snoozed',
  closed: 'Closed',
  list: 'Conversations',
  emptyOpen: 'Nothing to answer',
  emptyOpenWords:
    'When a visitor writes through the widget, the conversation appears here at once.',
  emptyClosed: 'No closed conversations',
  emptyClosedWords: 'Conversations that you close are kept here.',
  choose: 'Choose a conversation',
  chooseWords: 'Pick one on the left to read and answer.',
  profile: 'Open profile',
  back: 'All conversations',
  noMessage: 'No message yet',
  youPrefix: 'You: ',
} as const;
