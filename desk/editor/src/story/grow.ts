// Textareas of the page that are as tall as their text: a headline is written as it will be read, not in a box.

/** Makes a textarea grow; one with data-lines="1" takes no line breaks and Enter goes to the next field. */
export function grow(area: HTMLTextAreaElement, next: () => void): void {
  const single = area.name === 'standfirst' || area.name === 'kicker' || area.name.startsWith('headline')
  area.rows = 1
  area.classList.add('grows')
  const fit = () => {
    area.style.height = 'auto' // through the CSSOM, which the policy allows
    area.style.height = `${area.scrollHeight}px`
  }
  area.addEventListener('input', () => {
    if (single && area.value.includes('\n')) area.value = area.value.replace(/\s*\n\s*/g, ' ')
    fit()
  })
  area.addEventListener('desk:resize', fit)
  if (single) area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    next()
  })
  new ResizeObserver(fit).observe(area.parentElement ?? area)
  fit()
}
