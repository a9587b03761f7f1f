package tools

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// searchIndex ranks tools by BM25 over their names, descriptions and arguments, each a field of its own: what a tool is
// called counts for more than what it also mentions. It holds every tool, so that the order of two tools is the same
// under every grant.
type searchIndex struct {
	tools   []*Tool
	fields  []searchField
	sayings []saying
}

// searchField is one part of what is known of the tools.
type searchField struct {
	weight float64

	counts []map[string]float64 // of each tool, how often a term is in it, set off against its length
	rarity map[string]float64   // inverse document frequency
}

// saturation is how soon more of a term adds nothing.
const saturation = 1.2

func newSearchIndex(all []*Tool) *searchIndex {
	x := &searchIndex{tools: all, sayings: sayings()}
	x.add(3, 0.75, func(t *Tool) string { return t.Short })
	x.add(1, 0.5, func(t *Tool) string { return t.Description })
	x.add(0.3, 0.5, func(t *Tool) string {
		var names []string
		for _, f := range t.listedFields() {
			names = append(names, f.Name)
		}
		return strings.Join(names, " ")
	})
	return x
}

func (x *searchIndex) add(weight, discount float64, text func(*Tool) string) {
	f := searchField{weight: weight, rarity: map[string]float64{}}
	lengths, whole := make([]float64, len(x.tools)), 0.0
	for i, t := range x.tools {
		counts := map[string]float64{}
		for _, term := range terms(text(t)) {
			counts[term]++
			lengths[i]++
		}
		for term := range counts {
			f.rarity[term]++
		}
		f.counts = append(f.counts, counts)
		whole += lengths[i]
	}
	n := float64(len(x.tools))
	for i, counts := range f.counts {
		for term := range counts {
			counts[term] /= 1 - discount + discount*lengths[i]/(whole/n)
		}
	}
	for term, holding := range f.rarity {
		f.rarity[term] = math.Log(1 + (n-holding+0.5)/(holding+0.5))
	}
	x.fields = append(x.fields, f)
}

// rank gives the tools that are allowed and hold anything of the query, the best first.
func (x *searchIndex) rank(query string, allowed func(*Tool) bool) []*Tool {
	asked := x.task(query)
	scores := map[*Tool]float64{}
	var found []*Tool
	for i, t := range x.tools {
		score := 0.0
		for _, f := range x.fields {
			for _, term := range asked.terms {
				n := f.counts[i][term]
				score += f.weight * f.rarity[term] * n * (1 + saturation) / (n + saturation)
			}
		}
		if score > 0 && allowed(t) {
			scores[t] = score * asked.fit(t) * x.named(i, asked.terms)
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b *Tool) int { // the tools are in order of their names, which settles a draw
		return cmp.Compare(scores[b], scores[a])
	})
	return found
}

// named discounts a tool whose name says more than was asked: job seekers when it was jobs.
func (x *searchIndex) named(tool int, asked []string) float64 {
	said, all := 0.0, 0.0
	for term := range x.fields[0].counts[tool] {
		all++
		if slices.Contains(asked, term) {
			said++
		}
	}
	return 0.5 + 0.5*said/all
}

// find gives the tools that fit a query best, of those that the grant allows.
func (s *Server) find(query string, limit int) []*Tool {
	ranked := s.index().rank(query, s.Grant.Allows)
	return ranked[:min(limit, len(ranked))]
}
