/** Copy buttons: they appear where they work, and say what they did. What is refused can be selected beside the button. */
import { copy } from './copying.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  button.onclick = () => copy(button.dataset['copy'] ?? '', button);
}
