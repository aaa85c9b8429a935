import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Reader } from './engine.ts';

/** Every rule that axe has, also those that are off unless somebody asks for them by name. */
const ALL_RULES = axe.getRules().map(({ ruleId }) => ruleId);

/** What axe finds on the page as it stands: the rule, what would help, and the place. */
export async function objectionsTo(reader: Reader): Promise<string[]> {
  await reader.run(axe.source);
  const { passed, objections } = await reader.evaluate(async (values) => {
    const { passes, violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: { type: 'rule', values },
      resultTypes: ['violations'],
    });
    return {
      passed: passes.length,
      objections: violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}, ${help}: ${target.join(' ')}`),
      ),
    };
  }, ALL_RULES);
  assert.ok(passed > 0, 'axe has looked at the page');
  return objections;
}
