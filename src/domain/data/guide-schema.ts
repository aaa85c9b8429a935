import { COLLECTIONS } from '../../schemas/collections.ts';
import { entrySchemas } from '../../schemas/index.ts';
import { PAGE_IDS, page } from '../../schemas/page.ts';
import { site } from '../../schemas/site.ts';
import { DATA_VERSION, OWN_KIND, SITE_FIELDS } from './guide-data.ts';
import { DIALECT, jsonSchemaOf } from './json-schema.ts';

const ADDRESS = { type: 'string', format: 'uri' };

/**
 * The JSON Schema (2020-12) of `/guide.json`, made from the schemas of the content.
 *
 * @param id its own whole address
 */
export function guideSchema(id: string): Record<string, unknown> {
  const siteSchema = jsonSchemaOf(site, 'output');
  return {
    $schema: DIALECT,
    $id: id,
    title: 'A guide as data',
    description:
      'Keys stay as they are within a version. New keys may come at any time, so readers should pass over what they do not know.',
    type: 'object',
    properties: {
      $schema: { ...ADDRESS, description: 'The address of this schema.' },
      version: { const: DATA_VERSION, description: 'Rises when a key is renamed, removed or means something else.' },
      url: { ...ADDRESS, description: 'The address of the guide.' },
      site: {
        type: 'object',
        properties: Object.fromEntries(SITE_FIELDS.map((field) => [field, siteSchema.properties[field]])),
        required: [...SITE_FIELDS],
      },
      entries: {
        type: 'array',
        description: 'All entries, in reading order.',
        items: { oneOf: COLLECTIONS.map((kind) => ({ $ref: `#/$defs/${kind}` })) },
      },
      pages: {
        type: 'array',
        description: 'The pages that retell facts which belong to no entry.',
        items: pageSchema(),
      },
    },
    required: ['$schema', 'version', 'url', 'site', 'entries', 'pages'],
    $defs: Object.fromEntries(COLLECTIONS.map((kind) => [kind, entrySchema(kind)])),
  };
}

function pageSchema(): Record<string, unknown> {
  const { title, facts } = jsonSchemaOf(page, 'output').properties;
  return {
    type: 'object',
    properties: { id: { enum: PAGE_IDS }, title, url: { ...ADDRESS, description: 'Where it is read.' }, facts },
    required: ['id', 'title', 'url', 'facts'],
  };
}

function entrySchema(kind: (typeof COLLECTIONS)[number]): Record<string, unknown> {
  const { properties, required } = jsonSchemaOf(entrySchemas[kind], 'output');
  const { kind: ownKind, ...fields } = properties;
  const named = (name: string) => (name === 'kind' ? OWN_KIND : name);
  return {
    type: 'object',
    properties: {
      kind: { const: kind, description: 'The collection.' },
      id: { type: 'string', description: 'Its name in addresses; unique over all collections.' },
      key: { type: 'string', pattern: `^${kind}/`, description: 'kind/id, as other entries refer to it.' },
      url: { ...ADDRESS, description: 'Where it is read.' },
      shortUrl: { ...ADDRESS, description: 'The address that never changes.' },
      ...(ownKind === undefined ? {} : { [OWN_KIND]: ownKind }),
      ...fields,
    },
    required: ['kind', 'id', 'key', 'url', 'shortUrl', ...required.map(named)],
  };
}
