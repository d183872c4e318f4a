import type { Strings } from '../strings.ts';

/** Polish. */
export const strings: Strings = {
  open: 'Otwórz czat',
  close: 'Zamknij czat',
  title: 'Czat z {brand}',
  messages: 'Wiadomości',
  placeholder: 'Napisz wiadomość…',
  send: 'Wyślij wiadomość',
  sending: 'Wysyłanie…',
  sent: 'Wysłano',
  read: 'Przeczytano',
  failed: 'Nie dostarczono.',
  retry: 'Spróbuj ponownie',
  offline: 'Ponowne łączenie…',
  typing: 'Pisze…',
  today: 'Dzisiaj',
  yesterday: 'Wczoraj',
  you: 'Ty',
  dismiss: 'Ukryj',
  unread: 'Nieprzeczytane wiadomości: {count}',
  emailLabel: 'Twój adres e-mail',
  emailHint: 'Abyśmy mogli odpowiedzieć, gdy opuścisz stronę.',
  emailWrong: 'Podaj pełny adres e-mail.',
  emailSubmit: 'Dalej',
};
