import type { Strings } from '../strings.ts';

/** Portuguese. */
export const strings: Strings = {
  open: 'Abrir o chat',
  close: 'Fechar o chat',
  title: 'Conversar com {brand}',
  messages: 'Mensagens',
  placeholder: 'Escreva uma mensagem…',
  send: 'Enviar mensagem',
  sending: 'Enviando…',
  sent: 'Enviada',
  read: 'Lida',
  failed: 'Não entregue.',
  retry: 'Tentar novamente',
  offline: 'Reconectando…',
  typing: 'Digitando…',
  today: 'Hoje',
  yesterday: 'Ontem',
  you: 'Você',
  dismiss: 'Ocultar',
  unread: 'Mensagens não lidas: {count}',
  emailLabel: 'Seu e-mail',
  emailHint: 'Para que possamos responder se você sair.',
  emailWrong: 'Digite um endereço de e-mail completo.',
  emailSubmit: 'Continuar',
};
