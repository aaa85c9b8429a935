/**
 * Shows what needs scripts, and fetches what answers when a reader turns to the questions, or has answered before: in the address,
 * in this step of the history, or in what the browser keeps.
 */
const form = document.querySelector('.answers') as HTMLElement;
form.dataset['live'] = '';

let pressed: HTMLElement | null;
form.onclick = ({ target }) => {
  pressed = (target as Element).closest('button');
};

const script = () => import('./ready-form.ts');
const load = () =>
  script().then(
    () => {
      // What was pressed while the script was on its way had nobody who answered.
      form.onclick = null;
      pressed?.click();
      pressed = null;
    },
    () => {
      pressed = null;
      form.querySelector('[data-part=said]')?.replaceChildren('The letters cannot be filled in.');
    },
  );

// Also by a press: Safari gives no focus to what is pressed. What did not come is asked for again by the next letter.
for (const event of ['focusin', 'pointerdown', 'input']) form.addEventListener(event, load);
addEventListener('hashchange', load);

let kept: unknown;
try {
  kept = localStorage[`${import.meta.env.BASE_URL}ready`];
} catch {
  // The browser keeps nothing for this page.
}
if (location.hash.includes('?') || history.state?.ready || kept) void load();
