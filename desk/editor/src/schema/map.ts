// A locator map: places, countries and how they are framed. The server draws it, here as in the paper.
import { Node, mergeAttributes } from '@tiptap/core'
import { choices, drawing } from '../view/drawing.ts'
import { mapTools } from '../view/maptools.ts'
import { nodeAttributes } from './attributes.ts'
import { routes } from './shape.ts'

export const LocatorMap = Node.create({
  name: 'map',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('map'),
  parseHTML: () => [{ tag: 'figure.map', priority: 63 }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes({ class: 'map' }, HTMLAttributes)],
  addNodeView: () => drawing({
    label: 'Map',
    draw: '/desk/draw/map',
    first: 'find',
    tools: mapTools,
    fields: [
      { attribute: 'route', label: 'Join the places', choices: () => choices(routes) },
      { attribute: 'title', label: 'Title', hint: 'What it shows, also for those who don’t see it' },
      { attribute: 'note', label: 'Note' },
    ],
  }),
})
