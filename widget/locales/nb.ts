import type { Strings } from '../strings.ts';

/** Norwegian. */
export const strings: Strings = {
  open: 'Åpne chatten',
  close: 'Lukk chatten',
  title: 'Chat med {brand}',
  messages: 'Meldinger',
  placeholder: 'Skriv en melding…',
  send: 'Send melding',
  sending: 'Sender…',
  sent: 'Sendt',
  read: 'Lest',
  failed: 'Ikke levert.',
  retry: 'Prøv igjen',
  offline: 'Kobler til på nytt…',
  typing: 'Skriver…',
  today: 'I dag',
  yesterday: 'I går',
  you: 'Du',
  dismiss: 'Skjul',
  unread: 'Uleste meldinger: {count}',
  emailLabel: 'E-postadressen din',
  emailHint: 'Slik at vi kan svare deg hvis du går.',
  emailWrong: 'Skriv inn en fullstendig e-postadresse.',
  emailSubmit: 'Fortsett',
};
