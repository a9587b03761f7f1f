package sandbox

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// person is somebody who applies.
type person struct {
	first, last string
	slug        string // of the Latin form of the name: noor.haddad
	dashed      string // noor-haddad
	preferred   string
	email       string
	phone, iso2 string
	place       place
	postcode    string
	street      string
	state       string
	culture     *culture
	candidate   *Object
	career      *career
	knows       *work // the field of work that the person comes from
	files       []File
}

var streets = []string{
	"Quay Street", "Harbour Road", "Albert Terrace", "Station Road", "Orchard Close", "Mill Lane", "Victoria Parade", "Beacon Hill", "Chapel Row", "Lime Avenue", "Rope Walk", "Church View",
}

var cultureWeights = func() int {
	sum := 0
	for i := range cultures {
		sum += cultures[i].weight
	}
	return sum
}()

// folds gives the Latin letters without their marks that the names of this company need.
var folds = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ã", "a", "å", "a", "ạ", "a", "ả", "a", "ä", "ae", "æ", "ae", "ą", "a", "ç", "c", "č", "c", "ć", "c", "đ", "d",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "ễ", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i", "ï", "i", "ị", "i", "ı", "i", "ł", "l", "ñ", "n", "ń", "n",
	"ó", "o", "ò", "o", "ô", "o", "õ", "o", "ő", "o", "ố", "o", "ỗ", "o", "ơ", "o", "ö", "oe", "ø", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ß", "ss", "þ", "th",
	"ú", "u", "ü", "u", "û", "u", "ư", "u", "ứ", "u", "ý", "y", "ź", "z", "ż", "z", "ž", "z", "ț", "t", "ầ", "a", "i̇", "i",
	" ", "", "'", "", "-", "", ".", "",
)

// emailName makes the part of an address before the @: noor.haddad.
func emailName(first, last string) string {
	return folds.Replace(strings.ToLower(first)) + "." + folds.Replace(strings.ToLower(last))
}

// person invents somebody.
func (b *builder) person() *person {
	p := &person{culture: b.culture()}
	first, latinFirst := nameForms(pick(b, p.culture.given))
	last, latinLast := nameForms(pick(b, p.culture.family))
	p.first, p.last = first, last
	if latinFirst != p.first {
		p.preferred = latinFirst
	} else if b.chance(6) {
		p.preferred = firstSyllables(p.first)
	}
	p.place = pick(b, homePlaces)
	if len(p.culture.towns) > 0 && b.chance(24) {
		p.place = pick(b, p.culture.towns)
	}
	b.contact(p, latinFirst, latinLast)
	return p
}

// contact gives a person addresses that nobody can have: reserved domains, reserved telephone numbers.
func (b *builder) contact(p *person, latinFirst, latinLast string) {
	p.slug = emailName(latinFirst, latinLast)
	p.dashed = strings.Replace(p.slug, ".", "-", 1)
	number := b.addresses[p.slug]
	b.addresses[p.slug] = number + 1
	local := p.slug
	if number > 0 {
		local += strconv.Itoa(number + 1)
	}
	p.email = local + "@" + pick(b, []string{"example.test", "example.test", "example.com", "example.org"})

	serial := b.addresses["phone"]
	b.addresses["phone"] = serial + 1
	switch p.place.country {
	case america:
		p.phone, p.iso2 = "+1410555"+strconv.Itoa(10100 + serial%100)[1:], "US"
		p.state = map[string]string{"Boston": "Massachusetts"}[p.place.town]
		if p.state == "" {
			p.state = "Maryland"
		}
	case canada:
		p.phone, p.iso2 = "+1416555"+strconv.Itoa(10100 + serial%100)[1:], "CA"
	default:
		if b.chance(88) {
			p.phone, p.iso2 = "+447700900"+strconv.Itoa(1000 + serial%1000)[1:], "GB"
		}
	}
	code := []byte(p.place.code)
	for i := range code {
		if code[i] == '#' {
			code[i] = "0123456789"[b.rand.IntN(10)]
		}
	}
	p.postcode = string(code)
	p.street = strconv.Itoa(b.between(1, 140)) + " " + pick(b, streets)
}

// shown is the name as it stands on a CV.
func (p *person) shown() string { return p.first + " " + p.last }

// latin reports whether the name can be read by those who know Latin letters.
func (p *person) latin() bool {
	for _, r := range p.last {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Latin, r)
		}
	}
	return true
}

// personal are the attributes that applications and job seekers have in common with their candidate.
var personal = []string{
	"first_name", "last_name", "email", "locale", "town", "country", "postcode", "address1", "address2", "preferred_name", "phone", "phone_iso2", "state_province", "date_of_birth",
}

// copyPersonal repeats on an application or a job seeker what stands on the candidate.
func (p *person) copyPersonal(attributes map[string]any) {
	for _, name := range personal {
		if value, ok := p.candidate.Attributes[name]; ok {
			attributes[name] = value
		}
	}
}

// fill sets the attributes of a candidate.
func (p *person) fill(attributes map[string]any) {
	attributes["first_name"] = p.first
	attributes["last_name"] = p.last
	attributes["email"] = p.email
	attributes["locale"] = p.culture.locale
	attributes["town"] = p.place.town
	attributes["country"] = p.place.country.name
	attributes["postcode"] = p.postcode
	attributes["address1"] = p.street
	put(attributes, "preferred_name", p.preferred)
	put(attributes, "phone", p.phone)
	put(attributes, "phone_iso2", p.iso2)
	put(attributes, "state_province", p.state)
}

// put sets an attribute unless it is empty.
func put(attributes map[string]any, name, value string) {
	if value != "" {
		attributes[name] = value
	}
}

func (b *builder) culture() *culture {
	n := b.rand.IntN(cultureWeights)
	for i := range cultures {
		if n -= cultures[i].weight; n < 0 {
			return &cultures[i]
		}
	}
	return &cultures[0]
}

// nameForms splits a name from its Latin form.
func nameForms(name string) (shown, latin string) {
	shown, latin, ok := strings.Cut(name, "|")
	if !ok {
		latin = shown
	}
	return shown, latin
}

// firstSyllables makes a nickname of a first name.
func firstSyllables(name string) string {
	runes := []rune(name)
	if len(runes) < 5 {
		return ""
	}
	return string(runes[:3])
}

// candidateOf makes the candidate behind a person.
func (b *builder) candidateOf(p *person, at time.Time) {
	attributes := make(map[string]any, 14)
	p.fill(attributes)
	attributes["blocked"] = false
	if p.place.country == britain && b.chance(12) {
		attributes["address2"] = "Flat " + strconv.Itoa(b.between(1, 40))
	}
	if b.chance(8) {
		attributes["date_of_birth"] = isoDate(date("1966-01-01").Add(days(b.between(0, 13500))))
	}
	if b.chance(10) {
		attributes["middle_name"] = pick(b, []string{"Jo", "Alex", "Maria", "Sam", "Lee", "Ali", "Ana"})
	}
	if b.chance(7) {
		attributes["external_system_reference"] = "CRM-" + strconv.Itoa(b.between(40000, 49999))
	}
	if b.chance(6) {
		attributes["tags"] = []any{tag("Met at port careers day", "custom_green")}
	}
	p.candidate = b.add("candidates", at, attributes, nil)
	if b.chance(4) {
		b.attach(p.candidate, "document", "letter-of-reference.pdf", "# Letter of reference\n\n"+p.shown()+" worked with us as "+p.career.posts[0].title+
			". We were sorry to see the notice and wish all the best.\n\n"+p.career.posts[0].employer+"\n")
	}
	if b.chance(12) {
		b.preferredPlaces(p.candidate, at)
	}
	if b.chance(40) {
		return // many recruiters keep no skills
	}
	skills := b.sample(p.career.skills, 5)
	refs := make([]Ref, len(skills))
	for i, name := range skills {
		ref, ok := b.skills[name]
		if !ok {
			ref = refTo(b.part("skills", map[string]any{"name": name}, nil))
			b.skills[name] = ref
		}
		refs[i] = ref
	}
	p.candidate.Many = map[string][]Ref{"skills": refs}
}

func (b *builder) preferredPlaces(candidate *Object, at time.Time) {
	places := b.sample([]string{"Portsmouth", "Plymouth", "Dublin", "St Helier", "Edinburgh", "Lisbon", "Remote"}, b.between(1, 3))
	values := make([]any, len(places))
	for i, name := range places {
		values[i] = name
	}
	b.customAttribute(candidate, "Preferred places", values, at)
}

func tag(name, context string) map[string]any {
	return map[string]any{"name": name, "context": context}
}
