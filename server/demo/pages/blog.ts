import { portrait } from '../art/board.ts';
import { lampCover, stairsCover } from '../art/covers.ts';
import { onward } from '../art/icon.ts';
import { html, type Html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { pageHead } from './parts.ts';
import { ONE_NUMBER, PRICING_TIPS, type Post } from './posts.ts';

const POSTS: readonly { post: Post; cover: Html }[] = [
  { post: ONE_NUMBER, cover: lampCover() },
  { post: PRICING_TIPS, cover: stairsCover() },
];

const byline = ({ author, date, minutes }: Post): Html => html`
  <p class="byline">
    ${portrait(author.portrait)}
    <span><strong>${author.name}</strong>${author.role} · ${date} · ${minutes} min</span>
  </p>
`;

export const blog: Page = {
  path: '/blog',
  title: 'Blog',
  description: 'Notes on measuring products, and on deciding with what you measured.',
  section: 'blog',
  body: html`
    ${pageHead('Blog', 'Notes on measuring less.', 'What we learn from teams that decide well, written down about once a month.')}
    <section class="wrap posts">
      ${POSTS.map(
        ({ post, cover }) => html`
          <article class="post-card">
            <a class="post-cover" href="/demo/blog/${post.slug}" tabindex="-1" aria-hidden="true"
              >${cover}</a
            >
            <div>
              ${byline(post)}
              <h2><a href="/demo/blog/${post.slug}">${post.title}</a></h2>
              <p>${post.summary}</p>
              ${onward(`/demo/blog/${post.slug}`, 'Read')}
            </div>
          </article>
        `,
      )}
    </section>
  `,
};

/** The page of each post. */
export const posts: readonly Page[] = POSTS.map(({ post, cover }) => ({
  path: `/blog/${post.slug}`,
  title: post.title,
  description: post.summary,
  section: 'blog',
  body: html`
    <article class="wrap post">
      <header>
        <a class="quiet-link" href="/demo/blog">Blog</a>
        <h1>${post.title}</h1>
        ${byline(post)}
      </header>
      <div class="post-banner">${cover}</div>
      <div class="prose">${post.text} ${onward('/demo/blog', 'All posts')}</div>
    </article>
  `,
}));
