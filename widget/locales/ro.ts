import type { Strings } from '../strings.ts';

/** Romanian. */
export const strings: Strings = {
  open: 'Deschide chatul',
  close: 'Închide chatul',
  title: 'Discută cu {brand}',
  messages: 'Mesaje',
  placeholder: 'Scrie un mesaj…',
  send: 'Trimite mesajul',
  sending: 'Se trimite…',
  sent: 'Trimis',
  read: 'Citit',
  failed: 'Nelivrat.',
  retry: 'Încearcă din nou',
  offline: 'Se reconectează…',
  typing: 'Scrie…',
  today: 'Astăzi',
  yesterday: 'Ieri',
  you: 'Tu',
  dismiss: 'Ascunde',
  unread: 'Mesaje necitite: {count}',
  emailLabel: 'Adresa ta de e-mail',
  emailHint: 'Ca să îți putem răspunde dacă pleci.',
  emailWrong: 'Introdu o adresă de e-mail completă.',
  emailSubmit: 'Continuă',
};
