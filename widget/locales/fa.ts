import type { Strings } from '../strings.ts';

/** Persian. */
export const strings: Strings = {
  open: 'باز کردن گفتگو',
  close: 'بستن گفتگو',
  title: 'گفتگو با {brand}',
  messages: 'پیام‌ها',
  placeholder: 'پیامی بنویسید…',
  send: 'ارسال پیام',
  sending: 'در حال ارسال…',
  sent: 'ارسال شد',
  read: 'خوانده شد',
  failed: 'تحویل داده نشد.',
  retry: 'تلاش دوباره',
  offline: 'در حال اتصال دوباره…',
  typing: 'در حال نوشتن…',
  today: 'امروز',
  yesterday: 'دیروز',
  you: 'شما',
  dismiss: 'پنهان کردن',
  unread: 'پیام‌های خوانده‌نشده: {count}',
  emailLabel: 'ایمیل شما',
  emailHint: 'تا اگر رفتید بتوانیم به شما پاسخ دهیم.',
  emailWrong: 'لطفاً یک نشانی ایمیل کامل وارد کنید.',
  emailSubmit: 'ادامه',
};
