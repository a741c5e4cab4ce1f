// Package rig sets up what the measurements under bench/ measure: the real
// program, built from this checkout, on a data folder of its own, and a bare
// net/http server as the peer that every figure is a ratio to.
package rig
