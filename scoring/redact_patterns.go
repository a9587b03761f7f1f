package scoring

import (
	"strings"
	"unicode"
)

// links withholds e-mail addresses, handles and links.
func (r *redactor) links() {
	s := r.s
	for i := 0; i < len(s.runes); {
		if unicode.IsSpace(s.runes[i]) {
			i++
			continue
		}
		start := i
		for i < len(s.runes) && !unicode.IsSpace(s.runes[i]) {
			i++
		}
		r.chunk(extent{start, i})
	}
	for i := range s.tokens { // "jane at gmail dot com"
		if s.word(i+1) == "at" && mailHosts[s.word(i+2)] && (s.word(i+3) == "dot" || s.word(i+3) == "com") {
			r.take(i, min(i+5, len(s.tokens)))
		}
	}
}

var (
	mailHosts   = setOf("gmail hotmail outlook yahoo icloud proton protonmail gmx live aol")
	socialHosts = []string{
		"linkedin.com", "github.com/", "gitlab.com/", "github.io", "twitter.com", "x.com/", "facebook.com", "instagram.com", "behance.net", "medium.com/", "youtube.com/",
		"t.me/", "xing.com", "stackoverflow.com/users", "bit.ly/", "goo.gl/", "wa.me/", "dribbble.com", "orcid.org/", "linktr.ee", "about.me/", "researchgate.net",
	}
	siteEndings  = []string{".com", ".co.uk", ".org", ".org.uk", ".net", ".me", ".info", ".eu", ".de", ".fr", ".es", ".it", ".nl", ".pl", ".uk", ".ie", ".us", ".ca", ".dev", ".page", ".site", ".online", ".blog", ".io", ".tech", ".xyz"}
	notSites     = setOf("asp.net vb.net ado.net ml.net .net socket.io draw.io monday.com booking.com salesforce.com node.js")
	linkSchemes  = []string{"http://", "https://", "ftp://", "mailto:", "tel:", "www."}
	outsideLinks = "()[]{}<>,;:|\"'“”‘’*•"
)

// chunk looks at what stands between two white spaces.
func (r *redactor) chunk(e extent) {
	s := r.s
	at, dot := -1, false
	for i := e.start; i < e.end; i++ {
		switch s.runes[i] {
		case '@':
			at = i
		case '.', '/', ':':
			dot = true
		}
	}
	if at < 0 && !dot {
		return
	}
	for e.start < e.end && strings.ContainsRune(outsideLinks, s.runes[e.start]) {
		e.start++
	}
	for e.end > e.start && (strings.ContainsRune(outsideLinks, s.runes[e.end-1]) || s.runes[e.end-1] == '.') {
		e.end--
	}
	if e.start >= e.end {
		return
	}
	const longest = 2000 // of what is compared as a link; the rest goes with it
	text := Fold(string(s.runes[e.start:min(e.end, e.start+longest)]))
	switch {
	case at >= 0:
		r.mail(e, at)
	case hasLink(text):
		from := e.start
		if cut := strings.LastIndexAny(text, "(|,;"); cut >= 0 && !strings.Contains(text[:cut], "/") {
			from = e.start + len([]rune(text[:cut])) + 1
		}
		r.takeText(extent{max(e.start, min(from, e.end-1)), e.end})
	}
}

func hasLink(text string) bool {
	for _, scheme := range linkSchemes {
		if strings.Contains(text, scheme) {
			return true
		}
	}
	for _, host := range socialHosts {
		if strings.Contains(text, host) {
			return true
		}
	}
	if notSites[text] || strings.HasPrefix(text, "asp.net") {
		return false
	}
	host, path, hasPath := strings.Cut(text, "/")
	for _, ending := range siteEndings {
		if len(host) > len(ending)+1 && strings.HasSuffix(host, ending) && !strings.ContainsAny(host, "()+&") {
			return !hasPath || path != "" || !notSites[host]
		}
	}
	return false
}

// mail withholds the address around an @, or the handle behind it.
func (r *redactor) mail(e extent, at int) {
	s := r.s
	start, end := at, at+1
	for start > e.start && isAddressRune(s.runes[start-1]) {
		start--
	}
	for end < e.end && isAddressRune(s.runes[end]) {
		end++
	}
	const least = 3
	if end-at > least || start < at {
		r.takeText(extent{start, end})
	}
}

func isAddressRune(r rune) bool { return isWordRune(r) || strings.ContainsRune("._%+-@", r) }

var phoneLabels = setOf("tel telephone phone mobile mob cell call whatsapp fax t m p h ph landline handy telefon telefono telefone telephone portable")

// phones withholds telephone numbers: the given ones, and what is written as one.
func (r *redactor) phones(known []string) {
	s := r.s
	for i := 0; i < len(s.runes); i++ {
		c := s.runes[i]
		if !isDigit(c) && c != '+' && c != '(' || i > 0 && (isWordRune(s.runes[i-1]) || s.runes[i-1] == '+') {
			continue
		}
		end, last, digits := i, i, make([]rune, 0, 16)
		groups := []string{""}
		const longest = 40
		for end < len(s.runes) && end < i+longest {
			c := s.runes[end]
			digit := isDigit(c)
			between := c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == 0xa0 || c == '+' && end == i || c == 0x2011
			if !digit && !between {
				break
			}
			if digit {
				digits = append(digits, c)
				groups[len(groups)-1] += string(c)
				last = end + 1
			} else if groups[len(groups)-1] != "" {
				groups = append(groups, "")
			}
			end++
		}
		if last < len(s.runes) && isWordRune(s.runes[last]) || !r.isPhone(i, digits, groups, known) {
			if last > i {
				i = last - 1
			}
			continue
		}
		r.takeText(extent{i, last})
		i = last
	}
}

func (r *redactor) isPhone(at int, digits []rune, groups, known []string) bool {
	n := len(digits)
	const least, most = 7, 15
	if n < least || n > most {
		return false
	}
	for _, phone := range known {
		if tail := tailDigits(phone); len(tail) == least && strings.HasSuffix(string(digits), tail) {
			return true
		}
	}
	years := 0
	for _, g := range groups {
		if _, ok := year4(g); ok {
			years++
		}
	}
	if years >= 2 || years == 1 && n == 8 { // 2015 - 2019; 03 04 1987
		return false
	}
	first := r.s.runes[at]
	before := r.s.tokenAt(at) - 1
	if before >= 0 && phoneLabels[r.s.tokens[before].fold] && at-r.s.tokens[before].end <= 4 {
		return true
	}
	american := len(groups) >= 3 && len(groups[0]) == 3 && len(groups[1]) == 3 && len(groups[2]) == 4
	const plausible = 9
	return n >= plausible && (first == '+' || first == '(' || digits[0] == '0') || american
}

// tailDigits gives the last seven digits of a number, which stay the same however the country is written.
func tailDigits(phone string) string {
	var digits []rune
	for _, c := range phone {
		if isDigit(c) {
			digits = append(digits, c)
		}
	}
	const tail = 7
	if len(digits) < tail {
		return ""
	}
	return string(digits[len(digits)-tail:])
}

// listed withholds the other values that are known, as phrases of whole words.
func (r *redactor) listed(w Withheld) {
	var phrases [][]string
	for _, list := range [...][]string{w.Emails, w.Links, w.Addresses, w.Other} {
		for _, value := range list {
			phrases = append(phrases, foldedWords(value))
		}
	}
	for _, date := range w.BirthDates {
		phrases = append(phrases, dateForms(date)...)
	}
	byFirst := map[string][][]string{}
	for _, p := range phrases {
		if len(p) > 0 && (len(p) > 1 || len(p[0]) > 2) {
			byFirst[p[0]] = append(byFirst[p[0]], p)
		}
	}
	s := r.s
	for i := range s.tokens {
		for _, p := range byFirst[s.tokens[i].fold] {
			k := 1
			for k < len(p) && i+k < len(s.tokens) && s.tokens[i+k].fold == p[k] && !s.tokens[i+k].before.has(gapBlank) {
				k++
			}
			if k == len(p) && (k > 1 || s.tokens[i].title || !plainASCII(p[0])) {
				r.take(i, i+k)
			}
		}
	}
}

func foldedWords(value string) []string {
	tokens, _ := tokenise([]rune(value))
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = tokens[i].fold
	}
	return words
}

var monthWords = [...][2]string{
	{"january", "jan"}, {"february", "feb"}, {"march", "mar"}, {"april", "apr"}, {"may", "may"}, {"june", "jun"},
	{"july", "jul"}, {"august", "aug"}, {"september", "sep"}, {"october", "oct"}, {"november", "nov"}, {"december", "dec"},
}

// dateForms gives the ways a date is written, as words: figures in three orders, and the month by name.
func dateForms(iso string) [][]string {
	words := foldedWords(iso)
	if len(words) < 3 || len(words[0]) != 4 || len(words[1]) != 2 || len(words[2]) < 2 {
		return nil
	}
	y, m, d := words[0], words[1], words[2][:2]
	month, ok := smallNumber(m)
	if !ok || month < 1 || month > 12 {
		return nil
	}
	bareMonth, bareDay := strings.TrimPrefix(m, "0"), strings.TrimPrefix(d, "0")
	forms := [][]string{{y, m, d}}
	for _, day := range [...]string{d, bareDay} {
		for _, number := range [...]string{m, bareMonth} {
			forms = append(forms, []string{day, number, y}, []string{number, day, y}, []string{day, number, y[2:]})
		}
	}
	for _, day := range [...]string{d, bareDay, bareDay + "st", bareDay + "nd", bareDay + "rd", bareDay + "th"} {
		for _, name := range monthWords[month-1] {
			forms = append(forms, []string{day, name, y}, []string{name, day, y}, []string{day, "of", name, y})
		}
	}
	return forms
}

// pictures withholds images and their captions.
func (r *redactor) pictures() {
	s := r.s
	for i := 0; i+1 < len(s.runes); i++ {
		if s.runes[i] == '!' && s.runes[i+1] == '[' { // ![Jane at the harbour](photo.jpg)
			if end := s.closing(i, ']'); end > 0 {
				if end < len(s.runes) && s.runes[end] == '(' {
					if link := s.closing(end, ')'); link > 0 {
						end = link
					}
				}
				r.takeText(extent{i, end})
				i = end - 1
				continue
			}
		}
		if s.runes[i] == '<' && i+4 < len(s.runes) && Fold(string(s.runes[i:i+4])) == "<img" {
			if end := s.closing(i, '>'); end > 0 {
				r.takeText(extent{i, end})
				i = end - 1
			}
		}
	}
	for i := range s.lines {
		l := &s.lines[i]
		if l.last-l.first == 1 && pictureWords[s.tokens[l.first].fold] {
			r.take(l.first, l.last)
		}
	}
}

var pictureWords = setOf("photo photograph picture image headshot foto bild lichtbild")

// closing finds the end of a bracket that opens at i, on the same line.
func (s *source) closing(i int, bracket rune) int {
	const reach = 2000
	for j := i + 1; j < len(s.runes) && j < i+reach; j++ {
		switch s.runes[j] {
		case bracket:
			return j + 1
		case '\n':
			return -1
		}
	}
	return -1
}
