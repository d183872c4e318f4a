import { svg, type SVGTemplateResult } from 'lit';

const jack = svg`<path fill="#012169" d="M0 0h18v13H0z"/><path stroke="#fff" stroke-width="2.6" d="m0 0 18 13M18 0 0 13"/><path stroke="#c8102e" stroke-width="1" d="m0 0 18 13M18 0 0 13"/><path stroke="#fff" stroke-width="4.2" d="M9 0v13M0 6.5h18"/><path stroke="#c8102e" stroke-width="2.4" d="M9 0v13M0 6.5h18"/>`;
const southern = (stars: string) =>
  svg`<path fill="#012169" d="M0 0h18v13H0z"/><path stroke="#fff" stroke-width="1.4" d="m0 0 9 6.5M9 0 0 6.5"/><path stroke="#fff" stroke-width="2.2" d="M4.5 0v6.5M0 3.25h9"/><path stroke="#c8102e" stroke-width="1.2" d="M4.5 0v6.5M0 3.25h9"/><g fill=${stars}><circle cx="13.5" cy="2.6" r=".9"/><circle cx="15.9" cy="5.2" r=".8"/><circle cx="11.3" cy="6" r=".8"/><circle cx="13.5" cy="10.2" r="1"/></g>`;

/** The flags that are more than bands. Each fills 18 × 13. */
export const DRAWN_FLAGS: Readonly<Record<string, SVGTemplateResult>> = {
  AU: svg`${southern('#fff')}<circle cx="4.5" cy="10" r="1.2" fill="#fff"/>`,
  BR: svg`<path fill="#009739" d="M0 0h18v13H0z"/><path fill="#fedd00" d="M9 1.5 16.2 6.5 9 11.5 1.8 6.5z"/><circle cx="9" cy="6.5" r="2.7" fill="#012169"/>`,
  CA: svg`<path fill="#fff" d="M0 0h18v13H0z"/><path fill="#d80621" d="M0 0h4.5v13H0zM13.5 0H18v13h-4.5zM9 2.5l.9 1.7 1.3-.5-.4 2.3 1.7-.3-.9 1.9-2.2 1.4V11h-.8V9L6.4 7.6l-.9-1.9 1.7.3-.4-2.3 1.3.5z"/>`,
  CH: svg`<path fill="#da291c" d="M0 0h18v13H0z"/><path stroke="#fff" stroke-width="2.4" d="M9 2.8v7.4M5.3 6.5h7.4"/>`,
  CL: svg`<path fill="#fff" d="M0 0h18v6.5H0z"/><path fill="#d52b1e" d="M0 6.5h18V13H0z"/><path fill="#0039a6" d="M0 0h6.5v6.5H0z"/><circle cx="3.25" cy="3.25" r="1.3" fill="#fff"/>`,
  CN: svg`<path fill="#de2910" d="M0 0h18v13H0z"/><path fill="#ffde00" d="m4 1.8.6 1.7h1.8L5 4.6l.5 1.7L4 5.3 2.5 6.3 3 4.6 1.6 3.5h1.8z"/><g fill="#ffde00"><circle cx="8" cy="1.8" r=".6"/><circle cx="9" cy="3.5" r=".6"/><circle cx="9" cy="5.5" r=".6"/><circle cx="8" cy="7.2" r=".6"/></g>`,
  CZ: svg`<path fill="#fff" d="M0 0h18v6.5H0z"/><path fill="#d7141a" d="M0 6.5h18V13H0z"/><path fill="#11457e" d="M0 0l9 6.5L0 13z"/>`,
  GB: jack,
  IL: svg`<path fill="#fff" d="M0 0h18v13H0z"/><path fill="#0038b8" d="M0 1.5h18v1.7H0zM0 9.8h18v1.7H0z"/><path fill="none" stroke="#0038b8" stroke-width=".6" d="m9 4.3 1.9 3.3H7.1zM9 8.7 7.1 5.4h3.8z"/>`,
  IN: svg`<path fill="#ff9933" d="M0 0h18v4.4H0z"/><path fill="#fff" d="M0 4.3h18v4.4H0z"/><path fill="#138808" d="M0 8.7h18V13H0z"/><circle cx="9" cy="6.5" r="1.5" fill="none" stroke="#000080" stroke-width=".6"/>`,
  KR: svg`<path fill="#fff" d="M0 0h18v13H0z"/><path fill="#cd2e3a" d="M6 6.5a3 3 0 0 1 6 0z"/><path fill="#0047a0" d="M6 6.5a3 3 0 0 0 6 0z"/><path stroke="#111" stroke-width="1" d="m3 3.5 1.5-1.5M13.5 11l1.5-1.5M13.5 2 15 3.5M3 9.5 4.5 11"/>`,
  NZ: southern('#c8102e'),
  TR: svg`<path fill="#e30a17" d="M0 0h18v13H0z"/><circle cx="7" cy="6.5" r="3.2" fill="#fff"/><circle cx="7.9" cy="6.5" r="2.5" fill="#e30a17"/><circle cx="11.5" cy="6.5" r="1.2" fill="#fff"/>`,
  US: svg`<path fill="#fff" d="M0 0h18v13H0z"/><path stroke="#b22234" stroke-width="1" d="M0 .5h18M0 2.5h18M0 4.5h18M0 6.5h18M0 8.5h18M0 10.5h18M0 12.5h18"/><path fill="#3c3b6e" d="M0 0h8v7H0z"/><g fill="#fff"><circle cx="1.7" cy="1.6" r=".5"/><circle cx="4" cy="1.6" r=".5"/><circle cx="6.3" cy="1.6" r=".5"/><circle cx="2.9" cy="3.5" r=".5"/><circle cx="5.2" cy="3.5" r=".5"/><circle cx="1.7" cy="5.4" r=".5"/><circle cx="4" cy="5.4" r=".5"/><circle cx="6.3" cy="5.4" r=".5"/></g>`,
  ZA: svg`<path fill="#e03c31" d="M0 0h18v6.5H0z"/><path fill="#001489" d="M0 6.5h18V13H0z"/><path stroke="#fff" stroke-width="4.4" fill="none" d="M0 0l8 6.5L0 13M8 6.5h10"/><path stroke="#007749" stroke-width="2.6" fill="none" d="M0 0l8 6.5L0 13M8 6.5h10"/><path fill="#111" d="M0 2.5 5 6.5l-5 4z"/>`,
};
