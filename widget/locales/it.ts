import type { Strings } from '../strings.ts';

/** Italian. */
export const strings: Strings = {
  open: 'Apri la chat',
  close: 'Chiudi la chat',
  title: 'Chatta con {brand}',
  messages: 'Messaggi',
  placeholder: 'Scrivi un messaggio…',
  send: 'Invia messaggio',
  sending: 'Invio…',
  sent: 'Inviato',
  read: 'Letto',
  failed: 'Non consegnato.',
  retry: 'Riprova',
  offline: 'Riconnessione…',
  typing: 'Sta scrivendo…',
  today: 'Oggi',
  yesterday: 'Ieri',
  you: 'Tu',
  dismiss: 'Nascondi',
  unread: 'Messaggi non letti: {count}',
  emailLabel: 'La tua e-mail',
  emailHint: 'Così possiamo risponderti se esci.',
  emailWrong: 'Inserisci un indirizzo e-mail completo.',
  emailSubmit: 'Continua',
};
