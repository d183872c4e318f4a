import { html, type Html } from '../../http/html.ts';
import { prose } from './prose.ts';
import { schemaType, type Field } from './schema-type.ts';

const defaultOf = ({ schema }: Field): Html | string =>
  'default' in schema ? html` Default <code>${JSON.stringify(schema['default'])}</code>.` : '';

const row = (field: Field): Html => html`
  <tr>
    <th scope="row">
      <code>${field.name}</code>${field.required && html` <span class="required">required</span>`}
    </th>
    <td>
      ${schemaType(field.schema)}${defaultOf(field)}
      ${field.description !== undefined && html`<p>${prose(field.description)}</p>`}
    </td>
  </tr>
`;

/** A table of parameters, or of an object's fields. */
export const fieldTable = (caption: string, fields: readonly Field[]): Html | false =>
  fields.length > 0 &&
  html`<table>
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${fields.map(row)}
    </tbody>
  </table>`;
