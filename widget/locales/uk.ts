import type { Strings } from '../strings.ts';

/** Ukrainian. */
export const strings: Strings = {
  open: 'Відкрити чат',
  close: 'Закрити чат',
  title: 'Чат із {brand}',
  messages: 'Повідомлення',
  placeholder: 'Напишіть повідомлення…',
  send: 'Надіслати повідомлення',
  sending: 'Надсилання…',
  sent: 'Надіслано',
  read: 'Прочитано',
  failed: 'Не доставлено.',
  retry: 'Спробувати ще раз',
  offline: 'Відновлення зв’язку…',
  typing: 'Пише…',
  today: 'Сьогодні',
  yesterday: 'Учора',
  you: 'Ви',
  dismiss: 'Приховати',
  unread: 'Непрочитані повідомлення: {count}',
  emailLabel: 'Ваш e-mail',
  emailHint: 'Щоб ми могли відповісти, якщо ви підете.',
  emailWrong: 'Введіть повну адресу e-mail.',
  emailSubmit: 'Продовжити',
};
