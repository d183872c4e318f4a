import type { Strings } from '../strings.ts';

/** German. */
export const strings: Strings = {
  open: 'Chat öffnen',
  close: 'Chat schließen',
  title: 'Chat mit {brand}',
  messages: 'Nachrichten',
  placeholder: 'Nachricht schreiben…',
  send: 'Nachricht senden',
  sending: 'Wird gesendet…',
  sent: 'Gesendet',
  read: 'Gelesen',
  failed: 'Nicht zugestellt.',
  retry: 'Erneut versuchen',
  offline: 'Verbindung wird wiederhergestellt…',
  typing: 'Schreibt…',
  today: 'Heute',
  yesterday: 'Gestern',
  you: 'Sie',
  dismiss: 'Ausblenden',
  unread: 'Ungelesene Nachrichten: {count}',
  emailLabel: 'Ihre E-Mail-Adresse',
  emailHint: 'Damit wir Ihnen antworten können, wenn Sie die Seite verlassen.',
  emailWrong: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein.',
  emailSubmit: 'Weiter',
};
