import type { Strings } from '../strings.ts';

/** Hebrew. */
export const strings: Strings = {
  open: 'פתיחת הצ׳אט',
  close: 'סגירת הצ׳אט',
  title: 'צ׳אט עם {brand}',
  messages: 'הודעות',
  placeholder: 'כתבו הודעה…',
  send: 'שליחת ההודעה',
  sending: 'בשליחה…',
  sent: 'נשלח',
  read: 'נקרא',
  failed: 'לא נמסר.',
  retry: 'לנסות שוב',
  offline: 'מתחבר מחדש…',
  typing: 'מקליד…',
  today: 'היום',
  yesterday: 'אתמול',
  you: 'אתם',
  dismiss: 'הסתרה',
  unread: 'הודעות שלא נקראו: {count}',
  emailLabel: 'האימייל שלכם',
  emailHint: 'כדי שנוכל לענות גם אם תעזבו.',
  emailWrong: 'נא להזין כתובת אימייל מלאה.',
  emailSubmit: 'המשך',
};
