import type { Strings } from '../strings.ts';

/** Simplified Chinese. */
export const strings: Strings = {
  open: '打开聊天',
  close: '关闭聊天',
  title: '与 {brand} 聊天',
  messages: '消息',
  placeholder: '输入消息…',
  send: '发送消息',
  sending: '正在发送…',
  sent: '已发送',
  read: '已读',
  failed: '未送达。',
  retry: '重试',
  offline: '正在重新连接…',
  typing: '正在输入…',
  today: '今天',
  yesterday: '昨天',
  you: '您',
  dismiss: '关闭',
  unread: '未读消息：{count}',
  emailLabel: '您的电子邮箱',
  emailHint: '以便您离开后我们仍能回复您。',
  emailWrong: '请输入完整的电子邮箱地址。',
  emailSubmit: '继续',
};
