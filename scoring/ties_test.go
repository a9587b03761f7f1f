package scoring

import (
	"slices"
	"testing"
)

func TestTies(t *testing.T) {
	ranges := func(pairs ...[3]float64) []Screening {
		list := make([]Screening, len(pairs))
		for i, p := range pairs {
			list[i] = Screening{Low: p[0], Score: p[1], High: p[2]}
		}
		return list
	}
	for name, c := range map[string]struct {
		screenings []Screening
		want       [][]int
	}{
		"none":                    {nil, [][]int{}},
		"one":                     {ranges([3]float64{10, 20, 30}), [][]int{{0}}},
		"apart":                   {ranges([3]float64{10, 20, 30}, [3]float64{40, 50, 60}), [][]int{{1}, {0}}},
		"overlapping":             {ranges([3]float64{10, 20, 50}, [3]float64{40, 50, 60}), [][]int{{1, 0}}},
		"touching":                {ranges([3]float64{10, 20, 40}, [3]float64{40, 50, 60}), [][]int{{1, 0}}},
		"equal":                   {ranges([3]float64{50, 50, 50}, [3]float64{50, 50, 50}), [][]int{{0, 1}}},
		"a chain is no group":     {ranges([3]float64{80, 85, 90}, [3]float64{65, 75, 85}, [3]float64{60, 65, 70}), [][]int{{0, 1}, {1, 2}}},
		"one range over all":      {ranges([3]float64{0, 20, 100}, [3]float64{10, 15, 20}, [3]float64{70, 75, 80}), [][]int{{2, 0}, {0, 1}}},
		"three in one":            {ranges([3]float64{10, 40, 90}, [3]float64{20, 60, 80}, [3]float64{30, 50, 70}), [][]int{{1, 2, 0}}},
		"points at the same spot": {ranges([3]float64{50, 50, 50}, [3]float64{40, 45, 50}, [3]float64{50, 55, 60}), [][]int{{2, 0, 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Ties(c.screenings); !slices.EqualFunc(got, c.want, slices.Equal) || got == nil {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
