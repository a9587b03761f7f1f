package scoring

import (
	"cmp"
	"slices"
)

// Ties gives the groups of screenings, by their index, that the evidence cannot tell apart: in a group the ranges from Low
// to High of every two meet, and no group can be added to. Two candidates who share no group are told apart: the Low of
// one is above the High of the other.
//
// Overlapping is not transitive (90-80 meets 85-65, which meets 70-60, but the first is above the last), so a candidate
// may be in several groups, next to each other; whoever is in one alone stands out. Groups come best first, and members
// by Score, then by index. Ranges that only touch do overlap.
func Ties(screenings []Screening) [][]int {
	type end struct {
		value float64
		low   bool
		index int
	}
	ends := make([]end, 0, 2*len(screenings))
	for i, s := range screenings {
		ends = append(ends, end{s.High, false, i}, end{s.Low, true, i})
	}
	slices.SortFunc(ends, func(a, b end) int {
		if c := cmp.Compare(b.value, a.value); c != 0 {
			return c
		}
		if a.low != b.low { // who comes in meets who is about to leave
			if a.low {
				return 1
			}
			return -1
		}
		return a.index - b.index
	})

	groups := [][]int{}
	var open []int
	grown := false
	for _, e := range ends { // from the highest value down: a range comes in with its High and leaves with its Low
		if !e.low {
			open = append(open, e.index)
			grown = true
			continue
		}
		if grown {
			groups = append(groups, byScore(open, screenings))
			grown = false
		}
		open = slices.DeleteFunc(open, func(i int) bool { return i == e.index })
	}
	return groups
}

func byScore(members []int, screenings []Screening) []int {
	group := slices.Clone(members)
	slices.SortFunc(group, func(a, b int) int {
		return cmp.Or(cmp.Compare(screenings[b].Score, screenings[a].Score), a-b)
	})
	return group
}
