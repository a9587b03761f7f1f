package scoring

// workRight looks for plain statements of the right to work. Nothing is inferred from names, places, schools or
// languages, and a nationality is withheld before.
func (e *engine) workRight(n int) outcome {
	country := e.countries(n)
	var yes, no outcome
	for _, s := range e.sources {
		for i := range s.tokens {
			if s.tokens[i].dead || s.lines[s.tokens[i].line].section == sectionExperience {
				continue // whoever checks rights to work says so there
			}
			granted, denied, last := s.statesRight(i)
			if !granted && !denied || s.elsewhere(last, country) {
				continue
			}
			quote := s.quote(s.around(i, last))
			if granted {
				yes.raise(1, quote)
			} else {
				no.raise(0, quote)
			}
		}
	}
	if yes.known {
		return yes
	}
	return no
}

// rightPhrases grant the right by themselves; the rest of each follows its first word.
var rightPhrases = map[string][]string{
	"right":        {"to work", "to live and work", "to reside and work"},
	"eligible":     {"to work", "to live and work", "for work in"},
	"authorised":   {"to work"},
	"authorized":   {"to work"},
	"permitted":    {"to work"},
	"entitled":     {"to work", "to live and work"},
	"legally":      {"able to work", "allowed to work", "entitled to work", "permitted to work"},
	"permission":   {"to work"},
	"indefinite":   {"leave to remain", "leave to enter"},
	"settled":      {"status"},
	"presettled":   {"status"},
	"unrestricted": {"right to work", "work authorization", "work authorisation"},
	"work":         {"permit", "authorization", "authorisation", "visa"},
	"no":           {"sponsorship", "visa sponsorship", "visa required", "work permit required"},
	"without":      {"sponsorship", "visa sponsorship", "needing sponsorship", "requiring sponsorship", "the need for sponsorship"},
}

var (
	aboutRights = setOf(`check checks checking compliance documents documentation audits audit legislation verification process processes policies policy laws law`)
	needs       = setOf(`require requires required requiring need needs needed needing seek seeking apply applying want`)
	notNeeded   = setOf(`not dont no never wont without neither nor doesnt`)
)

// statesRight reads a statement at token i; last is the token after it.
func (s *source) statesRight(i int) (granted, denied bool, last int) {
	w := s.tokens[i].fold
	for _, rest := range rightPhrases[w] {
		n := s.follows(i+1, rest)
		if n == 0 || aboutRights[s.word(i+1+n)] {
			continue
		}
		last = i + 1 + n
		if w == "no" || w == "without" {
			return true, false, last
		}
		if needed, not := s.needBefore(i); needed {
			return not, !not, last
		}
		if s.tokens[i].negated || s.pending(i, last) {
			return false, s.tokens[i].negated, last
		}
		return true, false, last
	}
	if w == "sponsorship" || w == "visa" && s.word(i+1) != "sponsorship" {
		if needed, not := s.needBefore(i); needed {
			return not, !not, i + 1
		}
	}
	return false, false, i
}

// needBefore reads "I (do not) require" before token i.
func (s *source) needBefore(i int) (needed, not bool) {
	for j := i - 1; j >= i-5 && s.sameStatement(i, j); j-- {
		if !needs[s.tokens[j].fold] {
			continue
		}
		for k := j - 1; k >= j-4 && s.sameStatement(i, k); k-- {
			if notNeeded[s.tokens[k].fold] {
				return true, true
			}
		}
		return true, false
	}
	return false, false
}

// countryNames are the names of the countries that adverts ask about, by one key each.
var countryNames = map[string]string{
	"uk": "uk", "britain": "uk", "kingdom": "uk", "england": "uk", "scotland": "uk", "wales": "uk", "ireland": "ie", "eire": "ie", "roi": "ie",
	"us": "us", "usa": "us", "states": "us", "america": "us", "eu": "eu", "eea": "eu", "europe": "eu", "european": "eu", "canada": "ca", "australia": "au",
	"zealand": "nz", "germany": "de", "france": "fr", "spain": "es", "italy": "it", "netherlands": "nl", "holland": "nl", "belgium": "be", "poland": "pl",
	"portugal": "pt", "switzerland": "ch", "austria": "at", "sweden": "se", "norway": "no", "denmark": "dk", "finland": "fi", "india": "in", "jersey": "je",
	"guernsey": "gg", "man": "im", "singapore": "sg", "uae": "ae", "dubai": "ae", "emirates": "ae", "africa": "za", "japan": "jp", "china": "cn",
}

// countries gives the countries that a criterion names.
func (e *engine) countries(n int) map[string]bool {
	c := &e.rubric.Criteria[n]
	named := map[string]bool{}
	for _, name := range append([]string{c.Label, c.Source}, c.Aliases...) {
		tokens, _ := tokenise([]rune(name))
		for i := range tokens {
			if key, ok := countryNames[tokens[i].fold]; ok && (tokens[i].title || tokens[i].upper) {
				named[key] = true
			}
		}
	}
	return named
}

// elsewhere says whether a statement is about another country than the one that is asked for.
func (s *source) elsewhere(last int, asked map[string]bool) bool {
	if len(asked) == 0 {
		return false
	}
	for i := last; i < last+6 && s.sameStatement(last-1, i) && !s.tokens[i].before.has(gapComma); i++ {
		t := &s.tokens[i]
		place := s.word(i - 1)
		if place == "the" {
			place = s.word(i - 2)
		}
		if key, ok := countryNames[t.fold]; ok && t.title && (place == "in" || place == "for" || place == "within") {
			// one of several named countries will do: "in the UK and Ireland"
			return !asked[key] && !s.namesAsked(i+1, asked)
		}
	}
	return false
}

func (s *source) namesAsked(from int, asked map[string]bool) bool {
	for i := from; i < from+6 && s.sameStatement(from-1, i); i++ {
		if asked[countryNames[s.tokens[i].fold]] {
			return true
		}
	}
	return false
}
