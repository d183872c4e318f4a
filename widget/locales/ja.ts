import type { Strings } from '../strings.ts';

/** Japanese. */
export const strings: Strings = {
  open: 'チャットを開く',
  close: 'チャットを閉じる',
  title: '{brand}とチャット',
  messages: 'メッセージ',
  placeholder: 'メッセージを入力…',
  send: 'メッセージを送信',
  sending: '送信中…',
  sent: '送信済み',
  read: '既読',
  failed: '送信できませんでした。',
  retry: '再試行',
  offline: '再接続中…',
  typing: '入力中…',
  today: '今日',
  yesterday: '昨日',
  you: 'あなた',
  dismiss: '閉じる',
  unread: '未読メッセージ: {count}',
  emailLabel: 'メールアドレス',
  emailHint: 'ページを離れた後でもご返信できるようにするためです。',
  emailWrong: '正しいメールアドレスを入力してください。',
  emailSubmit: '続ける',
};
