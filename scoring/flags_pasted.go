package scoring

const (
	// shingle is the number of words that are compared at once.
	shingle = 5
	// pastedRun is the number of words in a row that nobody shares with an advert by chance. Shorter runs count from
	// sharedRun words, if together they make pastedSum.
	pastedRun = 20
	sharedRun = 7
	pastedSum = 40
)

// advert is the set of shingles of a job's texts.
type advert struct{ shingles map[uint64]bool }

func newAdvert(job Job) *advert {
	a := &advert{shingles: map[uint64]bool{}}
	for _, text := range [...]string{job.Description, job.Responsibilities, job.Skills} {
		tokens, _ := tokenise([]rune(text))
		for i := 0; i+shingle <= len(tokens); i++ {
			a.shingles[shingleHash(tokens[i:i+shingle])] = true
		}
	}
	return a
}

// shingleHash is FNV-1a, which is the same on every machine.
func shingleHash(tokens []token) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i := range tokens {
		w := tokens[i].fold
		for j := range len(w) {
			h = (h ^ uint64(w[j])) * prime
		}
		h = (h ^ ' ') * prime
	}
	return h
}

// PastedAd gives the passages of a text that were copied from the advert, as the text has them. An echo of a phrase, which
// a good letter has, is none: it takes twenty words in a row, or several shorter runs.
func PastedAd(job Job, text string) []string {
	s := newSource("", text, -1)
	passages := []string{}
	for _, p := range s.pasted(newAdvert(job)) {
		passages = append(passages, string(s.runes[p.start:p.end]))
	}
	return passages
}

// pasted finds runs of words that stand in the advert too.
func (s *source) pasted(a *advert) []passage {
	if len(a.shingles) == 0 || len(s.tokens) < shingle {
		return nil
	}
	var runs []extent
	for i := 0; i+shingle <= len(s.tokens); {
		if !a.shingles[shingleHash(s.tokens[i:i+shingle])] {
			i++
			continue
		}
		first := i
		for i+shingle <= len(s.tokens) && a.shingles[shingleHash(s.tokens[i:i+shingle])] {
			i++
		}
		i += shingle - 1
		runs = append(runs, extent{first, i})
	}
	longest, sum := 0, 0
	for _, r := range runs {
		n := r.end - r.start
		longest = max(longest, n)
		if n >= sharedRun {
			sum += n
		}
	}
	if longest < pastedRun && sum < pastedSum {
		return nil
	}
	var found []passage
	for _, r := range runs {
		if n := r.end - r.start; n >= pastedRun || n >= sharedRun && sum >= pastedSum {
			found = append(found, passage{extent: extent{s.tokens[r.start].start, s.tokens[r.end-1].end}, kind: flagPastedAd})
		}
	}
	return joined(found)
}
