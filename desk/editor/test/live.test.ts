// A tab that writes together with others, against a server that is played by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import './dom.ts'
import { sendableSteps } from 'prosemirror-collab'
import { EditorState } from '@tiptap/pm/state'
import { carets, peersOf } from '../src/live/carets.ts'
import { collabPlugin, keptOf } from '../src/live/kept.ts'
import { Live } from '../src/live/live.ts'
import type { Submission } from '../src/live/server.ts'
import { initials } from '../src/live/people.ts'
import { readDocument } from '../src/schema/document.ts'
import { storySchema } from '../src/schema/index.ts'

/** An event source that the test speaks through. */
class FakeSource {
  static last: FakeSource
  static readonly OPEN = 1
  readyState = 1
  private readonly listeners = new Map<string, ((event: { data: string }) => void)[]>()

  constructor(readonly url: string) {
    FakeSource.last = this
  }

  addEventListener(kind: string, act: (event: { data: string }) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), act])
  }

  close(): void {
    this.readyState = 2
  }

  tell(kind: string, data: unknown): void {
    for (const act of this.listeners.get(kind) ?? []) act({ data: JSON.stringify(data) })
  }
}
Object.assign(globalThis, { EventSource: FakeSource })

interface Desk {
  readonly live: Live
  readonly sent: Submission[]
  readonly said: string[]
  state: EditorState
  fields: Record<string, string>
  /** Answers the next questions, in order; the last one goes on for ever. */
  answers: (Response | 'cut')[]
  type(words: string): void
}

function desk(text = 'One.'): Desk {
  const schema = storySchema()
  const doc = readDocument(schema, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
  const d = {
    sent: [] as Submission[], said: [] as string[], fields: { headline: 'Fog' } as Record<string, string>, answers: [] as (Response | 'cut')[],
    state: EditorState.create({ schema, doc, plugins: [collabPlugin('ann.1', 0), carets()] }),
    type(words: string) {
      d.state = d.state.apply(d.state.tr.insertText(words, d.state.doc.content.size - 1))
    },
  } as unknown as Desk & { live: Live }
  const live = new Live({
    url: '/live', state: () => d.state, dispatch: (tr) => { d.state = d.state.apply(tr) },
    fields: () => d.fields, showFields: (values) => Object.assign(d.fields, values), clashed: ({ lost }) => d.said.push(`lost ${lost}`),
    caret: () => ({ field: '', anchor: 1, head: 1, away: false }), people: (all) => d.said.push(`here ${all.map(({ name }) => name).join(' ')}`),
    line: () => undefined, revision: (number) => d.said.push(`revision ${number}`), acted: () => undefined, ended: (status) => d.said.push(`ended ${status}`),
    setAside: async () => { d.said.push('set aside') },
    fetch: async (_, init) => {
      d.sent.push(JSON.parse(String(init.body)) as Submission)
      const answer = d.answers.length > 1 ? d.answers.shift() : d.answers[0]
      if (!answer || answer === 'cut') throw new TypeError('no network')
      return answer.clone()
    },
  }, 'ann.1')
  return Object.assign(d, { live })
}

const receipt = (what: object) => Response.json({ accepted: true, reset: false, version: 1, missed: null, turn: 0, lost: null, ...what })
const words = (d: Desk) => d.state.doc.textContent
const insertion = (at: number, text: string) => ({ stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text }] } })

test('a saving sends every step and field, and tells the revision', async () => {
  const d = desk()
  d.type(' Two.')
  d.fields['headline'] = 'Fog lifts'
  d.answers = [receipt({ revision: 7, saved_at: '2026-03-03T12:00:00Z' })]
  assert.deepEqual(await d.live.save(), { kind: 'saved', revision: 7, savedAt: Date.parse('2026-03-03T12:00:00Z') })
  assert.equal(d.sent[0]?.steps.length, 1)
  assert.deepEqual(d.sent[0]?.fields, [{ name: 'headline', value: 'Fog lifts', was: 'Fog' }])
  assert.equal(d.live.settled, true)
})

test('steps that crossed another’s are moved on top and sent again', async () => {
  const d = desk()
  d.type(' Mine.')
  d.answers = [
    receipt({ accepted: false, missed: [{ version: 1, client: 'ben.1', step: insertion(1, 'Theirs. ') }] }),
    receipt({ version: 2, revision: 2, saved_at: '2026-03-03T12:00:00Z' }),
  ]
  await d.live.save()
  assert.equal(words(d), 'Theirs. One. Mine.')
  assert.equal(d.sent[1]?.version, 1)
  assert.equal((d.sent[1]?.steps[0] as { from: number }).from, 13)
  assert.equal(d.live.settled, true)
})

test('an answer that was lost does not double what was typed', async () => {
  const d = desk()
  d.type(' Mine.')
  const step = sendableSteps(d.state)?.steps[0]?.toJSON() as unknown
  d.answers = ['cut']
  assert.deepEqual(await d.live.save(), { kind: 'unreachable' })
  d.answers = [receipt({ accepted: false, missed: [{ version: 1, client: 'ann.1', step }] }), receipt({ revision: 2, saved_at: '2026-03-03T12:00:00Z' })]
  await d.live.save()
  assert.equal(words(d), 'One. Mine.')
  assert.equal(d.live.settled, true)
})

test('each thing that can go wrong is told as the saving tells it', async () => {
  for (const [answer, kind] of [
    ['cut', 'unreachable'], [new Response('', { status: 401 }), 'signedOut'], [new Response('{}', { status: 500 }), 'failed'],
    [Response.json({ detail: 'Spiked.' }, { status: 409 }), 'refused'], [Response.json({ detail: 'No.' }, { status: 403 }), 'refused'],
    [Response.json({ errors: [{ field: 'headline', message: 'Too long.' }] }, { status: 422 }), 'invalid'], [Response.json({ hotel: 'portal' }), 'failed'],
  ] as const) {
    const d = desk()
    d.type('!')
    d.answers = [answer]
    assert.equal((await d.live.save()).kind, kind)
    assert.equal(d.live.settled, false, 'nothing is taken for sent')
  }
})

test('a tab that died goes on where it was, under its own name', () => {
  const dead = desk()
  dead.type(' Unsent.')
  const kept = { ...keptOf(dead.state, 'ann.dead'), fields: [{ name: 'headline', value: 'Unsent', was: 'Fog' }] }
  const d = desk('One, and changed since.')
  assert.equal(d.live.resume(JSON.parse(JSON.stringify(kept)) as typeof kept), true)
  assert.equal(words(d), 'One. Unsent.')
  assert.equal(d.fields['headline'], 'Unsent')
  assert.equal(d.live.name, 'ann.dead')
  assert.equal(sendableSteps(d.state)?.clientID, 'ann.dead')
  assert.equal(d.live.resume({ ...kept, doc: { type: 'nonsense' } }), false)
})

test('the greeting brings what was missed, who is here and where', async () => {
  const d = desk()
  d.answers = [receipt({})]
  d.live.open()
  assert.match(FakeSource.last.url, /client=ann\.1&version=0/)
  FakeSource.last.tell('hello', {
    version: 1, steps: [{ version: 1, client: 'ben.1', step: insertion(1, 'A. ') }], fields: { headline: 'Fog stays' }, turn: 3,
    people: [{ client: 'ben.1', name: 'Ben Ek', colour: 1, caret: { field: '', anchor: 3, head: 3, version: 1, away: false } }],
  })
  await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal(words(d), 'A. One.')
  assert.equal(d.fields['headline'], 'Fog stays')
  assert.deepEqual(peersOf(d.state).map(({ name, at }) => [name, at?.head]), [['Ben Ek', 3]])
  FakeSource.last.tell('steps', { steps: [{ version: 2, client: 'ben.1', step: insertion(1, 'Oh. ') }] })
  assert.equal(words(d), 'Oh. A. One.')
  assert.equal(peersOf(d.state)[0]?.at?.head, 7, 'a caret moves with its words')
  d.live.close()
})

test('who comes back too late keeps a copy and is shown the story as it is', async () => {
  const d = desk()
  d.type(' Old words.')
  d.answers = ['cut']
  d.live.open()
  FakeSource.last.tell('hello', { version: 900, steps: null, doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Anew.' }] }] }, fields: { headline: 'Anew' }, turn: 9, people: [] })
  await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal(words(d), 'Anew.')
  assert.equal(d.said.includes('set aside'), true)
  assert.equal(sendableSteps(d.state), null)
  d.live.close()
})

test('the server’s end of the line is told, unless it only starts anew', () => {
  const d = desk()
  d.live.open()
  FakeSource.last.tell('end', { status: 503, detail: 'Back soon.' })
  assert.deepEqual(d.said.filter((word) => word.startsWith('ended')), [])
  d.live.close()
  const other = desk()
  other.live.open()
  FakeSource.last.tell('end', { status: 403, detail: 'No.' })
  assert.deepEqual(other.said, ['ended 403'])
})

test('initials are two letters at most, in any script', () => {
  assert.deepEqual(['Ines Roy', 'ben', 'Мария Петрова', '  ', 'Ann van der Orr'].map(initials), ['IR', 'B', 'МП', '?', 'AO'])
})
