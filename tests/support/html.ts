import { type ConfigData, HtmlValidate, type Message, StaticConfigLoader } from 'html-validate';

const CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A fingerprint guards against another host; the guide's own scripts come from where its pages come from.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The results of a combobox are a listbox (WAI-ARIA Authoring Practices); a <select> cannot hold links.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
  },
};
/** What browsers write differently from authors when they are asked for a page: `attribute=""`, `<BR>`, `<!DOCTYPE html>`. */
const AS_BROWSERS_WRITE: ConfigData['rules'] = {
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  'doctype-style': 'off',
  'void-style': 'off',
  'no-inline-style': 'off',
};

const ofFiles = new HtmlValidate(new StaticConfigLoader(CONFIG));
const ofBrowsers = new HtmlValidate(
  new StaticConfigLoader({ ...CONFIG, rules: { ...CONFIG.rules, ...AS_BROWSERS_WRITE } }),
);

/** What is wrong with a file, warnings included: one line each. */
export async function problemsInFile(file: string): Promise<string[]> {
  return inWords((await ofFiles.validateFile(file)).results);
}

/** What is wrong with a page as a browser has it, after its scripts have run. */
export async function problemsInPage(html: string): Promise<string[]> {
  return inWords((await ofBrowsers.validateString(html)).results);
}

const inWords = (results: readonly { messages: Message[] }[]): string[] =>
  results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column, selector }) => `${line}:${column} ${ruleId}: ${message} (${selector})`);
