import type { Html } from '../http/html.ts';

/** One page of the demo site. */
export interface Page {
  /** Below `/demo`, without a trailing slash except for the home page `/`. */
  path: string;
  /** Without the company's name. */
  title: string;
  /** One sentence for search engines. */
  description: string;
  /** The entry of the header's navigation that is marked as current. */
  section?: 'product' | 'pricing' | 'docs' | 'blog' | 'careers' | 'tour';
  body: Html;
}
