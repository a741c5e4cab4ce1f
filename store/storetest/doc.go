// Package storetest gives tests a database: real ones, on both engines, new
// for each test and gone after it. It is no part of a story's walk; it is the
// ground on which the walk is rehearsed.
//
// Run carries out one test on SQLite and on PostgreSQL. PostgreSQL is the server that
// BROADSHEET_TEST_POSTGRES names (a postgres:// address whose user may make
// databases), or else one that is started from the installed binaries, once for
// each test binary, and that ends with it however it ends. Where there is
// neither, the PostgreSQL half is skipped with a sentence, or fails when
// REQUIRE_POSTGRES is 1.
package storetest
