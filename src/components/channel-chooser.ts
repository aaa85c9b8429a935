/** A choice leaves the row that answers it, and says what stands there to those who do not see it. */
const chooser = document.querySelector('.chooser') as HTMLElement;
const rows = [...chooser.querySelectorAll('tbody tr')] as HTMLTableRowElement[];

function show(): void {
  const want = chooser.querySelector<HTMLInputElement>(':checked')?.value ?? '';
  for (const row of rows) row.hidden = want !== '' && row.cells[0]?.textContent !== want;
  const [row] = want === '' ? [] : rows.filter(({ hidden }) => !hidden);
  (chooser.querySelector('output') as HTMLElement).textContent = [...(row?.cells ?? [])]
    .map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '))
    .join(': ');
}

(chooser.querySelector('fieldset') as HTMLElement).hidden = false;
chooser.addEventListener('change', show);
// What was chosen before the page was left is chosen still.
addEventListener('pageshow', show);
