// Package judges_test holds the readers' pages against judges that we did not
// write: the Nu HTML checker, axe, the rules of the W3C feed validator and of
// the sitemap protocol, Lighthouse, and a pair of scales.
//
// All of them look at one demonstration publication, served by the real binary
// and given a story of each kind, a withdrawn one, and a newsroom to sign in to.
// Judges that need Node, Java or Chromium are skipped, and say so, where those
// are missing; REQUIRE_CHROMIUM=1 makes that a failure. What comes from npm is
// installed by the test, from the lock file, when it is not there yet.
//
//	go test ./e2e/judges                       what must hold on every change
//	go test ./e2e/judges -run Lighthouse -lighthouse -v
//	go test ./e2e/judges -run Look -look DIR   pictures of every page, and a gallery
package judges_test
