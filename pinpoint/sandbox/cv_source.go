package sandbox

import (
	"bytes"
	"strconv"
)

// headings are the section titles of a CV; people differ.
type headings struct{ profile, posts, education, tickets, skills, languages string }

var headingSets = []headings{
	{"Profile", "Experience", "Education", "Certificates", "Skills", "Languages"},
	{"About me", "Work history", "Education and training", "Licences and certificates", "Key skills", "Languages"},
	{"Summary", "Employment", "Qualifications", "Memberships and tickets", "Technical skills", "Languages"},
	{"Personal statement", "Career history", "Studies", "Training", "What I can do", "Languages spoken"},
}

var monthNames = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

var beginnerProfiles = []string{
	"Motivated newcomer to the field, at home in a team and not shy of early mornings.",
	"Recently trained, looking for a first permanent post. I ask before I guess.",
	"Career starter with practical experience from placements and holiday jobs.",
	"I came to this work late and by choice. What I lack in years I try to make up for in care.",
}

// cvSource writes the CV of a person, in the dialect that renderBlob understands: "# Name", "## Section", "- bullet" and
// plain paragraphs.
func (b *builder) cvSource(p *person) string {
	c := p.career
	h := &headingSets[b.rand.IntN(len(headingSets))]
	dates := b.rand.IntN(3)
	prose := b.chance(14)
	w := &b.cv
	w.Reset()
	w.WriteString("# ")
	w.WriteString(p.shown())
	if !p.latin() {
		emit(w, " (", p.preferred, ")")
	}
	emit(w, "\n\n", p.place.town, ", ", p.place.country.name, " | ", p.email)
	if p.phone != "" {
		emit(w, " | ", p.phone)
	}
	emit(w, "\n\n## ", h.profile, "\n\n")
	if c.fit == partial {
		w.WriteString(pick(b, beginnerProfiles))
	} else {
		w.Write(b.filled(pick(b, c.work.trade.profiles), c))
	}
	for _, line := range b.sample(selfPraise, b.between(1, 3)) {
		emit(w, " ", line)
	}
	skillsFirst := b.chance(35)
	if skillsFirst {
		writeSkills(w, h, c)
	}
	emit(w, "\n\n## ", h.posts)
	for i := range c.posts {
		b.writePost(w, &c.posts[i], c, dates, prose)
	}
	if c.posts[0].to != 0 && b.chance(40) {
		w.WriteString("\n\nSince then: caring for a relative, and courses.")
	}
	emit(w, "\n\n## ", h.education, "\n\n", c.degree, ", ", c.school, ", ", strconv.Itoa(c.since))
	if b.chance(60) {
		emit(w, "\n\n", pick(b, schoolLeaving), ", ", strconv.Itoa(c.since-b.between(3, 5)))
	}
	if len(c.tickets) > 0 {
		emit(w, "\n\n## ", h.tickets, "\n")
		for _, ticket := range c.tickets {
			emit(w, "\n- ", ticket)
		}
	} else if c.fit == partial && b.chance(60) {
		emit(w, "\n\n## ", h.tickets, "\n\nWorking towards: ", c.work.trade.tickets[0])
	}
	if !skillsFirst {
		writeSkills(w, h, c)
	}
	b.writeLanguages(w, h, p)
	if b.chance(35) {
		emit(w, "\n\n## Voluntary work\n\n- ", pick(b, voluntary))
	}
	if b.chance(45) {
		emit(w, "\n\n## Interests\n\n", pick(b, interests))
	}
	if b.chance(50) {
		w.WriteString("\n\nReferences on request.")
	}
	w.WriteByte('\n')
	return w.String()
}

// selfPraise is what people say of themselves in any field.
var selfPraise = []string{
	"I write short reports and answer messages on the day they come.", "Colleagues say that I stay calm when plans change.",
	"I like to know why a thing is done before I do it faster.", "I have worked early, late and weekend shifts and can do so again.",
	"Happy to travel, happier to come home.", "I ask for help before it is late, and I give it without being asked.",
	"Used to working with people from many countries and trades.", "I keep my promises small and my notes tidy.",
	"Looking for an employer to stay with for some years.", "I enjoy showing newcomers how things work.",
	"Quick with new software, patient with old.", "Punctual, and cheerful before the first coffee.",
}

// settings describe a workplace of any field, for a line under the title of a post.
var settings = []string{
	"A site of {40-300} people; I reported to the site manager.", "Team of {3-14}, in a company that grew by half in my time there.",
	"Permanent post, after a first year through an agency.", "I joined for a project of six months and was asked to stay.",
	"Shift work, {2-4} shifts, a busy and friendly place.", "I took over from a colleague who retired after thirty years.",
	"Promoted from within after {9-20} months.", "A small firm where everybody does a little of everything.",
}

var schoolLeaving = []string{
	"A levels: mathematics, physics, geography (B, B, C)", "Baccalaureate, science stream", "Secondary school certificate with distinction",
	"GCSEs: nine, with English and mathematics", "Leaving Certificate, higher level in five subjects", "A levels: English, history, French (A, B, B)",
	"Vocational diploma, two years", "Higher secondary certificate, commerce",
}

var voluntary = []string{
	"Treasurer of a rowing club of eighty members", "Reading mentor at a primary school, one morning a week", "Beach clean organiser, four times a year",
	"Food bank driver on Saturdays", "Trustee of a community hall; led the repair of its roof", "Scout leader for boys and girls of ten to fourteen",
	"Interpreter for an advice centre", "First aider at local football matches",
}

var interests = []string{
	"Sea swimming, brass band, repairing bicycles.", "Five-a-side football and cooking for too many people.", "Choir, allotment, crime novels.",
	"Hill running; I have finished two marathons, slowly.", "Sailing dinghies, and teaching children to.", "Chess, sourdough, volunteering at a food bank.",
	"Cricket on Saturdays, umpiring when my knee says so.", "Amateur radio, restoring an old van.", "Photography, mostly of birds that moved.",
}

func writeSkills(w *bytes.Buffer, h *headings, c *career) {
	emit(w, "\n\n## ", h.skills, "\n\n")
	for i, skill := range c.skills {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(skill)
	}
}

func (b *builder) writePost(w *bytes.Buffer, p *post, c *career, dates int, prose bool) {
	emit(w, "\n\n", p.title, ", ", p.employer, " (")
	writeMonth(w, p.from, dates)
	w.WriteString(" – ")
	if p.to == 0 {
		w.WriteString("present")
	} else {
		writeMonth(w, p.to, dates)
	}
	w.WriteString(")\n")
	if b.chance(45) {
		w.WriteByte('\n')
		w.Write(b.filled(pick(b, settings), c))
		w.WriteByte('\n')
	}
	for i, duty := range p.duties {
		switch {
		case !prose:
			w.WriteString("\n- ")
		case i == 0:
			w.WriteByte('\n')
		default:
			w.WriteString(". ")
		}
		w.Write(b.filled(duty, c))
	}
	if prose {
		w.WriteByte('.')
	}
}

func writeMonth(w *bytes.Buffer, month, style int) {
	year := strconv.Itoa(month / 12)
	switch style {
	case 0:
		emit(w, monthNames[month%12], " ", year)
	case 1:
		emit(w, strconv.Itoa(101 + month%12)[1:], "/", year)
	default:
		w.WriteString(year)
	}
}

func (b *builder) writeLanguages(w *bytes.Buffer, h *headings, p *person) {
	mother := p.culture.language
	if mother == "English" && b.chance(75) {
		return
	}
	emit(w, "\n\n## ", h.languages, "\n\n")
	if mother == "English" {
		emit(w, "English (native), ", pick(b, []string{"French (GCSE)", "Spanish (conversational)", "British Sign Language, level 2", "Welsh (fluent)"}))
		return
	}
	emit(w, mother, " (native), English (", pick(b, []string{"fluent", "C1", "C2", "professional", "B2"}), ")")
	if p.career.work == supportWork && p.career.fit != foreign {
		emit(w, ", ", pick(b, []string{"Portuguese (C1)", "Spanish (B2)", "German (B2)", "French (C1)"}))
	}
}

func emit(w *bytes.Buffer, parts ...string) {
	for _, part := range parts {
		w.WriteString(part)
	}
}
