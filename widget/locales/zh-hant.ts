import type { Strings } from '../strings.ts';

/** Traditional Chinese. */
export const strings: Strings = {
  open: '開啟聊天',
  close: '關閉聊天',
  title: '與 {brand} 聊天',
  messages: '訊息',
  placeholder: '輸入訊息…',
  send: '傳送訊息',
  sending: '傳送中…',
  sent: '已傳送',
  read: '已讀',
  failed: '未送達。',
  retry: '重試',
  offline: '正在重新連線…',
  typing: '正在輸入…',
  today: '今天',
  yesterday: '昨天',
  you: '您',
  dismiss: '關閉',
  unread: '未讀訊息：{count}',
  emailLabel: '您的電子郵件',
  emailHint: '以便您離開後我們仍能回覆您。',
  emailWrong: '請輸入完整的電子郵件地址。',
  emailSubmit: '繼續',
};
