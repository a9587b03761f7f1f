// Package e2e tests the program as it is used: the built binary, over its real pipes, against an embedded Pinpoint in
// another process, by our own client and by those of others (see peers).
package e2e
