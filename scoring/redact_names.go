package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// namePart is a word of a name.
type namePart struct {
	// careful parts are common words, names of things, particles, or very short: they go only where they are written as
	// a name.
	careful bool
	month   bool
}

var (
	nameParticles = setOf(`van von der den de del della di da do dos das du le la el al bin ibn bint abu ap mac st san ter ten zu zur af av e y i`)
	nameTitles    = setOf(`mr mrs ms miss mx dr prof professor sir dame lord lady rev madam herr frau monsieur madame mme senor senora sra dott dssa ing`)
	// ordinaryNames are names that are words of English or things that a CV may name.
	ordinaryNames = setOf(`will may mark grace hope faith joy rose lily dawn june april august summer autumn ivy iris holly heather jade ruby pearl amber
		crystal jasmine daisy violet olive sage basil rob bob bill frank pat drew dean grant chase hunter mason cooper carter baker cook smith taylor
		fisher miller potter carpenter butler bishop king queen prince knight page young old long short white black brown green gray grey rich sterling
		major sandy rocky art gene jean don jack nick sue carol penny mercy patience constance prudence charity chance christian pope stone wood woods
		field fields hill hall park parks lane street rivers brook brooks banks bush day weeks summers winter winters snow frost love best good goode wise
		sharp strong small little savage power powers price cross church temple case cash bond sales self wall walls gates bell ball glass gold silver steel
		irons swift ray guy victor earl duke roman angel so in an can man sun son song you we he she her ho no or win sing king ma my
		jenkins julia jasper django ada pascal haskell gatsby cassandra oracle kafka maya alexa celery travis hudson crystal delphi newton gauss laplace
		bayes watson einstein tesla ford bentley siemens bosch philips dell fisher lincoln london paris florence sydney austin dallas houston georgia
		israel jordan chad kenya china india asia brittany madison jackson washington lancaster derby kent devon chester york wells wesley preston bolton
		bradford lewis barry hull bath reading nelson boston dover eden everest forest garden glen harper ocean river rowan sky star storm sunny
		waters water ward warden walker turner tanner weaver webb sawyer shepherd porter parker palmer piper ryder rider sailor seaman shipman slater sadler saddler
		skinner spicer steward stewart tyler wainwright wheeler wright archer barber bowman brewer burns butcher chandler clark clerk coleman collier
		constable cutter driver dyer farmer fletcher foreman forester forster foster fowler fuller gardener gardner glover goldsmith harbour harper marine
		marshall mercer mills monk nurse painter paige plummer plumber priest proctor reeve sargent sergeant sexton singer squire tailor thatcher tiler
		trainer trainor usher vicar waite workman bridge bridges castle moor moore marsh pool port ports quay shore shores lake rocks cliff cliffs dale dell
		heath heaths holt hurst meadow north south east west noble loyal merry moody jolly bright blunt bold brave wild swan drake finch martin robin jay
		crane crow fox wolf wolfe bull lamb hare hart buck bear pike salmon bass herring haddock camp campbell close court cotton silk wool marble diamond
		jewel penny pound sterling shilling french english welsh scott irish holland germany spain england ireland scotland wales norman dane
		rush speed swift race rally chess field pitch law laws read reader booker book books page pages letter post wills bills sills signs signal
		care carey pride honour honor justice liberty trinity sunday monday tuesday friday noel eve easter christmas star dot ace joker judge major
		general corporal private captain admiral skipper abbot abbott dean prior deacon engineer manager teacher doctor ai`)
	namedAfter  = setOf(`name am im called i regards sincerely faithfully greetings signed dear hi hello contact cv resume of`)
	nameVerbs   = setOf(`is was has had works worked led manages managed brings joined holds held lives studied graduated speaks writes`)
	notAfterMay = setOf(`be have not also i we you`)
)

// names withholds the names: whole, in parts, with initials and titles around them, and as initials alone.
func (r *redactor) names(names []string) {
	parts := map[string]namePart{}
	var wholes [][]string
	joined := map[string]bool{}
	initials := map[string]bool{}
	for _, name := range names {
		words := nameWords(name)
		if len(words) == 0 {
			continue
		}
		wholes = append(wholes, words)
		for _, w := range words {
			if len([]rune(w)) < 2 && !standsAlone(firstRune(w)) {
				continue
			}
			_, month := monthNumbers[w]
			parts[w] = namePart{careful: carefulName(w), month: month}
		}
		if len(words) > 1 {
			joinNames(words, joined, initials)
		}
	}
	if len(parts) == 0 {
		return
	}
	r.wholeNames(wholes)
	s := r.s
	for i := range s.tokens {
		if w := r.nameAt(i); joined[w] {
			r.take(i, i+1)
		} else if p, ok := parts[w]; ok && !p.careful || r.runTogether(i, parts) {
			r.take(i, i+1)
		}
	}
	r.allBesideNames(parts)
	for i := range s.tokens {
		if p, ok := parts[r.nameAt(i)]; ok && p.careful && !r.taken[i] && !nameParticles[s.tokens[i].fold] && r.namePosition(i, p) {
			r.take(i, i+1)
		}
	}
	r.allBesideNames(parts)
	r.initialsAlone(initials)
}

// allBesideNames lets withheld names grow over their neighbours, as far as a name may be long.
func (r *redactor) allBesideNames(parts map[string]namePart) {
	const longestName = 8
	for range longestName {
		if !r.besideNames(parts) {
			return
		}
	}
}

// runTogether finds a name in a word with capitals inside, as file names have them: "CVLindqvist2026".
func (r *redactor) runTogether(i int, parts map[string]namePart) bool {
	t := &r.s.tokens[i]
	start, inside := t.start, false
	for at := t.start + 1; at <= t.end; at++ {
		if at < t.end && !unicode.IsUpper(r.s.runes[at]) && isDigit(r.s.runes[at]) == isDigit(r.s.runes[at-1]) {
			continue
		}
		inside = inside || at < t.end
		if p, ok := parts[Fold(string(r.s.runes[start:at]))]; ok && inside && !p.careful && at-start > 2 {
			return true
		}
		start = at
	}
	return false
}

func nameWords(name string) []string {
	tokens, _ := tokenise([]rune(name))
	words := make([]string, 0, len(tokens))
	for i := range tokens {
		if w := tokens[i].fold; isLetter(firstRune(w)) && !nameTitles[w] {
			words = append(words, w)
		}
	}
	return words
}

func carefulName(w string) bool {
	if ordinaryNames[w] || nameParticles[w] || commonWords[w] || genericWords[w] || headingWords[w] != 0 || knownLanguages[w] || countryNames[w] != "" || cues[w] != cueNone {
		return true
	}
	_, month := monthNumbers[w]
	return month || len(w) <= 2
}

// joinNames notes how names are run together in file names and handles, and the initials.
func joinNames(words []string, joined, initials map[string]bool) {
	first, last := words[0], words[len(words)-1]
	for _, w := range [...]string{strings.Join(words, ""), first + last, last + first, first[:1] + last, last + first[:1], first + last[:1]} {
		const least = 5
		if len(w) >= least && !ordinaryNames[w] {
			joined[w] = true
		}
	}
	var all strings.Builder
	for _, w := range words {
		all.WriteRune(firstRune(w))
	}
	initials[all.String()] = true
	initials[string(firstRune(first))+string(firstRune(last))] = true
}

// nameAt gives a word without the s of possession.
func (r *redactor) nameAt(i int) string {
	t := &r.s.tokens[i]
	n := len(t.fold)
	if n > 2 && t.fold[n-1] == 's' && t.end-t.start >= 3 && isApostrophe(r.s.runes[t.end-2]) {
		return t.fold[:n-1]
	}
	return t.fold
}

// wholeNames withholds names that stand there in full, whatever their case.
func (r *redactor) wholeNames(wholes [][]string) {
	for i := range r.s.tokens {
		for _, words := range wholes {
			if len(words) < 2 || i+len(words) > len(r.s.tokens) {
				continue
			}
			k := 0
			for k < len(words) && r.nameAt(i+k) == words[k] && (k == 0 || r.inName(i+k)) {
				k++
			}
			if k == len(words) {
				r.take(i, i+k)
			}
		}
	}
}

// inName says whether token i follows the one before it as parts of a name follow each other.
func (r *redactor) inName(i int) bool {
	const between = gapSpace | gapDash | gapDot | gapStop | gapQuote | gapUnderscore | gapComma | gapTab
	return i > 0 && i < len(r.s.tokens) && r.s.tokens[i].before&^between == 0
}

// besideNames withholds what belongs to a withheld name: other parts of it, initials, a title. It says whether it found any.
func (r *redactor) besideNames(parts map[string]namePart) bool {
	s := r.s
	grown := false
	for i := range s.tokens {
		if r.taken[i] {
			continue
		}
		before, after := i > 0 && r.taken[i-1] && r.inName(i), i+1 < len(s.tokens) && r.taken[i+1] && r.inName(i+1)
		if !before && !after {
			continue
		}
		t := &s.tokens[i]
		_, part := parts[r.nameAt(i)]
		near := before && !t.before.has(gapComma) || after && !s.tokens[i+1].before.has(gapComma)
		initial := near && len(t.fold) == 1 && t.upper && isLetter(firstRune(t.fold)) && (s.after(i).has(gapDot|gapStop) || after && t.fold != "i" && t.fold != "a")
		dotted := near && s.runes[min(t.start+1, t.end-1)] == '.' && len(t.fold) <= 3 && t.upper
		title := after && nameTitles[t.fold] && !s.tokens[i+1].before.has(gapComma)
		if part && (t.title || t.upper || nameParticles[t.fold] || near && !ordinaryNames[t.fold]) || initial || dotted || title {
			r.take(i, i+1)
			grown = true
		}
	}
	return grown
}

// namePosition says whether a word that could be anything is written as a name here.
func (r *redactor) namePosition(i int, p namePart) bool {
	s := r.s
	t := &s.tokens[i]
	if !t.title {
		return false
	}
	l := &s.lines[t.line]
	next := s.word(i + 1)
	if t.before.has(gapWithheld) || s.after(i).has(gapWithheld) {
		return false // as a name it would have gone with its neighbour
	}
	starts := i == 0 || s.tokens[i-1].sentence != t.sentence
	switch {
	case l.first == i && l.last == i+1: // alone on its line
		return r.inHeader(i) || t.line+2 >= len(s.lines)
	case i > 0 && nameTitles[s.word(i-1)] && !t.before.has(gapComma|gapLine):
		return true
	case t.upper && len(t.fold) > 1 && i > 0 && !s.tokens[i-1].upper: // "MARK" in the midst of small letters is an abbreviation
		return false
	case i > 0 && namedAfter[s.word(i-1)] && s.word(i-1) != "of" && s.word(i-1) != "i" && (s.sameStatement(i, i-1) || t.before.has(gapLine|gapComma)):
		return !p.month || next == "" || !isNumber(next)
	case p.month:
		return !starts && t.before&^gapSpace == 0 && personal[s.word(i-1)] && !besideMonths[s.word(i-1)] && !isNumber(next)
	case starts:
		return nameVerbs[next] && s.sameStatement(i, i+1) && !commonWords[t.fold] && !notAfterMay[next]
	}
	// "worked with Mark on": small letters on both sides, in a sentence
	prev := &s.tokens[i-1]
	const loose = gapSpace
	plainBefore := !prev.title && !isNumber(prev.fold) && t.before&^loose == 0
	plainAfter := i+1 == len(s.tokens) || !s.tokens[i+1].title && !isNumber(next) && s.tokens[i+1].before&^(loose|gapStop|gapComma) == 0
	return plainBefore && plainAfter && personal[prev.fold]
}

// personal are the words that a person's name follows in a sentence.
var personal = setOf(`with by to from for met told asked helped thank thanks and as`)

// besideMonths are those of them that a month follows as well.
var besideMonths = setOf(`by to from for and as`)

// initialsAlone withholds "M.L." and "M. L." where they are those of the name.
func (r *redactor) initialsAlone(initials map[string]bool) {
	s := r.s
	for i := range s.tokens {
		t := &s.tokens[i]
		if r.taken[i] || !t.upper {
			continue
		}
		if len(t.fold) > 1 {
			if initials[t.fold] && s.runes[t.start+1] == '.' {
				r.take(i, i+1)
			}
			continue
		}
		letters := t.fold
		for j := i + 1; j < len(s.tokens) && j <= i+3; j++ {
			next := &s.tokens[j]
			if len(next.fold) != 1 || !next.upper || next.before&^gapSpace != gapDot && next.before&^gapSpace != gapStop {
				break
			}
			letters += next.fold //nolint:modernize // three letters at the most
			if initials[letters] && s.after(j).has(gapDot|gapStop) {
				r.take(i, j+1)
				break
			}
		}
	}
}

// firstRune is the first code point of a word, U+FFFD for "".
func firstRune(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}
