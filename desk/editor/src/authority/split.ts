// The server's interpreter (goja) finds an empty piece too many when it splits at a pattern that may match nothing, which
// is how ProseMirror reads the content rules of a schema. Nothing in this bundle wants an empty piece of such a split.
const split = String.prototype.split as (this: string, separator: string | RegExp, limit?: number) => string[]

String.prototype.split = function (this: string, separator: unknown, limit?: number): string[] {
  const pieces = split.call(this, separator as string, limit)
  return separator instanceof RegExp ? pieces.filter((piece) => piece !== '') : pieces
}
