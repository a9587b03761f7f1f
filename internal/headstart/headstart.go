// Package headstart lets the program begin without collecting garbage, which takes a quarter of the time until a client
// hears of it: what its packages set up is nearly all kept, and only just more than what Go begins to collect at.
package headstart

import "runtime/debug"

// untilSixteen puts collections off until the heap has 16 MiB, four times what the least would be. It is said before most
// packages are set up, since this one needs little that they need.
const untilSixteen = 400

var before = debug.SetGCPercent(untilSixteen)

// End has garbage collected as ever, or as GOGC says.
func End() { debug.SetGCPercent(before) }
