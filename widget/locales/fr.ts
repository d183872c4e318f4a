import type { Strings } from '../strings.ts';

/** French. */
export const strings: Strings = {
  open: 'Ouvrir le chat',
  close: 'Fermer le chat',
  title: 'Discuter avec {brand}',
  messages: 'Messages',
  placeholder: 'Écrivez un message…',
  send: 'Envoyer le message',
  sending: 'Envoi…',
  sent: 'Envoyé',
  read: 'Lu',
  failed: 'Non distribué.',
  retry: 'Réessayer',
  offline: 'Reconnexion…',
  typing: 'Écrit…',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  you: 'Vous',
  dismiss: 'Masquer',
  unread: 'Messages non lus : {count}',
  emailLabel: 'Votre e-mail',
  emailHint: 'Pour que nous puissions vous répondre si vous partez.',
  emailWrong: 'Veuillez saisir une adresse e-mail complète.',
  emailSubmit: 'Continuer',
};
