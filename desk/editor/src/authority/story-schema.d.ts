// Made by bundle/schema.mjs from the editor's schema while the bundle is built.
declare module 'story-schema' {
  const spec: unknown
  export default spec
}
