// A JSON Schema as people read it: names, kinds, what is required, what it means. And an example made of it.
import {html, nothing} from 'lit';
import {t} from '/faces/shared/texts.js';

const DEEPEST = 6;

/** Follows references inside a document; a schema that only wraps one keeps its own description. */
export function resolve(schema, document) {
  const reference = schema?.$ref ?? (schema?.allOf?.length === 1 && !schema.properties ? schema.allOf[0].$ref : undefined);
  if (!reference) return schema ?? {};
  const found = reference.slice(2).split('/')
    .reduce((node, name) => node?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], document) ?? {};
  return {...found, ...(schema.description ? {description: schema.description} : {})};
}

/** The name of the schema that is referred to. */
export const nameOf = schema => schema?.$ref?.split('/').at(-1) ?? '';

const merged = (schema, document) => {
  const parts = (schema.allOf ?? []).map(part => resolve(part, document));
  return {...schema, required: parts.flatMap(part => part.required ?? []).concat(schema.required ?? []),
    properties: Object.assign({}, ...parts.map(part => part.properties), schema.properties)};
};

function kind(schema, document) {
  const types = [schema.type].flat().filter(type => type && type !== 'null');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (types[0] === 'array') return t.listOf(kind(resolve(schema.items, document), document));
  return [types.join(' | ') || (schema.properties ? 'object' : 'any'), schema.format].filter(Boolean).join(', ');
}

const values = schema => schema.enum ? html`<span class="values">${schema.enum.map(value => html`<code>${value}</code> `)}</span>` : nothing;

/** The properties of a schema, those of nested objects below them. */
export function schemaView(given, document, depth = 0) {
  const whole = merged(resolve(given, document), document);
  if (whole.type === 'array' || [whole.type].flat().includes('array')) return schemaView(whole.items, document, depth);
  const properties = Object.entries(whole.properties ?? {});
  if (properties.length === 0) return depth === 0 ? html`<p lang="en">${whole.description ?? kind(whole, document)}</p>` : nothing;
  return html`<ul class="schema" lang="en">${properties.map(([name, property]) => {
    const schema = resolve(property, document);
    const inner = resolve(schema.items ?? schema, document);
    return html`<li>
      <code class="name">${name}</code> <span class="kind">${kind(schema, document)}</span>
      ${whole.required?.includes(name) ? html`<span class="required">${t.required}</span>` : nothing}
      ${schema.description ? html`<span class="about">${schema.description}</span>` : nothing} ${values(schema)}
      ${inner.properties && depth < DEEPEST ? schemaView(inner, document, depth + 1) : nothing}</li>`;
  })}</ul>`;
}

/** A value such as the schema describes; from its examples where it has some. */
export function exampleOf(given, document, depth = 0) {
  const schema = merged(resolve(given, document), document);
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = [schema.type].flat().find(name => name !== 'null');
  if (type === 'array') return depth < DEEPEST ? [exampleOf(schema.items, document, depth + 1)] : [];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  const properties = Object.entries(schema.properties);
  if (type === 'object' || properties.length > 0) {
    return depth < DEEPEST ? Object.fromEntries(properties.map(([name, property]) => [name, exampleOf(property, document, depth + 1)])) : {};
  }
  return schema.format === 'date-time' ? '2026-11-22T07:10:00Z' : schema.format === 'date' ? '2026-11-22' : 'string';
}
