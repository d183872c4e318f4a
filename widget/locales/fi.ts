import type { Strings } from '../strings.ts';

/** Finnish. */
export const strings: Strings = {
  open: 'Avaa keskustelu',
  close: 'Sulje keskustelu',
  title: 'Keskustelu: {brand}',
  messages: 'Viestit',
  placeholder: 'Kirjoita viesti…',
  send: 'Lähetä viesti',
  sending: 'Lähetetään…',
  sent: 'Lähetetty',
  read: 'Luettu',
  failed: 'Ei toimitettu.',
  retry: 'Yritä uudelleen',
  offline: 'Yhdistetään uudelleen…',
  typing: 'Kirjoittaa…',
  today: 'Tänään',
  yesterday: 'Eilen',
  you: 'Sinä',
  dismiss: 'Piilota',
  unread: 'Lukemattomia viestejä: {count}',
  emailLabel: 'Sähköpostiosoitteesi',
  emailHint: 'Jotta voimme vastata, jos poistut sivulta.',
  emailWrong: 'Anna kokonainen sähköpostiosoite.',
  emailSubmit: 'Jatka',
};
