// Cleans what other programs put on the clipboard before the schema reads it. The schema drops what it does not know;
// here is only what would be misread: Word's lists made of paragraphs, and meaning that hides in style attributes.

/** HTML of the clipboard, with lists as lists and bold as bold, and without styles, comments and office markup. */
export function cleanPaste(html: string): string {
  const doc = new DOMParser().parseFromString(withoutOffice(html), 'text/html')
  for (const element of doc.querySelectorAll(noText)) element.remove()
  for (const element of doc.querySelectorAll('[data-style]')) if (/display:none/.test(styleOf(element))) element.remove()
  if (/class=["']?Mso|urn:schemas-microsoft-com|class="[^"]*\b(?:TextRun|SCXW)/i.test(html)) {
    withoutLanguages(doc)
    withoutRemarks(doc)
  }
  wordLists(doc)
  unwrapDocs(doc)
  for (const element of [...doc.querySelectorAll('[data-style]')]) styleToTags(element as HTMLElement)
  for (const link of doc.querySelectorAll('a[href]')) straightLink(link)
  cleanSigns(doc.body)
  for (const element of [...doc.querySelectorAll('p')]) if (isSpacer(element)) element.remove()
  for (const element of [...doc.querySelectorAll(':is(body, div) > br')]) if (partsBlocks(element)) element.remove()
  return doc.body.innerHTML
}

/** Styles are moved to a data attribute as text: under the desk's policy the parser may not read them as styles. */
function withoutOffice(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<\/?[ovwm]:[^>]*>/gi, '')
    .replace(/(<[a-z][^<>]*?\s)style(\s*=\s*["'])/gi, '$1data-style$2')
}

/** What stands on a page and is none of its text; a block of ours that is kept unseen is. */
const noText = 'script, style, meta, link, title, noscript, template, button, input, select, svg, dialog, nav, [hidden]:not(.unknown)'

/** What others noted in a document, what was struck out in it, and its footnotes with the signs that lead to them. */
function withoutRemarks(doc: Document): void {
  const remarks = 'del, .EOP, [class*="MsoComment"], [class*="MsoFootnote"], [class*="MsoEndnote"]'
  for (const element of [...doc.querySelectorAll(remarks)]) element.remove()
  for (const element of [...doc.querySelectorAll('[data-style]')]) {
    if (/mso-element:(comment|footnote|endnote)|mso-(footnote|endnote)-id|mso-comment-/.test(styleOf(element))) element.remove()
  }
}

/** An address that goes through a search engine's or a mailer's door is written as the one that it leads to. */
function straightLink(link: Element): void {
  try {
    const url = new URL(link.getAttribute('href') ?? '')
    const inner = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url' ? (url.searchParams.get('q') ?? url.searchParams.get('url'))
      : url.hostname.endsWith('.safelinks.protection.outlook.com') ? url.searchParams.get('url') : null
    if (inner && /^https?:/.test(inner)) link.setAttribute('href', inner)
  } catch {
    // An address that is none is refused by the schema.
  }
}

/** Signs that set a line elsewhere and only stand in the way here: hyphens and breaks that nobody sees, and spaces that
 *  don't break where no rule of a language wants them. */
function cleanSigns(body: HTMLElement): void {
  const walk = (node: Node): void => {
    if (node.nodeName === 'PRE' || node.nodeName === 'CODE') return
    if (node.nodeType !== 3) return node.childNodes.forEach(walk)
    const text = node.textContent ?? ''
    const clean = text.replace(/[\u00ad\u200b\u2060]/g, '').replace(/(?<![«\d])[\u00a0 ]*\u00a0[\u00a0 ]*(?![»;:?!%\d€£$])/g, ' ')
    if (clean !== text) node.textContent = clean
  }
  walk(body)
}

/** Word marks every run of words with the language of its spelling checker. */
function withoutLanguages(doc: Document): void {
  for (const element of doc.querySelectorAll('[lang]')) element.removeAttribute('lang')
}

function styleOf(element: Element): string {
  return (element.getAttribute('data-style') ?? '').toLowerCase().replace(/\s+/g, '')
}

/** Google Docs wraps everything in a bold element that is styled not to be bold. */
function unwrapDocs(doc: Document): void {
  for (const bold of [...doc.querySelectorAll('b[id^="docs-internal-guid"]')]) bold.replaceWith(...bold.childNodes)
}

const tagsOfStyle: readonly (readonly [RegExp, string])[] = [
  [/(?:^|;)font-weight:(bold|bolder|[6-9]00)/, 'strong'],
  [/(?:^|;)font-style:(italic|oblique)/, 'em'],
  [/(?:^|;)vertical-align:super/, 'sup'],
  [/(?:^|;)vertical-align:sub/, 'sub'],
]

/** Headings are bold by nature: their style says nothing. */
function styleToTags(element: HTMLElement): void {
  const style = styleOf(element)
  element.removeAttribute('data-style')
  if (/^(B|STRONG)$/.test(element.tagName) && /(?:^|;)font-weight:(normal|400)/.test(style)) {
    return element.replaceWith(...element.childNodes)
  }
  if (!/^(SPAN|FONT|A|P|TD)$/.test(element.tagName) || element.closest('h1, h2, h3, h4, h5, h6')) return
  for (const [pattern, tag] of tagsOfStyle) {
    if (!pattern.test(style) || !element.textContent?.trim()) continue
    const wrapper = element.ownerDocument.createElement(tag)
    wrapper.append(...element.childNodes)
    element.append(wrapper)
  }
}

/** Word writes a list as paragraphs that carry 'mso-list: l0 level2' and their bullet as text. */
function wordLists(doc: Document): void {
  let lists: HTMLElement[] = []
  for (const paragraph of [...doc.querySelectorAll('p')]) {
    const level = Number(/mso-list:\S*level(\d)/.exec(styleOf(paragraph))?.[1] ?? 0)
    if (level === 0) {
      lists = []
      continue
    }
    const follows = lists.length > 0 && lists[0]?.nextElementSibling === paragraph
    lists = putInList(doc, paragraph, follows ? lists : [], level)
  }
}

/** Moves the paragraph into the list of its level, opening lists on the way; answers the lists now open. */
function putInList(doc: Document, paragraph: HTMLElement, open: readonly HTMLElement[], level: number): HTMLElement[] {
  const lists = open.slice(0, level)
  const tag = takeMarker(paragraph)
  while (lists.length < level) {
    const list = doc.createElement(tag)
    const parent = lists.at(-1)
    if (!parent) paragraph.before(list)
    else (parent.lastElementChild ?? parent.appendChild(doc.createElement('li'))).append(list)
    lists.push(list)
  }
  const item = doc.createElement('li')
  item.append(...paragraph.childNodes)
  paragraph.remove()
  lists.at(-1)?.append(item)
  return lists
}

/** Removes the bullet or number that Word wrote as text, and says which kind of list it stood for. */
function takeMarker(paragraph: HTMLElement): 'ol' | 'ul' {
  const marker = [...paragraph.querySelectorAll('span')].find((span) => styleOf(span).includes('mso-list:ignore'))
  const text = marker?.textContent?.trim() ?? ''
  marker?.remove()
  return /^[\p{L}\p{N}]{1,4}[.)]/u.test(text) ? 'ol' : 'ul'
}

function isSpacer(paragraph: Element): boolean {
  return paragraph.textContent?.replace(/\u00a0/g, '').trim() === '' && paragraph.querySelector('img, br, iframe, video') === null
}

/** A break between two blocks, or at the edge of all, is room and no part of the text. */
function partsBlocks(br: Element): boolean {
  const beside = (step: 'previousSibling' | 'nextSibling'): Node | null => {
    let node: Node | null = br[step]
    while (node && (node.nodeName === 'BR' || (node.nodeType === 3 && !node.textContent?.trim()))) node = node[step]
    return node
  }
  const isBlock = (node: Node | null) => node === null || /^(P|H[1-6]|UL|OL|DIV|TABLE|BLOCKQUOTE|FIGURE|PRE|HR)$/.test(node.nodeName)
  return isBlock(beside('previousSibling')) && isBlock(beside('nextSibling'))
}
