import type { Strings } from '../strings.ts';

/** Danish. */
export const strings: Strings = {
  open: 'Åbn chat',
  close: 'Luk chat',
  title: 'Chat med {brand}',
  messages: 'Beskeder',
  placeholder: 'Skriv en besked…',
  send: 'Send besked',
  sending: 'Sender…',
  sent: 'Sendt',
  read: 'Læst',
  failed: 'Ikke leveret.',
  retry: 'Prøv igen',
  offline: 'Opretter forbindelse igen…',
  typing: 'Skriver…',
  today: 'I dag',
  yesterday: 'I går',
  you: 'Dig',
  dismiss: 'Skjul',
  unread: 'Ulæste beskeder: {count}',
  emailLabel: 'Din e-mail',
  emailHint: 'Så vi kan svare dig, hvis du går.',
  emailWrong: 'Indtast en hel e-mailadresse.',
  emailSubmit: 'Fortsæt',
};
