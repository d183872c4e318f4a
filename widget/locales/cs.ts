import type { Strings } from '../strings.ts';

/** Czech. */
export const strings: Strings = {
  open: 'Otevřít chat',
  close: 'Zavřít chat',
  title: 'Chat s {brand}',
  messages: 'Zprávy',
  placeholder: 'Napište zprávu…',
  send: 'Odeslat zprávu',
  sending: 'Odesílání…',
  sent: 'Odesláno',
  read: 'Přečteno',
  failed: 'Nedoručeno.',
  retry: 'Zkusit znovu',
  offline: 'Obnovování spojení…',
  typing: 'Píše…',
  today: 'Dnes',
  yesterday: 'Včera',
  you: 'Vy',
  dismiss: 'Skrýt',
  unread: 'Nepřečtené zprávy: {count}',
  emailLabel: 'Váš e-mail',
  emailHint: 'Abychom vám mohli odpovědět, i když odejdete.',
  emailWrong: 'Zadejte prosím celou e-mailovou adresu.',
  emailSubmit: 'Pokračovat',
};
