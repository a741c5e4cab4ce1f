package cmd

import (
	"fmt"
	"runtime/debug"
)

// version is set by the linker for a release.
var version = "" //nolint:gochecknoglobals // -ldflags -X needs a variable; nothing writes it later

type versionCommand struct{}

// Run prints the version and the Go that built it.
func (versionCommand) Run(c *console) error {
	goVersion := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		goVersion = info.GoVersion
	}
	_, err := fmt.Fprintf(c.out, "broadsheet %s (%s)\n", Version(), goVersion)
	return err
}

// Version names this build: the release, or the commit that it was built from.
func Version() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return "dev-" + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return "dev"
}
