import type { MoreStrings, Strings } from './strings.ts';

/** English, of what is brought only when it is used. */
export const moreEn: MoreStrings = {
  tooLong: 'Too long: {count} of {most} characters',
  tooLarge: 'Larger than {size}',
  wrongType: 'This kind of file cannot be sent',
  uploadFailed: 'Not uploaded',
  remove: 'Remove {name}',
  download: 'Download {name}',
  drop: 'Drop files here',
  rateTitle: 'How was this conversation?',
  rates: ['Terrible', 'Bad', 'Okay', 'Good', 'Great'],
  rateComment: 'Anything to add? (optional)',
  rateSubmit: 'Send rating',
  rateThanks: 'Thank you for your feedback!',
  nameLabel: 'Your name',
  messageLabel: 'Your message',
  cancel: 'Cancel',
};

/** All words of a language: every file of a language but English has them together. */
export const moreStringsOf = (strings: Strings): Strings & MoreStrings => ({
  ...moreEn,
  ...strings,
});
