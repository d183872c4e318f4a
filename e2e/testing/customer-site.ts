import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website of somebody who uses Clarm: another origin than the server's. */
export interface CustomerSite {
  url: string;
  close(): Promise<void>;
}

/** The stub of the install page: it takes calls that are made before the widget is there. */
export const STUB =
  '<script>window.ClarmTrack = window.ClarmTrack || function () { (ClarmTrack.q = ClarmTrack.q || []).push(arguments) }</script>';

/** What the install page says to paste. */
export const tagOf = ({ url }: { url: string }, site: string): string =>
  `<script async src="${url}/widget/loader.js?id=${site}"></script>`;

/** Serves these pages, by path, on a free port of this machine. */
export async function startCustomerSite(
  pages: Readonly<Record<string, { head?: string; body?: string }>>,
): Promise<CustomerSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pages[pathname];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="en"><head><title>Acme</title>${page.head ?? ''}</head><body>${page.body ?? ''}</body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
