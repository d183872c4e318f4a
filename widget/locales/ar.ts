import type { Strings } from '../strings.ts';

/** Arabic. */
export const strings: Strings = {
  open: 'فتح الدردشة',
  close: 'إغلاق الدردشة',
  title: 'الدردشة مع {brand}',
  messages: 'الرسائل',
  placeholder: 'اكتب رسالة…',
  send: 'إرسال الرسالة',
  sending: 'جارٍ الإرسال…',
  sent: 'تم الإرسال',
  read: 'تمت القراءة',
  failed: 'لم يتم التسليم.',
  retry: 'إعادة المحاولة',
  offline: 'جارٍ إعادة الاتصال…',
  typing: 'يكتب…',
  today: 'اليوم',
  yesterday: 'أمس',
  you: 'أنت',
  dismiss: 'إخفاء',
  unread: 'رسائل غير مقروءة: {count}',
  emailLabel: 'بريدك الإلكتروني',
  emailHint: 'حتى نتمكن من الرد عليك إذا غادرت.',
  emailWrong: 'يرجى إدخال عنوان بريد إلكتروني كامل.',
  emailSubmit: 'متابعة',
};
