package scoring

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// Withheld is what is known of a person and kept from a blind screening, as the applicant tracking system has it. Any
// part may be empty: addresses, numbers and the lines of personal data in a CV are recognised by their form as well.
type Withheld struct {
	// Names are first, last, preferred and full names; each is withheld whole and in its parts.
	Names  []string
	Emails []string
	Phones []string
	// Addresses are lines of a postal address, towns and postcodes.
	Addresses []string
	// Links are profiles, websites and handles.
	Links []string
	// BirthDates are written year first, "1987-04-03"; all usual forms of them are withheld.
	BirthDates []string
	// Other are any other words, such as a nationality or the name of a referrer.
	Other []string
}

// Redact takes out of a text what would give a person away and puts "[withheld]" in its place: everything in withheld,
// and by their form e-mail addresses, telephone numbers, links, postcodes and streets, dates of birth, ages, nationality,
// marital and similar lines, pronouns, and pictures. Neighbouring pieces become one mark, so that two people whose names
// differ leave the same bytes. A name that is also a common word ("May", "Will", "Mark") goes only where it is written
// as a name.
//
// Redact comes before Screen: offsets count in what is left. Redacting twice changes nothing more.
func Redact(text string, withheld Withheld) string {
	const passes = 4 // what one pass takes out can show another piece for what it is; almost always the second finds nothing
	for range passes {
		next := redactOnce(text, withheld)
		if next == text {
			break
		}
		text = next
	}
	return text
}

func redactOnce(text string, withheld Withheld) string {
	s := newSource("", text, -1)
	r := redactor{s: s, taken: make([]bool, len(s.tokens)), spans: append([]extent(nil), s.barriers...)}
	r.header = r.findHeader()
	r.links()
	r.phones(withheld.Phones)
	r.listed(withheld)
	r.names(withheld.Names)
	r.labels()
	r.personal()
	r.places()
	r.pronouns()
	r.pictures()
	return r.text()
}

// redactor collects what goes.
type redactor struct {
	s      *source
	taken  []bool // tokens that are withheld already
	header int    // the number of lines before the first section of a CV
	spans  []extent
}

// maxHeader is the number of lines that personal data stands in at the top of a CV, at most.
const maxHeader = 15

func (r *redactor) findHeader() int {
	for i := range r.s.lines {
		if r.s.lines[i].named && r.s.lines[i].heading || i == maxHeader {
			return i
		}
	}
	return len(r.s.lines)
}

func (r *redactor) inHeader(tok int) bool { return r.s.tokens[tok].line < r.header }

// take withholds the tokens from first to last, last not among them.
func (r *redactor) take(first, last int) {
	if first >= last {
		return
	}
	r.takeText(extent{r.s.tokens[first].start, r.s.tokens[last-1].end})
}

// takeText withholds a part of the text, and every word that it touches.
func (r *redactor) takeText(e extent) {
	first := r.s.tokenAt(e.start)
	last := first
	for last < len(r.s.tokens) && r.s.tokens[last].start < e.end {
		r.taken[last] = true
		last++
	}
	if last > first {
		e.start, e.end = min(e.start, r.s.tokens[first].start), max(e.end, r.s.tokens[last-1].end)
	}
	if e.start < e.end {
		r.spans = append(r.spans, e)
	}
}

// text puts a mark in the place of each withheld stretch. What stands between two of them and is no text of its own goes
// with them.
func (r *redactor) text() string {
	if len(r.spans) == 0 {
		return string(r.s.runes)
	}
	spans := merged(r.spans)
	var out strings.Builder
	out.Grow(len(r.s.runes) + len(withheldMark)*len(spans))
	at := 0
	for i := 0; i < len(spans); i++ {
		start, end := spans[i].start, spans[i].end
		for i+1 < len(spans) && r.joint(end, spans[i+1].start) {
			i++
			end = spans[i].end
		}
		out.WriteString(string(r.s.runes[at:start]))
		out.WriteString(withheldMark)
		at = end
	}
	out.WriteString(string(r.s.runes[at:]))
	return out.String()
}

// joint says whether what stands between two withheld stretches only joins them.
func (r *redactor) joint(start, end int) bool {
	const longest = 3
	if end-start > longest {
		return false
	}
	for _, c := range r.s.runes[start:end] {
		if c != ' ' && c != ',' && c != '.' && c != '_' && !isDash(c) && !isApostrophe(c) && !invisible(c) {
			return false
		}
	}
	return true
}

// Pseudonym is the name that stands in for a person: the same for the same application and key, and without the key
// nobody can tell whose it is.
func Pseudonym(key []byte, applicationID string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(applicationID))
	const letters = 6 // a thousand applicants share one of 2^30 names once in two thousand times
	return "Candidate " + base32.StdEncoding.EncodeToString(mac.Sum(nil))[:letters]
}
