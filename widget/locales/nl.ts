import type { Strings } from '../strings.ts';

/** Dutch. */
export const strings: Strings = {
  open: 'Chat openen',
  close: 'Chat sluiten',
  title: 'Chat met {brand}',
  messages: 'Berichten',
  placeholder: 'Schrijf een bericht…',
  send: 'Bericht versturen',
  sending: 'Versturen…',
  sent: 'Verstuurd',
  read: 'Gelezen',
  failed: 'Niet bezorgd.',
  retry: 'Opnieuw proberen',
  offline: 'Opnieuw verbinden…',
  typing: 'Aan het typen…',
  today: 'Vandaag',
  yesterday: 'Gisteren',
  you: 'Jij',
  dismiss: 'Verbergen',
  unread: 'Ongelezen berichten: {count}',
  emailLabel: 'Je e-mailadres',
  emailHint: 'Zodat we je kunnen antwoorden als je weggaat.',
  emailWrong: 'Vul een volledig e-mailadres in.',
  emailSubmit: 'Doorgaan',
};
