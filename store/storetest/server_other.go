//go:build !unix

package storetest

import "io"

// start starts no server where PostgreSQL is no Unix program; one that runs
// already can be named.
func start() (address string, life io.Closer, err error) { return "", nil, errNoPostgres }
