// Package bench makes data to measure with: a publication of any size that is
// the same each time it is made. The programs below it (bench/nginx, …)
// measure, and report ratios against a peer in the same run.
package bench
