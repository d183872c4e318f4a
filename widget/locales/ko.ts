import type { Strings } from '../strings.ts';

/** Korean. */
export const strings: Strings = {
  open: '채팅 열기',
  close: '채팅 닫기',
  title: '{brand}와(과) 채팅',
  messages: '메시지',
  placeholder: '메시지를 입력하세요…',
  send: '메시지 보내기',
  sending: '보내는 중…',
  sent: '보냄',
  read: '읽음',
  failed: '전송되지 않았습니다.',
  retry: '다시 시도',
  offline: '다시 연결하는 중…',
  typing: '입력 중…',
  today: '오늘',
  yesterday: '어제',
  you: '나',
  dismiss: '닫기',
  unread: '읽지 않은 메시지: {count}',
  emailLabel: '이메일 주소',
  emailHint: '자리를 비우셔도 답변드릴 수 있도록 알려 주세요.',
  emailWrong: '올바른 이메일 주소를 입력해 주세요.',
  emailSubmit: '계속',
};
