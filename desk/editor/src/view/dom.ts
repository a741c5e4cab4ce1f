// Makes elements in one expression. Text only ever goes in as text.

type Properties = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>

/** An element with attributes, listeners (keys that start with 'on') and children; false and null leave one out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, properties: Properties = {}, ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, String(value))
  }
  element.append(...children.filter((child): child is Node | string => child !== null))
  return element
}

let made = 0

/** An id that no other element of the page has. */
export function freshId(stem: string): string {
  made += 1
  return `${stem}-${made}`
}
