package scoring

import "slices"

const (
	// stuffedWords and stuffedShare say when a passage repeats itself: of so many words or more, no more than so large a
	// share are different ones. Natural lists stay above a half.
	stuffedWords = 9
	stuffedShare = 0.34
	// stuffedRun is the number of times that a word stands next to itself.
	stuffedRun = 4
	// repeatedLines is the number of times that a line of some length stands in a text; pages repeat their header.
	repeatedLines = 3
	repeatedWords = 5
	// frequentWord is the number of times that one word is used, and frequentShare its share of all words, from which the
	// text cannot be about people any more.
	frequentWord  = 15
	frequentShare = 0.08
)

// stuffing finds keywords that are repeated far more than anybody would.
func (s *source) stuffing() []passage {
	found := s.repeatedPassages()
	found = append(found, s.runsOfWords()...)
	found = append(found, s.repetitions()...)
	found = append(found, s.frequentWords()...)
	return joined(found)
}

// paragraphs gives stretches of tokens between empty lines, cut at 400 words.
func (s *source) paragraphs() []extent {
	const longest = 400
	var list []extent
	start := 0
	for i := 1; i <= len(s.tokens); i++ {
		if i == len(s.tokens) || s.tokens[i].before.has(gapBlank) || i-start >= longest {
			list = append(list, extent{start, i})
			start = i
		}
	}
	return list
}

func isContent(t *token) bool { return len(t.fold) > 1 && !genericWords[t.fold] && !isNumber(t.fold) }

// repeatedPassages looks at paragraphs, and at the lines in them.
func (s *source) repeatedPassages() []passage {
	var found []passage
	different := map[string]bool{}
	check := func(first, last int) bool {
		clear(different)
		words := 0
		for i := first; i < last; i++ {
			if isContent(&s.tokens[i]) {
				words++
				different[s.tokens[i].stem] = true
			}
		}
		if words < stuffedWords || float64(len(different)) > stuffedShare*float64(words) {
			return false
		}
		found = append(found, passage{extent: extent{s.tokens[first].start, s.tokens[last-1].end}, kind: flagStuffing})
		return true
	}
	for _, p := range s.paragraphs() {
		if !s.namesYears(p) && check(p.start, p.end) {
			continue
		}
		for i := p.start; i < p.end; {
			l := &s.lines[s.tokens[i].line]
			last := min(max(l.last, i+1), p.end)
			check(i, last)
			i = last
		}
	}
	return found
}

// runsOfWords finds "Python, Python, Python, Python".
func (s *source) runsOfWords() []passage {
	var found []passage
	for i := 0; i < len(s.tokens); {
		first := i
		for i < len(s.tokens) && s.tokens[i].fold == s.tokens[first].fold && (i == first || !s.tokens[i].before.has(gapBlank)) {
			i++
		}
		if i-first >= stuffedRun && isContent(&s.tokens[first]) {
			found = append(found, passage{extent: extent{s.tokens[first].start, s.tokens[i-1].end}, kind: flagStuffing})
		}
	}
	return found
}

// repetitions finds lines that stand there again and again under one post; people do tell of several posts in the same
// words. The first one stays evidence.
func (s *source) repetitions() []passage {
	var found []passage
	places := map[string][]int{}
	settle := func() {
		for _, lines := range places {
			if len(lines) < repeatedLines {
				continue
			}
			for _, i := range lines[1:] {
				found = append(found, passage{extent: s.lines[i].extent, kind: flagStuffing})
			}
		}
		clear(places)
	}
	for i := range s.lines {
		l := &s.lines[i]
		if s.namesYear(l) {
			settle()
			continue
		}
		if l.last-l.first >= repeatedWords {
			key := s.phrase(l.first, l.last)
			places[key] = append(places[key], i)
		}
	}
	settle()
	return found // joined puts them in order
}

// namesYears says whether a paragraph dates several of its lines, as a list of posts does, which may well be alike.
func (s *source) namesYears(p extent) bool {
	dated := 0
	for i := s.tokens[p.start].line; i <= s.tokens[p.end-1].line; i++ {
		if s.namesYear(&s.lines[i]) {
			dated++
		}
	}
	return dated >= repeatedLines
}

func (s *source) namesYear(l *line) bool {
	for i := l.first; i < l.last; i++ {
		if _, ok := year4(s.tokens[i].fold); ok {
			return true
		}
	}
	return false
}

// frequentWords finds the lines that are dense with a word which the whole text is full of.
func (s *source) frequentWords() []passage {
	count := map[string]int{}
	for i := range s.tokens {
		if t := &s.tokens[i]; isContent(t) && len(t.fold) > 3 {
			count[t.stem]++
		}
	}
	var frequent []string
	for w, n := range count {
		if n >= frequentWord && float64(n) >= frequentShare*float64(len(s.tokens)) {
			frequent = append(frequent, w)
		}
	}
	if len(frequent) == 0 {
		return nil
	}
	var found []passage
	for i := range s.lines {
		l := &s.lines[i]
		dense := 0
		for j := l.first; j < l.last; j++ {
			if slices.Contains(frequent, s.tokens[j].stem) {
				dense++
			}
		}
		const denseLine = 3
		if dense >= denseLine && 4*dense >= l.last-l.first {
			found = append(found, passage{extent: l.extent, kind: flagStuffing})
		}
	}
	return found
}
