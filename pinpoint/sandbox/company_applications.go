package sandbox

import (
	"slices"
	"strconv"
	"time"
)

// application is one of the 300, with how far it has come.
type application struct {
	opening *opening
	person  *person
	fit     fit
	at      time.Time
	again   bool // the person has applied before

	object   *Object
	reached  string // basic type of the stage it is in, or that it was in when it was rejected
	rejected bool
	screened time.Time // when it came to its last review stage; zero if it has not, as below
	met      time.Time // to the interview stage
	offered  time.Time
	hired    time.Time
	last     time.Time // when something happened last
}

// firstApplication is when Noor Haddad applied, the first in the account.
var firstApplication = time.Date(2026, time.February, 1, 6, 44, 38, 0, time.UTC)

const returning = 20 // applications of people who have applied before

// applications invents the 300 applications: first who applies for what and when, then how far each comes, and at last the
// records, in the order of time.
func (b *builder) applications() {
	b.addresses = make(map[string]int, 400)
	b.addresses["phone"] = 10
	b.skills = make(map[string]Ref, 160)
	list := b.applicants()
	for _, o := range b.openings {
		b.outcomes(o, list)
	}
	for _, a := range list {
		b.applicationRecords(a)
	}
}

func (b *builder) applicants() []*application {
	list := make([]*application, 0, 300)
	for _, o := range b.openings {
		start := o.opened
		if start.Before(firstApplication) {
			start = firstApplication
		}
		span := int(o.closed.Add(-24*time.Hour).Sub(start).Seconds()) - 3600
		for range o.vacancy.applicants {
			list = append(list, &application{opening: o, at: start.Add(time.Duration(b.rand.IntN(span)+3600) * time.Second)})
		}
	}
	list[0].at = firstApplication
	slices.SortStableFunc(list, func(x, y *application) int { return x.at.Compare(y.at) })

	placeAwkward(list)
	for i := range returning {
		list[90+i*10+b.rand.IntN(10)].again = true
	}
	var people []*person
	for i, a := range list {
		switch {
		case i == 0:
			a.fit = strong
			a.person = b.noor()
		case a.again:
			n := b.rand.IntN(len(people))
			a.person, a.fit = people[n], foreign
			people = slices.Delete(people, n, n+1)
			if a.person.knows == a.opening.work {
				a.fit = a.person.career.fit
			}
			continue
		default:
			a.fit = b.fit()
			a.person = b.person()
			a.person.knows = a.opening.work
			for a.fit == foreign && a.person.knows == a.opening.work {
				a.person.knows = pick(b, works)
			}
			a.person.career = b.career(a.person.knows, a.fit)
		}
		people = append(people, a.person)
	}
	return list
}

// placeAwkward makes the applications that will be odd ones for the jobs that awkward names, by exchange with a neighbour.
func placeAwkward(list []*application) {
	for i, a := range list {
		w := awkward[strconv.Itoa(firstIDs["applications"]+i)]
		if w == nil {
			continue
		}
		for _, other := range list[i:] {
			if other.opening.work == w {
				a.opening, other.opening = other.opening, a.opening
				break
			}
		}
	}
}

func (b *builder) fit() fit {
	switch n := b.rand.IntN(100); {
	case n < 20:
		return strong
	case n < 50:
		return solid
	case n < 77:
		return partial
	default:
		return foreign
	}
}

const noorSlug = "noor.haddad"

// noor is the person whom every example of the documentation knows.
func (b *builder) noor() *person {
	p := &person{
		first: "Noor", last: "Haddad", slug: noorSlug, dashed: "noor-haddad", email: "noor.haddad@example.test", phone: "+447700900002", iso2: "GB",
		place: homePlaces[0], postcode: "PO5 4ZZ", street: "27 Rope Walk", knows: harbourWork,
	}
	for i := range cultures {
		if cultures[i].language == "Arabic" {
			p.culture = &cultures[i]
			break
		}
	}
	b.addresses[p.slug] = 1
	p.career = b.career(harbourWork, strong)
	return p
}

// outcomes decides how far the applications of a job have come. Of those who fit, the first were hired, and the last are
// being offered the job or interviewed.
func (b *builder) outcomes(o *opening, list []*application) {
	var undecided []*application
	for i, a := range list {
		switch {
		case a.opening != o:
		case i == 0:
			a.reached = "review"
		case awkward[strconv.Itoa(firstIDs["applications"]+i)] != nil:
			a.reached = "applied"
		default:
			undecided = append(undecided, a)
		}
	}
	hires, offers, interviews := o.vacancy.hires, o.vacancy.offers, o.vacancy.interviews
	for _, a := range undecided {
		if hires > 0 && a.fit <= solid && today.Sub(a.at) > days(50) {
			hires--
			a.reached = "hired"
		}
	}
	for _, a := range slices.Backward(undecided) {
		age := o.closed.Sub(a.at)
		switch {
		case a.reached != "":
		case offers > 0 && a.fit <= solid && age > days(30) && b.chance(60):
			offers--
			a.reached = "offer"
		case interviews > 0 && a.fit <= solid && age > days(12) && b.chance(60):
			interviews--
			a.reached = "interview"
		default:
			b.earlyOutcome(a, age)
		}
	}
}

func (b *builder) earlyOutcome(a *application, age time.Duration) {
	a.reached = "applied"
	if age > days(4) && b.chance([]int{70, 60, 30, 10}[a.fit]) {
		a.reached = "review"
		if age > days(25) && a.fit <= partial && b.chance(22) {
			a.reached = "interview"
			a.rejected = true
		}
	}
	if a.opening.vacancy.rejectRest || (age > days(9) && b.chance([]int{10, 18, 34, 52}[a.fit])) {
		a.rejected = true
	}
}

// applicationRecords makes the records of one application.
func (b *builder) applicationRecords(a *application) {
	p, o := a.person, a.opening
	if p.candidate == nil {
		b.candidateOf(p, a.at)
	}
	attributes := make(map[string]any, 28)
	p.copyPersonal(attributes)
	country := p.place.country
	attributes["uuid"] = b.uuid()
	attributes["country_code"], attributes["country_code_alpha3"], attributes["country_name"] = country.code, country.alpha3, country.name
	attributes["internal_candidate"] = b.chance(4)
	attributes["concealed"] = o.vacancy.blind
	attributes["is_demo"] = false
	b.optionalAttributes(a, attributes)

	one := map[string]Ref{"job": refTo(o.object), "candidate": refTo(p.candidate)}
	if b.chance(85) {
		one["job_posting"] = refTo(o.posting)
	}
	a.object = b.add("applications", a.at, attributes, one)
	b.progress(a)
	attributes["updated_at"] = b.stamp(a.last)
	b.attachCV(a)
	b.applicationAnswers(a)
	b.conversation(a)
	b.selection(a)
	b.checks(a)
	b.hiring(a)
	b.makeAwkward(a)
}

var channelTable = []struct {
	weight          int
	channel, source string
}{
	{26, "job_board", "Indeed"}, {10, "job_board", "Totaljobs"}, {9, "job_board", "Caterer Board"}, {16, "direct", "Careers site"},
	{12, "social", "LinkedIn"}, {5, "paid_social", "Instagram"}, {7, "employee_referral", "Referral form"}, {6, "organic_search", "Web search"},
	{4, "recruiter", "Halyard Recruitment"}, {3, "manual", "Added manually"}, {2, "event", "Port careers day"},
}

func (b *builder) optionalAttributes(a *application, attributes map[string]any) {
	p := a.person
	attributes["channel"], attributes["channel_source"] = "job_board", "Indeed"
	if p.slug != noorSlug {
		n := b.rand.IntN(100)
		for _, c := range channelTable {
			if n -= c.weight; n < 0 {
				attributes["channel"], attributes["channel_source"] = c.channel, c.source
				break
			}
		}
	}
	if b.chance(38) {
		attributes["linkedin_url"] = "https://www.linkedin.com/in/example-" + p.dashed
	}
	if b.chance(9) {
		attributes["preferred_pronouns"] = pick(b, []string{"she/her", "he/him", "they/them"})
	}
	if b.chance(8) {
		attributes["external_system_reference"] = "ATS1-" + strconv.Itoa(b.between(70000, 79999))
	}
	if b.chance(80) {
		text := b.motive(a.opening.work, a.fit, p.career)
		if b.chance(40) {
			text += " " + b.say(pick(b, closings), p.career)
		}
		attributes["summary"] = text
	}
}

// motive is why somebody wants to work in a field.
func (b *builder) motive(w *work, f fit, c *career) string {
	motives := w.trade.motives
	switch f {
	case partial:
		motives = beginnerMotives
	case foreign:
		motives = spareMotives
	case strong, solid:
	}
	return b.say(pick(b, motives), c)
}

var closings = []string{
	"I could start in {2-9} weeks.", "I live near enough to come by any afternoon.", "I would be glad to show you some of my work.",
	"Please call after four, I am on shift before.", "My CV has the details.", "Thank you for reading this far.",
}

// progress moves an application through its stages, and writes down when it came to each.
func (b *builder) progress(a *application) {
	o := a.opening
	path := make([]int, 0, 7)
	for i, spec := range o.specs {
		if spec.kind == "rejected" {
			continue
		}
		path = append(path, i)
		if spec.kind != a.reached {
			continue
		}
		if twoReviews := spec.kind == "review" && o.specs[i+1].kind == "review"; !twoReviews || b.chance(50) {
			break
		}
	}
	limit := today.Add(-2 * time.Hour)
	if o.vacancy.closed != "" {
		limit = o.closed.Add(days(12))
	}
	at := a.at
	attributes := a.object.Attributes
	for n, i := range path {
		spec := o.specs[i]
		if n > 0 {
			at = b.later(at, limit, len(path)-n+1)
		}
		if under := today.Add(-days(b.between(3, 12))); n == len(path)-1 && !a.rejected && (spec.kind == "interview" || spec.kind == "offer") && under.After(at) {
			at = b.workday(under) // what is under way began lately
		}
		switch spec.kind {
		case "review":
			a.screened = at
		case "interview":
			a.met = at
		case "offer":
			a.offered = at
		case "hired":
			a.hired = at
		}
		attributes[o.stageDates[i]] = b.stamp(at)
	}
	furthest := o.stages[path[len(path)-1]]
	current := furthest
	a.last = at
	switch {
	case a.rejected:
		a.last = b.later(at, limit, 1)
		current = o.stage("rejected")
		attributes["rejected_at"] = b.stamp(a.last)
		attributes["rejected_stage_at"] = b.stamp(a.last)
	case a.reached == "hired":
		attributes["hired_at"] = b.stamp(at)
		attributes["start_on"] = isoDate(b.workday(at.Add(days(b.between(21, 60)))))
	}
	a.object.One["stage"] = refTo(current)
	a.object.One["furthest_stage"] = refTo(furthest)
}

// later is some working days after a time, but leaves room for so many further steps before the limit.
func (b *builder) later(at, limit time.Time, steps int) time.Time {
	next := b.workday(at.Add(days(b.between(2, 7))))
	if latest := at.Add(limit.Sub(at) / time.Duration(steps)); next.After(latest) {
		return latest.Truncate(time.Second)
	}
	return next
}
