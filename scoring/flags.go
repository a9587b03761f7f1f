package scoring

import (
	"cmp"
	"slices"
	"unicode"
)

// The kinds of flags that texts alone can show.
const (
	flagHidden      = "hidden_text"
	flagInstruction = "instruction"
	flagPastedAd    = "pasted_ad"
	flagStuffing    = "stuffing"
	flagUnreadable  = "unreadable"
)

// maxFlagQuote is the length of a flag's quote in code points, and maxFlags the number of flags of one kind in one text.
const (
	maxFlagQuote = 300
	maxFlags     = 10
)

// Flags finds what a person should see in the texts and answers of a candidate: text that speaks to software, text pasted
// from the advert, repetition far above what is natural, hidden tag characters, and text that nobody can read. The job may
// be empty; then nothing is compared with an advert. Screen calls it with the phrases that its rubric was drafted from,
// ScreenForJob with the advert.
//
// A flag changes no score. The passage that it quotes is no evidence, and nothing else is taken away for it. Flags come in
// the order of the texts.
func Flags(c Candidate, job Job) []Flag {
	return findFlags(sourcesOf(c), job)
}

// passage is a part of a source that is flagged.
type passage struct {
	extent
	kind  string
	quote string // if it is not the text itself
}

// findFlags flags passages and takes them out of the evidence.
func findFlags(sources []*source, job Job) []Flag {
	flags := []Flag{}
	advert := newAdvert(job)
	for _, s := range sources {
		passages := s.instructions()
		passages = append(passages, s.hiddenTags()...)
		passages = append(passages, s.pasted(advert)...)
		if broken := s.unreadable(); broken != nil {
			passages = append(passages, broken...)
		} else {
			passages = append(passages, s.stuffing()...)
		}
		slices.SortStableFunc(passages, func(a, b passage) int { return cmp.Or(a.start-b.start, b.end-a.end) })
		count := map[string]int{}
		excluded := make([]extent, 0, len(passages))
		for _, p := range passages {
			excluded = append(excluded, p.extent)
			count[p.kind]++
			if count[p.kind] > maxFlags {
				continue
			}
			quote := p.quote
			if quote == "" {
				quote = clip(string(s.runes[p.start:p.end]), maxFlagQuote)
			}
			flags = append(flags, Flag{Kind: p.kind, Quote: quote, Source: s.name})
		}
		s.exclude(excluded)
	}
	return flags
}

// unreadable flags a text that is mostly replacement characters or private code points, as damaged fonts leave it.
func (s *source) unreadable() []passage {
	visible, broken := 0, 0
	for _, r := range s.runes {
		if unicode.IsSpace(r) {
			continue
		}
		visible++
		if r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) {
			broken++
		}
	}
	const least = 20
	if visible < least || 5*broken < visible {
		return nil
	}
	e := s.shortened(extent{0, min(len(s.runes), maxQuote)})
	return []passage{{extent: extent{0, len(s.runes)}, kind: flagUnreadable, quote: string(s.runes[e.start:e.end])}}
}

// hiddenTags reads text that is spelt in Unicode's tag characters, which nobody sees.
func (s *source) hiddenTags() []passage {
	var found []passage
	for i := 0; i < len(s.runes); i++ {
		start := i
		var plain []rune
		for i < len(s.runes) && 0xe0020 <= s.runes[i] && s.runes[i] <= 0xe007f {
			plain = append(plain, s.runes[i]-0xe0000)
			i++
		}
		const least = 4
		if len(plain) >= least {
			found = append(found, passage{extent: extent{start, i}, kind: flagHidden, quote: clip(string(plain), maxFlagQuote)})
		}
	}
	return found
}

// statements widens a stretch of tokens to whole statements, in one paragraph.
func (s *source) statements(first, last int) extent {
	for first > 0 && s.tokens[first-1].sentence == s.tokens[first].sentence {
		first--
	}
	for last < len(s.tokens) && s.tokens[last].sentence == s.tokens[last-1].sentence {
		last++
	}
	e := extent{s.tokens[first].start, s.tokens[last-1].end}
	for e.start > 0 && !unicode.IsSpace(s.runes[e.start-1]) && (first == 0 || e.start > s.tokens[first-1].end) {
		e.start--
	}
	limit := len(s.runes)
	if last < len(s.tokens) {
		limit = s.tokens[last].start
	}
	for e.end < limit && !unicode.IsSpace(s.runes[e.end]) {
		e.end++
	}
	return e
}
