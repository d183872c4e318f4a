import type { Strings } from '../strings.ts';

/** Swedish. */
export const strings: Strings = {
  open: 'Öppna chatten',
  close: 'Stäng chatten',
  title: 'Chatta med {brand}',
  messages: 'Meddelanden',
  placeholder: 'Skriv ett meddelande…',
  send: 'Skicka meddelande',
  sending: 'Skickar…',
  sent: 'Skickat',
  read: 'Läst',
  failed: 'Inte levererat.',
  retry: 'Försök igen',
  offline: 'Återansluter…',
  typing: 'Skriver…',
  today: 'Idag',
  yesterday: 'Igår',
  you: 'Du',
  dismiss: 'Dölj',
  unread: 'Olästa meddelanden: {count}',
  emailLabel: 'Din e-postadress',
  emailHint: 'Så att vi kan svara dig om du går.',
  emailWrong: 'Ange en fullständig e-postadress.',
  emailSubmit: 'Fortsätt',
};
