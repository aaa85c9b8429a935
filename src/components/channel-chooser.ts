import { putInHistory } from './put-in-history.ts';

/** A choice leaves the row that answers it, says what stands there to those who do not see it, and stays in the address. */
const chooser = document.querySelector('.chooser') as HTMLElement;
const rows = [...chooser.querySelectorAll('tbody tr')] as HTMLTableRowElement[];
/** As the choices are called, and in the address. */
const NAME = 'want';

const chosen = () => chooser.querySelector<HTMLInputElement>(':checked');

/** @returns the row that answers the choice; none when all of them are wanted */
function show(): HTMLTableRowElement | undefined {
  const want = chosen()?.value ?? '';
  for (const row of rows) row.hidden = want !== '' && row.cells[0]?.textContent !== want;
  const [row] = want === '' ? [] : rows.filter(({ hidden }) => !hidden);
  (chooser.querySelector('output') as HTMLElement).textContent = [...(row?.cells ?? [])]
    .map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '))
    .join(': ');
  return row;
}

(chooser.querySelector('fieldset') as HTMLElement).hidden = false;
chooser.addEventListener('change', () => {
  const row = show();
  const url = new URL(location.href);
  if (row) url.searchParams.set(NAME, chosen()?.value ?? '');
  else url.searchParams.delete(NAME);
  putInHistory(history.state, url.href);
  // On a phone the answer is below the window. Who goes through the choices by keyboard stays with them, and hears it.
  if (!chosen()?.matches(':focus-visible')) row?.scrollIntoView({ block: 'nearest' });
});

const wanted = new URLSearchParams(location.search).get(NAME);
for (const choice of chooser.querySelectorAll('input')) if (choice.value === wanted) choice.checked = true;
show();
// What was chosen before the page was left is chosen still.
addEventListener('pageshow', show);
