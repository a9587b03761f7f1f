package scoring

var (
	lapsedWords = setOf(`provisional learner expired lapsed suspended revoked disqualified withdrawn surrendered elapsed outdated cancelled lapse removed invalid banned struck ended relinquished`)
	// goesOn are the words behind a comma that still speak of what stands before it: "ADR, expired 2019".
	goesOn = setOf("which that but now since it and not")
	runs   = setOf("expires expiry expire exp valid until till")
)

// lapsed says whether a licence or a membership is no longer held: by a word that says so, or by a date that has passed.
func (e *engine) lapsed(h hit) bool {
	s := h.source
	for i := h.first - 1; i >= h.first-3 && s.sameStatement(h.first, i); i-- {
		if lapsedWords[s.tokens[i].fold] && !s.crossesComma(i, h.first+1) {
			return true
		}
	}
	if s.heldOnce(h.first) {
		return true
	}
	inside := false
	const reach = 14
	for i := h.last; i < min(len(s.tokens), h.last+reach) && s.sameStatement(h.first, i); i++ {
		t := &s.tokens[i]
		inside = (inside || t.before.has(gapOpen)) && !t.before.has(gapClose)
		if t.before.has(gapSemicolon|gapBar|gapSlash) || t.before.has(gapComma) && !inside && !goesOn[t.fold] && !runs[t.fold] && !s.saysLapsed(i) {
			return false
		}
		if s.saysLapsed(i) {
			return !notNeeded[s.word(i-1)] && s.word(i-1) != "before"
		}
		if m, ok := s.moment(i); ok && (inside || i == h.last) && e.asOf > 0 {
			if r, ok := s.rangeFrom(i, m); ok {
				return !r.toPresent && r.to < e.asOf
			}
		}
		if !runs[t.fold] {
			continue
		}
		at := i + 1
		for at < i+3 && (rangeWords[s.word(at)] || s.word(at) == "date" || s.word(at) == "on" || s.word(at) == "in") {
			at++
		}
		if m, ok := s.moment(at); ok && !m.present && !m.noYear && e.asOf > 0 && s.sameStatement(i, at) {
			if m.wholeYear {
				m.month += 5
			}
			return m.month < e.asOf
		}
	}
	return s.lapsedSince(h.last)
}

// heldOnce reads "used to hold", "previously held", "had" before a licence.
func (s *source) heldOnce(first int) bool {
	const reach = 4
	for i := first - 1; i >= first-reach && s.sameStatement(first, i) && !s.tokens[i+1].before.has(gapComma|gapClose); i-- {
		switch s.tokens[i].fold {
		case "formerly", "previously":
			return true
		case "had":
			before := s.word(i - 1)
			return !having[before] && before != "always"
		case "hold", "have":
			if s.word(i-1) == "to" && s.word(i-2) == "used" {
				return true
			}
		}
	}
	return false
}

// lapsedSince reads the next statement where it goes on about the thing: "I had a licence. It was revoked in May".
func (s *source) lapsedSince(last int) bool {
	const reach, opening = 25, 6
	i := last
	for i < min(len(s.tokens), last+reach) && s.sameStatement(last-1, i) {
		i++
	}
	if w := s.word(i); w != "it" && w != "this" && w != "that" || !s.tokens[i].before.has(gapStop) {
		return false
	}
	for j := i + 1; j < i+opening && s.sameStatement(i, j); j++ {
		if s.saysLapsed(j) {
			return !notNeeded[s.word(j-1)]
		}
	}
	return false
}

// saysLapsed reads "expired", "ran out", "not renewed" at a token.
func (s *source) saysLapsed(i int) bool {
	w, next := s.word(i), s.word(i+1)
	switch w {
	case "ran", "run":
		return next == "out"
	case "not":
		return next == "renewed" || next == "valid" || next == "current"
	case "out":
		return next == "of" && s.word(i+2) == "date"
	case "no":
		return next == "longer"
	case "never":
		return next == "renewed"
	case "need", "needs":
		return next == "renewing" || next == "renewal" || next == "to" && s.word(i+2) == "renew"
	}
	return lapsedWords[w]
}
