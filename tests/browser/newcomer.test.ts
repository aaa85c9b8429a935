import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringAxe, examine } from '../support/axe.ts';
import { contentOfGuide } from '../support/content.ts';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import {
  answer,
  BACKUP,
  box,
  button,
  CLIPBOARD,
  copied,
  fillIn,
  heard,
  hears,
  INTRODUCTION,
  LETTER,
  mailLink,
  press,
  READY,
  REQUEST,
  ready,
  TELEMETRY,
} from '../support/ready-form.ts';

/** The first hour of somebody who has a project: which channel, whether it is ready, and the first letters. */

const content = await contentOfGuide();
/** The wishes for which there is a channel, below the head of their table. */
const ROWS = content.page('channels').data.tasks.length + 1;
const QUESTIONS = content.entries.filter(({ data }) => 'question' in data && data.question).length;

const journey = journeys();
test(
  'a wish leads to the one channel for it, and says why, to eyes and ears',
  journey(async (page) => {
    await page.goto('/channels/');
    const chooser = page.locator('#which-channel');
    const rows = chooser.getByRole('row');
    assert.equal(await rows.count(), ROWS);
    for (const [want, place] of [
      ['introduce my project', 'General mailing list'],
      ['ask a question right now', 'Slack chat'],
      ['follow decisions', 'Operate First on GitHub'],
      ['see the code', 'Operate First on GitHub'],
      ['see the plan', 'OI Labs dashboard'],
      ['report a problem', 'Operate First on GitHub'],
    ] as const) {
      await chooser.getByRole('radio', { name: want }).check();
      assert.equal(await rows.count(), 2, 'the head, and one answer');
      const said = await chooser.getByRole('status').textContent();
      assert.ok(said?.startsWith(`${want}: ${place} `), said ?? '');
    }
    await page.keyboard.press('ArrowRight');
    await chooser.getByRole('radio', { name: 'see them all' }).check();
    assert.equal(await rows.count(), ROWS);
    await chooser.getByRole('radio', { name: 'introduce my project' }).check();
    await chooser.getByRole('link', { name: 'General mailing list' }).click();
    await arrivesAt(page, 'General mailing list');
    await page.goBack();
    await becomes(() => rows.count(), 2);
  }),
);

test(
  'on a phone the answer to a wish comes into view, and is there again after a reload',
  journey(
    async (page) => {
      await page.goto('/channels/');
      const wish = (want: string) => page.locator('#which-channel').getByRole('radio', { name: want });
      const answerOf = (want: string) => page.locator('#which-channel').getByRole('row', { name: want });
      await wish('ask a question right now').check();
      await becomes(() => isInWindow(answerOf('ask a question right now')), true);
      await page.reload();
      assert.ok(await wish('ask a question right now').isChecked());
      await becomes(() => answerOf('see the plan').count(), 0);
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await wish('introduce my project').focus();
      await page.keyboard.press('ArrowRight');
      const here = page.locator(':focus');
      assert.ok(await isInWindow(here), 'who goes through the choices by keyboard stays with them');
      await wish('see them all').check();
      assert.equal(new URL(page.url()).search, '');
    },
    { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' },
  ),
);

test(
  'answers show what is open, and write both letters, which can be copied or opened as mail',
  journey(async (page) => {
    await page.goto(READY);
    await fillIn(page);
    await hears(page, `1 of ${QUESTIONS} to talk about (No backup); ${QUESTIONS - 2} not answered yet.`);
    assert.equal(await box(page, INTRODUCTION).inputValue(), LETTER);
    await hears(page, 'Still in brackets: [what you want to learn].');

    await press(page, 'Copy the text');
    await hears(page, 'The text is copied. Still in brackets: [what you want to learn].');
    assert.ok(await isInWindow(button(page, 'Copied')), 'the button that was pressed says so');
    assert.equal(await copied(page), LETTER);
    await button(page, 'Copy the text').nth(1).waitFor();

    const mail = new URL((await mailLink(page).getAttribute('href')) ?? '');
    assert.equal(mail.pathname, 'community@lists.operate-first.cloud');
    assert.deepEqual(
      [...new URLSearchParams(mail.search.replaceAll('+', '%2B'))],
      [
        ['subject', 'Introducing Tide & Table'],
        ['body', LETTER.replaceAll('\n', '\r\n')],
      ],
    );
    assert.match(await box(page, REQUEST).inputValue(), /discussion about Tide & Table there/);
  }, CLIPBOARD),
);

test(
  'a letter that is changed by hand stays as it is, until it is to be written anew',
  journey(async (page) => {
    const requestSays = (name: string) =>
      becomes(async () => (await box(page, REQUEST).inputValue()).includes(`about ${name}`), true);
    await page.goto(READY);
    await box(page, 'Name of the project').fill('Tide');
    // The script comes with the first press, and must not write between what `fill` does: choose the old text, type the new one.
    await requestSays('Tide');
    await box(page, INTRODUCTION).fill('My own words.');
    await box(page, 'Name of the project').fill('Ebb');
    await requestSays('Ebb');
    assert.equal(await box(page, INTRODUCTION).inputValue(), 'My own words.');
    await press(page, 'Write it again');
    assert.match(await box(page, INTRODUCTION).inputValue(), /introduce Ebb\./);
    await press(page, 'Clear everything');
    await becomes(() => box(page, 'Name of the project').inputValue(), '');
    assert.match(await box(page, INTRODUCTION).inputValue(), /introduce \[the name of your project\]\./);
  }),
);

test(
  'whatever is filled in stays text: long, strange, from right to left, or meant to do harm',
  journey(async (page) => {
    await page.goto(READY);
    const long = 'wave, '.repeat(1700);
    await box(page, 'Name of the project').fill('<img src=x onerror=alert(1)> "שלום" 🦀');
    await box(page, 'Where its code is').fill('somewhere');
    await box(page, 'What it does').fill(long);
    const letter = box(page, INTRODUCTION);
    await becomes(async () => (await letter.inputValue()).includes(long.trim()), true);
    assert.ok((await letter.inputValue()).includes('<img src=x onerror=alert(1)> "שלום" 🦀'));
    assert.equal(await ready(page).locator('img').count(), 0);
    const said = await heard(page);
    assert.match(said, /10,199 characters: a shorter letter is read sooner\./);
    assert.match(said, /not a whole web address/);
    assert.match(said, /too long to be handed to a mail program: copy the text instead/);
    assert.equal(await mailLink(page).getAttribute('href'), 'mailto:community@lists.operate-first.cloud');
    await press(page, 'Copy a link with my answers');
    await hears(page, 'which is too long to be sent. Copy the letters instead.');
    await page.goto('/');
    await page.goto(`${READY}?project=a%0D%0ABcc:%20all@example.org&admin=1`);
    await becomes(() => box(page, 'Name of the project').inputValue(), 'aBcc: all@example.org');
    const mail = await mailLink(page).getAttribute('href');
    assert.match(
      mail ?? '',
      /^mailto:community@lists\.operate-first\.cloud\?subject=Introducing%20aBcc%3A%20all%40example\.org&body=[^&]*$/,
    );
  }, CLIPBOARD),
);

test(
  'by keyboard alone: from question to question, through the fields, to the copied letter',
  journey(async (page) => {
    await page.goto(READY);
    await ready(page).getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await hears(
      page,
      `1 of ${QUESTIONS} to talk about (Work with the ops team in the open); ${QUESTIONS - 1} not answered yet.`,
    );
    const names = new Set<string>();
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(
        () => (document.activeElement as HTMLInputElement).name || document.activeElement?.textContent,
      );
      names.add(name ?? '');
      if (name === 'Copy the text') break;
    }
    for (const name of [
      'question.telemetry',
      'project',
      'repository',
      'what',
      'learn',
      'letter.join-and-introduce',
      'Copy the text',
    ])
      assert.ok(names.has(name), name);
    await page.keyboard.press('Enter');
    await hears(page, 'The text is copied.');
    await box(page, 'What it does').focus();
    await page.keyboard.type('either/or');
    assert.equal(await page.getByRole('dialog').count(), 0, 'a slash is a letter here');
    assert.equal(await box(page, 'What it does').inputValue(), 'either/or');
  }, CLIPBOARD),
);

test(
  'a verdict answers whether the project is ready, and says once that there is nothing to come to today',
  journey(async (page) => {
    await page.goto(READY);
    for (const group of await ready(page).getByRole('group').all())
      await group.getByRole('radio', { name: 'Yes' }).check();
    const today = 'Later records say that the community cloud was shut down in spring 2023';
    await hears(page, `By the terms of the source it is ready. ${today}`);
    await answer(page, BACKUP, 'No');
    await hears(page, `Not yet: 1 of ${QUESTIONS} to talk about (No backup). ${today}`);
    await answer(page, TELEMETRY, 'Not sure');
    await hears(page, `Not yet: 2 of ${QUESTIONS} to talk about (No backup, Telemetry).`);
    await answer(page, TELEMETRY, 'No');
    await hears(page, `Not possible as it stands: the source makes this a condition (Telemetry). ${today}`);
  }),
);

test(
  'what was cleared by a slip comes back with the same button, which is far from the others',
  journey(
    async (page) => {
      await page.goto(READY);
      await fillIn(page);
      await box(page, REQUEST).fill('By hand.');
      const clearing = await button(page, 'Clear everything').elementHandle();
      // At one moment: the page may be scrolling still.
      const gap = await button(page, 'Copy a link with my answers').evaluate(
        (copying, other) => (other?.getBoundingClientRect().y ?? 0) - copying.getBoundingClientRect().bottom,
        clearing,
      );
      assert.ok(gap > 80, `${gap} px`);
      await press(page, 'Clear everything');
      await becomes(
        () =>
          box(page, REQUEST)
            .inputValue()
            .then((text) => text.includes('By hand.')),
        false,
      );
      await press(page, 'Put everything back');
      await becomes(() => box(page, INTRODUCTION).inputValue(), LETTER);
      assert.equal(await box(page, REQUEST).inputValue(), 'By hand.');
      await press(page, 'Clear everything');
      await box(page, 'Name of the project').fill('Ebb');
      await button(page, 'Clear everything').waitFor();
    },
    { viewport: { width: 360, height: 740 } },
  ),
);

test(
  'a very long text scrolls in its field, and leaves the rest of the page in reach',
  journey(async (page) => {
    await page.goto(READY);
    await box(page, 'What it does').fill('wave '.repeat(4000));
    for (const field of ['What it does', INTRODUCTION]) {
      const { height = Number.POSITIVE_INFINITY } = (await box(page, field).boundingBox()) ?? {};
      assert.ok(height < 600, `${field}: ${height} px`);
    }
  }),
);

test(
  'where copying is refused, the text to copy is shown',
  journey(async (page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(READY);
    await box(page, 'Name of the project').fill('Tide');
    await press(page, 'Copy the text', 1);
    await hears(page, 'Copying is not allowed here: take the text from the field above.');
    await press(page, 'Copy a link with my answers');
    await hears(page, 'Copying is not allowed here. Copy this: http');
  }),
);

test(
  'without scripts the questions, the terms behind them and letters to copy are there, and nothing that does not work',
  journey(
    async (page) => {
      await page.goto('/bring-your-project/');
      assert.equal(await ready(page).getByRole('group').count(), QUESTIONS);
      assert.match(await box(page, INTRODUCTION).inputValue(), /introduce \[the name of your project\]\./);
      assert.equal((await ready(page).getByRole('radio').count()) + (await ready(page).getByRole('button').count()), 0);
      await page.goto('/channels/');
      assert.equal(await page.locator('#which-channel').getByRole('row').count(), ROWS);
      assert.equal(await page.locator('#which-channel').getByRole('radio').count(), 0);
    },
    { javaScriptEnabled: false },
  ),
);

for (const [name, window] of [
  ['in light colours', { colorScheme: 'light' }],
  ['in dark colours', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active', colorScheme: 'dark' }],
  ['in a window of 320 pixels', { viewport: { width: 320, height: 640 } }],
] as const) {
  test(
    `no rule of axe has anything against the form, empty, answered or doubted, ${name}`,
    journey(async (page) => {
      await page.goto(READY);
      await bringAxe(page);
      const isFine = async () => assert.deepEqual((await examine(page)).violations, []);
      await fillIn(page);
      await box(page, 'Where its code is').fill('somewhere');
      await box(page, REQUEST).fill('By hand.');
      await hears(page, 'not a whole web address');
      await isFine();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await page.goto('/channels/');
      await bringAxe(page);
      await page.locator('#which-channel').getByRole('radio', { name: 'see the plan' }).check();
      await isFine();
    }, window),
  );
}
