import type { Strings } from '../strings.ts';

/** Greek. */
export const strings: Strings = {
  open: 'Άνοιγμα συνομιλίας',
  close: 'Κλείσιμο συνομιλίας',
  title: 'Συνομιλία με {brand}',
  messages: 'Μηνύματα',
  placeholder: 'Γράψτε ένα μήνυμα…',
  send: 'Αποστολή μηνύματος',
  sending: 'Αποστολή…',
  sent: 'Στάλθηκε',
  read: 'Διαβάστηκε',
  failed: 'Δεν παραδόθηκε.',
  retry: 'Δοκιμάστε ξανά',
  offline: 'Επανασύνδεση…',
  typing: 'Πληκτρολογεί…',
  today: 'Σήμερα',
  yesterday: 'Χθες',
  you: 'Εσείς',
  dismiss: 'Απόκρυψη',
  unread: 'Μη αναγνωσμένα μηνύματα: {count}',
  emailLabel: 'Το e-mail σας',
  emailHint: 'Για να μπορέσουμε να σας απαντήσουμε αν φύγετε.',
  emailWrong: 'Εισαγάγετε μια πλήρη διεύθυνση e-mail.',
  emailSubmit: 'Συνέχεια',
};
