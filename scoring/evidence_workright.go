package scoring

// workRight looks for plain statements of the right to work. Nothing is inferred from names, places, schools or
// languages, and a nationality is withheld before.
func (e *engine) workRight(n int) outcome {
	country := e.countries(n)
	var yes, no, tied outcome
	for _, s := range e.sources {
		for i := range s.tokens {
			if s.tokens[i].dead || s.lines[s.tokens[i].line].section == sectionExperience && !s.headedByRights(i) {
				continue // whoever checks rights to work says so there
			}
			if n := s.limitedVisa(i); n > 0 {
				visa := &yes
				if employersVisas[s.tokens[i].fold] {
					visa = &tied
				}
				visa.raise(ratingInterest, s.quote(s.around(i, i+n)))
				continue
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
	if no.known && tied.known && !yes.known {
		return no // a visa of the present employer's, and sponsorship to be found
	}
	for i, quote := range tied.evidence {
		yes.raise(tied.best[i], quote)
	}
	if yes.known {
		return yes
	}
	return no
}

var aboutRight = setOf("right rights permit permission status visa immigration eligibility")

// headedByRights says whether the heading above token i is about them.
func (s *source) headedByRights(i int) bool {
	for at := s.tokens[i].line - 1; at >= 0; at-- {
		l := &s.lines[at]
		if l.first == l.last {
			continue
		}
		if !l.heading {
			return false
		}
		for j := l.first; j < l.last; j++ {
			if aboutRight[s.tokens[j].fold] {
				return true
			}
		}
		return false
	}
	return false
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
	"euss":         {"settled", "status"},
	"ilr":          {"granted", "since", "holder"},
	"can":          {"work for any employer", "work for anybody", "work for anyone", "work without limits", "work without limit", "work without restriction", "work without restrictions"},
	"may":          {"work for any employer", "work for anybody", "work for anyone", "work without limits", "work without restriction", "work without restrictions"},
	"free":         {"to work in the uk", "to work for any employer", "to work anywhere in the uk"},
	"allowed":      {"to work"},
	"permanent":    {"residence", "residency", "resident"},
	"eu":           {"settlement scheme settled", "settled status"},
	"british":      {"indefinite leave"},
	"unrestricted": {"right to work", "work authorization", "work authorisation"},
	"work":         {"permit", "authorization", "authorisation", "visa"},
	"no": {
		"permit needed", "permit required", "permission needed", "work restrictions", "limits on work", "need for sponsorship", "need of sponsorship", "need of a visa", "need for a visa", "visa issues",
		"sponsorship", "visa sponsorship", "visa required", "visa needed", "visa is needed", "visa is required", "work permit required",
		"restriction on employment", "restrictions on employment", "restriction on work", "restrictions on work", "restrictions on working",
	},
	"without": {"sponsorship", "visa sponsorship", "needing sponsorship", "requiring sponsorship", "the need for sponsorship"},
}

// limitedVisas give a right that ends, and no more than the present employer may depend on.
var limitedVisas = map[string][]string{
	"graduate": {"route", "visa"}, "student": {"visa"}, "spouse": {"visa"}, "dependant": {"visa"}, "dependent": {"visa"}, "partner": {"visa"}, "family": {"visa"},
	"tier": {"2 visa", "4 visa", "5 visa"}, "skilled": {"worker visa"}, "worker": {"visa"}, "health": {"and care worker visa", "and care visa"}, "youth": {"mobility scheme", "mobility visa"}, "ukraine": {"visa", "scheme", "permission extension"}, "bno": {"visa"}, "ancestry": {"visa"},
}

// employersVisas begin the names of those that end with the post.
var employersVisas = setOf("skilled worker health tier")

// limitedVisa reads the name of such a visa at token i, and gives the number of its words.
func (s *source) limitedVisa(i int) int {
	for _, rest := range limitedVisas[s.tokens[i].fold] {
		if n := s.follows(i+1, rest); n > 0 && !s.tokens[i].negated {
			if needed, _ := s.needBefore(i); !needed {
				return 1 + n
			}
		}
	}
	return 0
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
