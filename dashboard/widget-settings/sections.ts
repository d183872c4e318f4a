import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import { linesOf } from '../format/lines.ts';
import { strings } from '../strings.ts';
import type { Draft } from './changes-of.ts';
import { check, choice, field } from './field.ts';
import { LOCALES, nameOfLocale } from './locales.ts';

const words = strings.widgetSettings;
const COLOR = /^#[0-9a-f]{6}$/i;

const SWITCHES = ['attachments', 'askRating', 'sound', 'countInTitle'] as const;

/** What a section draws from, and whom it tells. */
export interface Form {
  draft: Draft;
  /** The server's problems, by the path of the field: `config.headerLogo`. */
  problem(path: string): string | undefined;
  change(change: Partial<SiteConfig>): void;
  changeOrigins(origins: string[]): void;
  /** Lists are shown as they are typed, empty lines included. */
  text(name: 'quickReplies' | 'origins'): string;
  setText(name: 'quickReplies' | 'origins', text: string): void;
}

/** Name, colour, position, header. */
export function lookSection({ draft: { config }, change, problem }: Form): TemplateResult {
  const badColor = COLOR.test(config.primaryColor) ? undefined : words.badColor;
  return html`${field({
      id: 'brandName',
      label: words.brandName,
      hint: words.brandNameHint,
      value: config.brandName,
      maxlength: 80,
      problem: problem('config.brandName'),
      onInput: (brandName) => change({ brandName }),
    })}
    <div class="color">
      <input
        type="color"
        aria-label=${words.pickColor}
        .value=${live(badColor ? '#000000' : config.primaryColor)}
        @input=${(event: Event) =>
          change({ primaryColor: (event.target as HTMLInputElement).value })}
      />
      ${field({
        id: 'primaryColor',
        label: words.primaryColor,
        hint: words.colorHint,
        value: config.primaryColor,
        maxlength: 7,
        problem: problem('config.primaryColor') ?? badColor,
        onInput: (primaryColor) => change({ primaryColor }),
      })}
    </div>
    <div class="field">
      <span class="label">${words.position}</span>
      ${choice(words.position, words.positions, config.position, (position) => change({ position }))}
    </div>
    ${field({
      id: 'headerTitle',
      label: words.headerTitle,
      hint: words.headerTitleHint,
      value: config.headerTitle,
      maxlength: 80,
      problem: problem('config.headerTitle'),
      onInput: (headerTitle) => change({ headerTitle }),
    })}
    ${field({
      id: 'headerSubtitle',
      label: words.headerSubtitle,
      value: config.headerSubtitle,
      maxlength: 120,
      problem: problem('config.headerSubtitle'),
      onInput: (headerSubtitle) => change({ headerSubtitle }),
    })}
    ${field({
      id: 'headerLogo',
      label: words.headerLogo,
      hint: words.headerLogoHint,
      type: 'url',
      value: config.headerLogo,
      placeholder: 'https://',
      problem: problem('config.headerLogo'),
      onInput: (headerLogo) => change({ headerLogo: headerLogo.trim() }),
    })}`;
}

/** What the chat says, and in which language. */
export function wordsSection(form: Form): TemplateResult {
  const { draft, change, problem } = form;
  const { config } = draft;
  return html`${field({
      id: 'welcomeMessage',
      label: words.welcomeMessage,
      value: config.welcomeMessage,
      rows: 2,
      maxlength: 500,
      problem: problem('config.welcomeMessage'),
      onInput: (welcomeMessage) => change({ welcomeMessage }),
    })}
    ${field({
      id: 'quickReplies',
      label: words.quickReplies,
      hint: words.quickRepliesHint,
      value: form.text('quickReplies'),
      rows: 3,
      problem: problem('config.quickReplies'),
      onInput(text) {
        form.setText('quickReplies', text);
        change({ quickReplies: linesOf(text) });
      },
    })}
    <div class="field">
      <label for="locale">${words.locale}</label>
      <select
        class="input"
        id="locale"
        @change=${(event: Event) => change({ locale: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${config.locale === ''}>${words.localeAuto}</option>
        ${[...new Set([...LOCALES, ...(config.locale ? [config.locale] : [])])].map(
          (locale) =>
            html`<option value=${locale} ?selected=${locale === config.locale}>
              ${nameOfLocale(locale)}
            </option>`,
        )}
      </select>
    </div>
    ${check('preChat', words.preChat, config.preChat.requireEmail, (requireEmail) =>
      change({ preChat: { requireEmail } }),
    )}
    ${SWITCHES.map((name) => check(name, words[name], config[name], (on) => change({ [name]: on })))}`;
}

/** What is said beside the launcher, and when. */
export function teaserSection({ draft: { config }, change, problem }: Form): TemplateResult {
  const { teaser } = config;
  const set = (more: Partial<NonNullable<SiteConfig['teaser']>>) =>
    change({ teaser: { text: '', delaySeconds: 5, ...teaser, ...more } });
  return html`${check('teaserOn', words.teaserOn, teaser !== null, (on) =>
    on ? set({}) : change({ teaser: null }),
  )}
  ${
    teaser &&
    html`${field({
      id: 'teaserText',
      label: words.teaserText,
      value: teaser.text,
      maxlength: 200,
      problem: problem('config.teaser.text'),
      onInput: (text) => set({ text }),
    })}
    ${field({
      id: 'teaserDelay',
      label: words.teaserDelay,
      type: 'number',
      value: String(teaser.delaySeconds),
      problem: problem('config.teaser.delaySeconds'),
      onInput: (text) => set({ delaySeconds: Math.max(0, Number(text) || 0) }),
    })}
    ${field({
      id: 'teaserReturning',
      label: words.teaserReturning,
      hint: words.teaserReturningHint,
      value: teaser.returningText ?? '',
      maxlength: 200,
      problem: problem('config.teaser.returningText'),
      onInput: (returningText) => set({ returningText }),
    })}`
  }`;
}

/** Consent, signals, and who may send. */
export function privacySection(form: Form): TemplateResult {
  const { draft, change, problem } = form;
  const { config } = draft;
  return html`<fieldset class="radios">
      <legend class="label">${words.consent}</legend>
      ${(Object.keys(words.consents) as SiteConfig['consent'][]).map(
        (consent) =>
          html`<label class="check">
            <input
              type="radio"
              name="consent"
              .checked=${live(config.consent === consent)}
              @change=${() => change({ consent })}
            />
            <span>${words.consents[consent]}</span>
          </label>`,
      )}
    </fieldset>
    ${check('honorGpc', words.honorGpc, config.honorGpc, (honorGpc) => change({ honorGpc }))}
    ${check('allowAutomation', words.allowAutomation, config.allowAutomation, (allowAutomation) =>
      change({ allowAutomation }),
    )}
    ${field({
      id: 'origins',
      label: words.origins,
      hint: words.originsHint,
      rows: 3,
      value: form.text('origins'),
      problem: problem('allowed_origins'),
      onInput(text) {
        form.setText('origins', text);
        form.changeOrigins(linesOf(text));
      },
    })}`;
}
