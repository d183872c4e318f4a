import type { Strings } from '../strings.ts';

/** Spanish. */
export const strings: Strings = {
  open: 'Abrir el chat',
  close: 'Cerrar el chat',
  title: 'Chat con {brand}',
  messages: 'Mensajes',
  placeholder: 'Escribe un mensaje…',
  send: 'Enviar mensaje',
  sending: 'Enviando…',
  sent: 'Enviado',
  read: 'Leído',
  failed: 'No entregado.',
  retry: 'Reintentar',
  offline: 'Reconectando…',
  typing: 'Escribiendo…',
  today: 'Hoy',
  yesterday: 'Ayer',
  you: 'Tú',
  dismiss: 'Ocultar',
  unread: 'Mensajes sin leer: {count}',
  emailLabel: 'Tu correo electrónico',
  emailHint: 'Para que podamos responderte si te vas.',
  emailWrong: 'Introduce una dirección de correo completa.',
  emailSubmit: 'Continuar',
};
