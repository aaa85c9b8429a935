/**
 * Opens what a short form stands for while it, or what opened, has the pointer or the focus (WCAG 2.2, 1.4.13); Escape and a press
 * elsewhere close it, as they do every popover. A finger opens it first, and goes on by the link in it. Where a box cannot stand
 * at its word (CSS Anchor Positioning), a pointer would lose it on the way: there the focus opens it, and a finger.
 */
// In a sheet of the script, because it is of use with scripts alone, and validators do not know these properties yet.
const atItsWord = new CSSStyleSheet();
// Its margins keep it off the edges of a window.
atItsWord.replaceSync('.term>[popover]{position-area:block-end;position-try:flip-block;margin:0 8px}');
document.adoptedStyleSheets.push(atItsWord);

const openers = ['focusin', 'focusout', ...(CSS.supports('position-area:end') ? ['mouseenter', 'mouseleave'] : [])];
for (const [place, term] of document.querySelectorAll('.term').entries()) {
  // As `mdx/Term.astro` writes it.
  const [link, box] = term.children as unknown as [link: HTMLElement, box: HTMLElement];
  // Not by `togglePopover`, of which older browsers know another form.
  const open = (wanted: boolean) => {
    if (!wanted) box.hidePopover();
    else if (!box.matches(':popover-open')) box.showPopover({ source: link });
  };
  box.id = `short-form-${place}`;
  link.setAttribute('aria-describedby', box.id);
  for (const type of openers) {
    term.addEventListener(type, ({ relatedTarget }: MouseEventInit) => {
      // From the word into the box and back nothing changes, nor when Escape gives the focus back to the word.
      if (!term.contains(relatedTarget as Node)) open(term.matches(':hover,:focus-within'));
    });
  }
  link.addEventListener('click', (event) => {
    if ((event as PointerEvent).pointerType === 'touch') {
      event.preventDefault();
      open(true);
    }
  });
}
