import type { Page } from '../page.ts';
import { blog, posts } from './blog.ts';
import { bookADemo } from './book-a-demo.ts';
import { careers } from './careers.ts';
import { checkout } from './checkout.ts';
import { contact } from './contact.ts';
import { docs, docsEvents } from './docs.ts';
import { home } from './home.ts';
import { login } from './login.ts';
import { pricing } from './pricing.ts';
import { product } from './product.ts';
import { tour } from './tour.ts';

export { notFound } from './not-found.ts';

/** Every page of the demo site. */
export const PAGES: readonly Page[] = [
  home,
  product,
  pricing,
  docs,
  docsEvents,
  blog,
  ...posts,
  careers,
  contact,
  bookADemo,
  checkout,
  login,
  ...tour,
];
