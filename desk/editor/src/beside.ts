// What stands beside the text and is read anew while somebody writes.
/**
 * A part that is read anew beside the text is put in only where it says something new, and never under a finger: a button
 * replaced between its press and its release would take the click with it, and one replaced as it was would lose the focus.
 */
export function leaveAlone(event: Event): void {
  const { target, fragment } = (event as CustomEvent<{ target: Element; fragment: ParentNode }>).detail
  const same = fragment.firstElementChild?.isEqualNode(target) ?? false
  if (same || target.querySelector(':active')) event.preventDefault()
}
