/** Of the sign-in page. */
export const signIn = {
  title: 'Sign in',
  lead: 'Welcome back. See who is on your site.',
  ended: 'Your session ended. Sign in to go on where you were.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in…',
} as const;

/** Of the page that makes the first account. */
export const setUp = {
  title: 'Set up Clarm',
  lead: 'Create the owner’s account. You can invite your team later.',
  name: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 10 characters.',
  submit: 'Create account',
  busy: 'Creating…',
  noCode:
    'The one-time code is missing. Open the link that the server printed when it started, or sign in.',
  signInInstead: 'Sign in instead',
} as const;
