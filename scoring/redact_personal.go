package scoring

// personalLabels begin the lines of personal data. Those that are false stand for something else in the body of a CV
// ("Website: built with React") and count only above its first section.
var personalLabels = map[string]bool{
	"date of birth": true, "dob": true, "birth date": true, "birthdate": true, "birthday": true, "place of birth": true, "birthplace": true,
	"nationality": true, "nationalities": true, "citizenship": true, "marital status": true, "civil status": true, "family status": true, "gender": true, "sex": true,
	"pronouns": true, "preferred pronouns": true, "religion": true, "ethnicity": true, "ethnic origin": true, "ethnic group": true, "sexual orientation": true,
	"dependants": true, "dependents": true, "passport": true, "passport no": true, "passport number": true, "national insurance": true,
	"national insurance number": true, "ni number": true, "nino": true, "ssn": true, "social security number": true, "id number": true,
	"home address": true, "postal address": true, "maiden name": true, "linkedin": true, "skype": true, "twitter": true, "facebook": true, "instagram": true,
	"xing": true, "whatsapp": true, "telegram": true, "wechat": true, "e mail": true, "email": true, "geburtsdatum": true, "geburtsort": true,
	"staatsangehorigkeit": true, "familienstand": true, "nationalite": true, "date de naissance": true, "lieu de naissance": true, "etat civil": true,
	"fecha de nacimiento": true, "nacionalidad": true, "estado civil": true, "data di nascita": true, "nazionalita": true, "stato civile": true,
	"data de nascimento": true, "nacionalidade": true, "geboortedatum": true, "nationaliteit": true, "data urodzenia": true, "narodowosc": true,
	"age": false, "children": false, "race": false, "disability": false, "status": false, "address": false, "residence": false, "lives in": false, "phone": false, "telephone": false, "tel": false,
	"mobile": false, "cell": false, "website": false, "web": false, "homepage": false, "portfolio": false, "blog": false, "github": false, "gitlab": false, "name": false,
	"full name": false, "first name": false, "last name": false, "surname": false, "forename": false, "forenames": false, "family name": false, "photo": false,
	"family": false, "hometown": false, "town": false, "city": false, "postcode": false, "zip code": false, "adresse": false, "direccion": false, "indirizzo": false, "anschrift": false,
}

// labels withholds what stands behind the label of a personal line: "Nationality: British", "Age: 34".
func (r *redactor) labels() {
	s := r.s
	for i := range s.tokens {
		if i > 0 && !s.tokens[i].before.has(gapLine|gapBar|gapTab|gapComma|gapSemicolon|gapStop|gapOpen) {
			continue
		}
		for n := 4; n >= 1; n-- {
			if i+n >= len(s.tokens) || s.tokens[i+n-1].line != s.tokens[i].line {
				continue
			}
			anywhere, ok := personalLabels[s.phrase(i, i+n)]
			if !ok || !anywhere && !r.inHeader(i) {
				continue
			}
			value := &s.tokens[i+n]
			if value.before.has(gapWithheld) {
				break // its value is gone already
			}
			told := value.before.has(gapColon|gapTab) || value.before.has(gapDash) && !value.before.glued()
			if value.line == s.tokens[i].line && (told || anywhere && r.tellsPersonal(i+n)) {
				r.take(i+n, r.segmentEnd(i+n))
			}
			break
		}
	}
	r.births()
	r.ages()
}

// tellsPersonal says whether a value follows its label without a mark: "Date of birth 3 April 1987", "Nationality British".
func (r *redactor) tellsPersonal(i int) bool {
	w := r.s.tokens[i].fold
	return isDigit(rune(w[0])) || nationalities[w] || familyWords[w]
}

// segmentEnd gives the token after the last one of a part of a line: up to a bar, a tab, a semicolon or the end.
func (r *redactor) segmentEnd(i int) int {
	s := r.s
	const longest = 40
	j := i + 1
	for j < len(s.tokens) && j < i+longest && s.tokens[j].line == s.tokens[i].line && !s.tokens[j].before.has(gapBar|gapTab|gapSemicolon|gapWithheld) {
		if s.tokens[j].before.has(gapStop|gapComma) && r.labelAt(j) {
			break
		}
		j++
	}
	return j
}

// labelAt says whether another personal label begins at a token.
func (r *redactor) labelAt(i int) bool {
	for n := 1; n <= 3 && i+n < len(r.s.tokens); n++ {
		if _, ok := personalLabels[r.s.phrase(i, i+n)]; ok && r.s.tokens[i+n].before.has(gapColon) {
			return true
		}
	}
	return false
}

// births withholds "born on 3 April 1987 in Hull".
func (r *redactor) births() {
	s := r.s
	for i := range s.tokens {
		if w := s.tokens[i].fold; w != "born" && w != "geboren" && w != "nacido" && w != "nacida" && w != "nato" && w != "nata" {
			continue
		}
		end := i + 1
		for end < len(s.tokens) && end < i+9 && s.sameStatement(i, end) && s.tokens[end].line == s.tokens[i].line && !s.tokens[end].before.has(gapComma|gapSemicolon|gapBar|gapStop) {
			w := s.tokens[end].fold
			if w == "and" || w == "but" || w == "to" {
				break
			}
			end++
		}
		digits := false
		for j := i + 1; j < end; j++ {
			digits = digits || isDigit(rune(s.tokens[j].fold[0]))
		}
		if end > i+1 && (digits || s.word(i+1) == "in" || s.word(i+1) == "on") {
			r.take(i+1, end)
		}
	}
}

// ages withholds "34 years old" and "aged 34", of the candidate and not of pupils or of bridges.
func (r *redactor) ages() {
	s := r.s
	for i := range s.tokens {
		n, ok := smallNumber(s.tokens[i].fold)
		if !ok || n < 14 || n > 99 {
			continue
		}
		self := r.inHeader(i) || s.word(i-1) == "am" || s.word(i-1) == "im" || s.word(i-2) == "am"
		old := (s.word(i+1) == "years" || s.word(i+1) == "year") && s.word(i+2) == "old" || s.word(i+1) == "yo"
		switch {
		case self && old:
			r.take(i, min(i+3, len(s.tokens)))
		case r.inHeader(i) && (s.word(i-1) == "aged" || s.word(i-1) == "age"):
			r.take(i, i+1)
		}
	}
}

// familyWords tell of marriage, children and gender.
var familyWords = setOf(`married single divorced widowed widow widower separated unmarried engaged male female woman man non binary nonbinary mother father
	parent verheiratet ledig geschieden marie mariee celibataire casado casada soltero soltera sposato sposata celibe nubile`)

var nationalities = setOf(`british english scottish welsh irish american canadian australian french german spanish italian portuguese dutch belgian swiss
	austrian polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian lithuanian latvian estonian finnish swedish
	norwegian danish icelandic croatian serbian bosnian slovenian albanian macedonian montenegrin kosovan maltese cypriot indian pakistani bangladeshi
	nepali nepalese chinese japanese korean vietnamese thai malaysian singaporean indonesian filipino filipina burmese cambodian taiwanese mongolian
	iranian iraqi syrian lebanese jordanian israeli palestinian saudi emirati yemeni omani kuwaiti qatari afghan egyptian moroccan algerian tunisian libyan
	sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan nigerian ghanaian senegalese cameroonian congolese angolan zambian zimbabwean
	african jamaican trinidadian barbadian mexican brazilian argentinian argentine chilean colombian peruvian venezuelan cuban bolivian ecuadorian
	uruguayan paraguayan georgian armenian azerbaijani kazakh uzbek european eu eea asian zealander deutsch osterreichisch francaise francais espanola
	espanol italiana italiano`)

var (
	citizens    = setOf("citizen citizens citizenship national nationals passport nationality")
	besideParts = setOf("citizen national citizenship passport holder and with of a the two three four one child children kids in dual")
)

// personal withholds the parts of the header that say nothing but nationality, family or gender, and a citizenship
// wherever it is named.
func (r *redactor) personal() {
	s := r.s
	for i := 0; i < len(s.tokens); {
		end := i + 1
		for end < len(s.tokens) && s.tokens[end].line == s.tokens[i].line && !s.tokens[end].before.has(gapBar|gapTab|gapSemicolon|gapComma|gapStop|gapDash|gapOpen|gapClose|gapColon) {
			end++
		}
		if r.inHeader(i) && s.lines[s.tokens[i].line].section != sectionLanguages && r.onlyPersonal(i, end) {
			r.take(i, end)
		}
		i = end
	}
	for i := range s.tokens {
		if nationalities[s.tokens[i].fold] && citizens[s.word(i+1)] && s.sameStatement(i, i+1) {
			r.take(i, i+2)
		}
	}
}

func (r *redactor) onlyPersonal(first, last int) bool {
	telling := false
	for i := first; i < last; i++ {
		w := r.s.tokens[i].fold
		switch {
		case familyWords[w] || nationalities[w]:
			telling = true
		case w == "children" || w == "child" || w == "kids":
			telling = true
		case !besideParts[w] && !isNumber(w):
			return false
		}
	}
	return telling
}

var streetWords = setOf(`road street avenue lane close drive st rd ave way court crescent gardens terrace place square row grove hill mews boulevard blvd
	walk rise view parade quay wharf`)

// places withholds postcodes and streets.
func (r *redactor) places() {
	s := r.s
	for i := range s.tokens {
		t := &s.tokens[i]
		if n := r.postcodeAt(i); n > 0 {
			r.take(i, i+n)
			continue
		}
		if c := t.fold[0]; c < '0' || c > '9' || len(t.fold) > 5 {
			continue
		}
		for j := i + 2; j <= i+4 && j < len(s.tokens) && s.tokens[j].line == t.line && s.tokens[j-1].title; j++ {
			if s.tokens[j].before&^(gapSpace|gapDot) != 0 {
				break
			}
			if streetWords[s.tokens[j].fold] && s.tokens[j].title && s.tokens[i+1].before&^(gapSpace|gapComma) == 0 {
				r.take(i, j+1)
				break
			}
		}
		if (s.word(i+1) == "rue" || s.word(i+1) == "avenue" || s.word(i+1) == "via" || s.word(i+1) == "calle") && r.inHeader(i) {
			r.take(i, r.segmentEnd(i))
		}
	}
}

// postcodeAt recognises British postcodes anywhere, a state with its ZIP code, and in the header five figures before a town.
func (r *redactor) postcodeAt(i int) int {
	s := r.s
	t := &s.tokens[i]
	raw := s.runes[t.start:t.end]
	if t.upper && outward(raw) && i+1 < len(s.tokens) && s.tokens[i+1].before&^gapSpace == 0 {
		next := &s.tokens[i+1]
		if next.line == t.line && inward(s.runes[next.start:next.end]) {
			return 2
		}
	}
	if n := len(raw); t.upper && n >= 5 && n <= 7 && outward(raw[:n-3]) && inward(raw[n-3:]) {
		return 1
	}
	if i+1 == len(s.tokens) || s.tokens[i+1].before&^gapSpace != 0 {
		return 0
	}
	next := &s.tokens[i+1]
	const zip = 5
	if len(raw) == 2 && t.upper && len(next.fold) == zip && isNumber(next.fold) && isLetter(raw[0]) {
		return 2
	}
	if r.inHeader(i) && len(raw) == zip && isNumber(t.fold) && next.title && next.line == t.line && !next.upper {
		return 2
	}
	return 0
}

// outward and inward are the two halves of a British postcode: "HU1" and "3DZ".
func outward(raw []rune) bool {
	n := len(raw)
	if n < 2 || n > 4 || !capital(raw[0]) {
		return false
	}
	i := 1
	if capital(raw[1]) {
		i = 2
	}
	return i < n && isDigit(raw[i]) && (i+1 == n || i+2 == n && (isDigit(raw[i+1]) || capital(raw[i+1])))
}

func inward(raw []rune) bool {
	return len(raw) == 3 && isDigit(raw[0]) && capital(raw[1]) && capital(raw[2]) && (raw[1] != 'N' || raw[2] != 'D') && (raw[1] != 'R' || raw[2] != 'D') && (raw[1] != 'S' || raw[2] != 'T')
}

func capital(r rune) bool { return 'A' <= r && r <= 'Z' }

var (
	pronounWords = setOf("he she him her his hers himself herself")
	pronounPairs = setOf("he she they him her them his hers theirs")
	englishWords = setOf("the and of for with to")
	otherWords   = setOf("de la el los und der die og och i en le les des di il che nie na w")
)

// pronouns withholds "she/her" anywhere, and in English texts the pronouns that tell a gender.
func (r *redactor) pronouns() {
	s := r.s
	english, other := 0, 0
	for i := range s.tokens {
		switch w := s.tokens[i].fold; {
		case englishWords[w]:
			english++
		case otherWords[w]:
			other++
		}
	}
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		end := i + 1
		for pronounPairs[t.fold] && end < len(s.tokens) && s.tokens[end].before&^gapSpace == gapSlash && pronounPairs[s.tokens[end].fold] {
			end++
		}
		if end > i+1 {
			r.take(i, end)
			i = end - 1
			continue
		}
		if pronounWords[t.fold] && english >= other && (!t.upper || len(t.fold) == 1) && s.word(i+1) != "majesty" && s.word(i+1) != "majestys" {
			r.take(i, i+1)
		}
	}
}
