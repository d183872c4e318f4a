import type { Strings } from '../strings.ts';

/** Russian. */
export const strings: Strings = {
  open: 'Открыть чат',
  close: 'Закрыть чат',
  title: 'Чат с {brand}',
  messages: 'Сообщения',
  placeholder: 'Напишите сообщение…',
  send: 'Отправить сообщение',
  sending: 'Отправка…',
  sent: 'Отправлено',
  read: 'Прочитано',
  failed: 'Не доставлено.',
  retry: 'Повторить',
  offline: 'Восстановление связи…',
  typing: 'Печатает…',
  today: 'Сегодня',
  yesterday: 'Вчера',
  you: 'Вы',
  dismiss: 'Скрыть',
  unread: 'Непрочитанные сообщения: {count}',
  emailLabel: 'Ваш e-mail',
  emailHint: 'Чтобы мы могли ответить, если вы уйдёте.',
  emailWrong: 'Введите полный адрес e-mail.',
  emailSubmit: 'Продолжить',
};
