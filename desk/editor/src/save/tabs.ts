// Several tabs of one story: they tell each other of new revisions, and each holds a lock while it lives, so that a
// new tab can tell a dead tab's unsaved text (to be restored) from a living one's (to be left alone).
import type { Draft } from './draft.ts'

interface Message {
  readonly revision: number
  readonly draft: Draft
}

export class Tabs {
  readonly id = newId()
  private readonly channel: BroadcastChannel | null
  private release: () => void = () => undefined

  constructor(private readonly story: string) {
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`broadsheet-story-${story}`) : null
    void this.hold()
  }

  announce(revision: number, draft: Draft): void {
    this.channel?.postMessage({ revision, draft } satisfies Message)
  }

  listen(act: (revision: number, draft: Draft) => void): void {
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<Message>) => act(data.revision, data.draft)
  }

  /** The ids of tabs that are open now. Without locks (a page not served securely) all others count as gone. */
  async living(): Promise<ReadonlySet<string>> {
    const held = (await navigator.locks?.query().catch(() => undefined))?.held ?? []
    const prefix = this.lockName('')
    return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])))
  }

  close(): void {
    this.channel?.close()
    this.release()
  }

  private async hold(): Promise<void> {
    await navigator.locks?.request(this.lockName(this.id), () => new Promise<void>((resolve) => {
      this.release = resolve
    })).catch(() => undefined)
  }

  private lockName(tab: string): string {
    return `broadsheet-story/${this.story}/${tab}`
  }
}

/** randomUUID exists on secure pages only; a desk on a plain local address has getRandomValues. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36)).join('')
}
