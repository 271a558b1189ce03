// On a document's page: an entry of the register lights up its words in the text, and a word its entries, on hover and focus.
const light = (name, on) => {
  for (const lit of document.querySelectorAll(`[data-facts~="${name}"]`)) lit.classList.toggle('lit', on);
};
for (const [begin, end] of [['pointerover', 'pointerout'], ['focusin', 'focusout']]) {
  for (const [event, on] of [[begin, true], [end, false]]) {
    document.addEventListener(event, ({ target }) => target.closest?.('[data-facts]')?.dataset.facts.split(' ').forEach(name => light(name, on)));
  }
}
document.getElementById('print')?.addEventListener('click', () => print());
document.getElementById('passage')?.scrollIntoView({ block: 'center' });
