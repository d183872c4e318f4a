import type { Strings } from '../strings.ts';

/** Turkish. */
export const strings: Strings = {
  open: 'Sohbeti aç',
  close: 'Sohbeti kapat',
  title: '{brand} ile sohbet',
  messages: 'Mesajlar',
  placeholder: 'Bir mesaj yazın…',
  send: 'Mesajı gönder',
  sending: 'Gönderiliyor…',
  sent: 'Gönderildi',
  read: 'Okundu',
  failed: 'İletilemedi.',
  retry: 'Tekrar dene',
  offline: 'Yeniden bağlanılıyor…',
  typing: 'Yazıyor…',
  today: 'Bugün',
  yesterday: 'Dün',
  you: 'Siz',
  dismiss: 'Gizle',
  unread: 'Okunmamış mesajlar: {count}',
  emailLabel: 'E-posta adresiniz',
  emailHint: 'Ayrılırsanız size yanıt verebilmemiz için.',
  emailWrong: 'Lütfen tam bir e-posta adresi girin.',
  emailSubmit: 'Devam',
};
