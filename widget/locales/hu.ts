import type { Strings } from '../strings.ts';

/** Hungarian. */
export const strings: Strings = {
  open: 'Csevegés megnyitása',
  close: 'Csevegés bezárása',
  title: 'Csevegés: {brand}',
  messages: 'Üzenetek',
  placeholder: 'Írjon üzenetet…',
  send: 'Üzenet küldése',
  sending: 'Küldés…',
  sent: 'Elküldve',
  read: 'Elolvasva',
  failed: 'Nem sikerült kézbesíteni.',
  retry: 'Próbálja újra',
  offline: 'Újracsatlakozás…',
  typing: 'Ír…',
  today: 'Ma',
  yesterday: 'Tegnap',
  you: 'Ön',
  dismiss: 'Elrejtés',
  unread: 'Olvasatlan üzenetek: {count}',
  emailLabel: 'Az Ön e-mail-címe',
  emailHint: 'Hogy akkor is válaszolhassunk, ha elhagyja az oldalt.',
  emailWrong: 'Adjon meg egy teljes e-mail-címet.',
  emailSubmit: 'Tovább',
};
