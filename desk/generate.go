package desk

// The bundle in static/ is committed, so that building the binary needs no Node; CI runs this and fails on a difference.
//go:generate sh -c "cd editor && npm ci && npm run build"
