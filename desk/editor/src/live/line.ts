// The line on which the server tells what others do. The browser's own event source comes back by itself after a short
// cut; after a refusal or a dead server it gives up, and then we come back, ever more slowly.
export interface LinePorts {
  /** The address to listen at, with the version that the tab has now. */
  address(): string
  heard(kind: string, data: unknown): void
  /** The server ended the line and said why. */
  ended(status: number, why: string): void
  state(open: boolean): void
}

const kinds = ['hello', 'steps', 'fields', 'people', 'caret', 'revision', 'story'] as const
const longestPause = 30_000

export class Line {
  private source: EventSource | undefined
  private again: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private shut = true

  constructor(private readonly ports: LinePorts) {}

  get isOpen(): boolean {
    return this.source?.readyState === EventSource.OPEN
  }

  /** Opens the line, or opens it anew from where the tab is. */
  open(): void {
    this.shut = false
    this.drop()
    const source = new EventSource(this.ports.address(), { withCredentials: true })
    this.source = source
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => {
        if (this.source !== source) return
        this.failures = 0
        if (kind === 'hello') this.ports.state(true)
        this.ports.heard(kind, JSON.parse((event as MessageEvent<string>).data))
      })
    }
    source.addEventListener('end', (event) => this.toldEnd(source, JSON.parse((event as MessageEvent<string>).data) as { status: number; detail: string }))
    source.addEventListener('error', () => this.broken(source))
  }

  close(): void {
    this.shut = true
    this.drop()
  }

  /** Comes back now, where it waits to. */
  hurry(): void {
    if (!this.shut && this.source?.readyState !== EventSource.OPEN) this.open()
  }

  private drop(): void {
    clearTimeout(this.again)
    this.source?.close()
    this.source = undefined
  }

  private toldEnd(source: EventSource, { status, detail }: { status: number; detail: string }): void {
    if (this.source !== source) return
    this.ports.state(false)
    this.drop()
    if (status >= 500) this.later()
    else {
      this.shut = true
      this.ports.ended(status, detail)
    }
  }

  /** Always comes back through us: the address tells the version, which the browser's own way would not. */
  private broken(source: EventSource): void {
    if (this.source !== source) return
    this.ports.state(false)
    this.drop()
    this.later()
  }

  private later(): void {
    const pause = Math.min(longestPause, 500 * 2 ** Math.min(this.failures, 6)) * (1 - Math.random() / 2)
    this.failures += 1
    this.again = setTimeout(() => {
      if (!this.shut) this.open()
    }, pause)
  }
}
