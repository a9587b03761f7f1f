package sandbox

import (
	"strconv"
	"strings"
)

// fit says how well somebody's career goes with a job.
type fit int

const (
	strong  fit = iota // long in the field, with what the advert asks for
	solid              // some years in the field, most of what it asks for
	partial            // new to the field, or without its licence
	foreign            // from another field
)

// career is what somebody has done, of which CV, summary and work history tell.
type career struct {
	work    *work
	fit     fit
	years   int // in the field
	posts   []post
	skills  []string
	tickets []string
	degree  string
	school  string
	since   int // the year of the degree
}

// post is one job held; months are counted from the year 0, and to is 0 for the present one.
type post struct {
	title, employer string
	from, to        int
	duties          []string // with slots
}

const thisMonth = 2026*12 + 10 // November 2026

var schools = []string{
	"University of North Wessex", "Solway Institute of Technology", "Tamarside College", "Universidade do Sado", "Politechnika Nadmorska", "Port Clarence University",
	"Hochschule Ostsee", "Université de l'Aber", "St Brannock's College", "Lakeshore Polytechnic", "Great Rift University", "Malabar College of Arts and Science",
	"Escola Náutica da Barra", "Eastgate Sixth Form College", "Luzon Coast University", "Kilbrannan Technical College",
}

var sideJobs = []post{
	{title: "Bar Staff", employer: "The Anchor", duties: []string{"Served up to {80-200} guests a night", "Cashed up and locked up"}},
	{title: "Sales Assistant", employer: "Bookends", duties: []string{"Worked the till and the shop floor", "Dressed the window each month"}},
	{title: "Delivery Rider", employer: "self-employed", duties: []string{"{15-30} deliveries a shift in all weathers"}},
	{title: "Volunteer", employer: "Coastal Rescue, shore crew", duties: []string{"Looked after equipment and joined exercises once a week"}},
	{title: "Cleaner", employer: "Brightways Services", duties: []string{"Cleaned offices before opening time, four days a week"}},
	{title: "Swimming Instructor", employer: "Northside Baths", duties: []string{"Taught beginners aged {5-8} to adult"}},
}

// career invents what somebody of a field has done.
func (b *builder) career(w *work, f fit) *career {
	t := &w.trade
	c := &career{work: w, fit: f, degree: pick(b, t.degrees), school: pick(b, schools)}
	first := min(6, len(t.duties)/2+1)
	counts := []int{first, 4, 4} // duties of each post, the latest first
	levels := []int{2, 1, 0}     // their seniority
	switch f {
	case strong:
		c.years = b.between(7, 18)
		c.skills = b.sample(t.skills, b.between(8, 11))
		c.tickets = append([]string{t.tickets[0]}, b.sample(t.tickets[1:], len(t.tickets)-b.between(1, 2))...)
	case solid:
		c.years = b.between(3, 7)
		counts, levels = []int{first, 3}, []int{1, 0}
		c.skills = b.sample(t.skills, b.between(6, 8))
		c.tickets = append([]string{t.tickets[0]}, b.sample(t.tickets[1:], b.between(0, 2))...)
	case partial:
		c.years = b.between(1, 2)
		counts, levels = []int{4}, []int{b.rand.IntN(2)}
		c.skills = b.sample(t.skills, b.between(3, 4))
		c.tickets = b.sample(t.tickets[1:], b.rand.IntN(2))
	case foreign:
		c.years = b.between(2, 15)
		counts, levels = []int{first, 3}, []int{b.between(1, 2), 0}
		c.skills = b.sample(t.skills, b.between(4, 7))
		c.tickets = append([]string{t.tickets[0]}, b.sample(t.tickets[1:], b.rand.IntN(2))...)
	}
	b.fillPosts(c, counts, levels)
	c.since = c.posts[len(c.posts)-1].from/12 - b.rand.IntN(2)
	return c
}

// fillPosts spreads the years of a career over its posts and gives each its duties. The duties of a field are drawn
// without repetition.
func (b *builder) fillPosts(c *career, counts, levels []int) {
	t := &c.work.trade
	months := c.years*12 + b.rand.IntN(8)
	order := b.rand.Perm(len(t.duties))
	employers := b.sample(t.employers, len(counts))
	c.posts = make([]post, 0, len(counts)+1)
	end := 0
	if b.chance(25) {
		end = thisMonth - b.between(1, 7) // out of work for some time
	}
	to := end
	for i, count := range counts {
		length := months / len(counts)
		if i == len(counts)-1 {
			length = months - length*(len(counts)-1)
		}
		last := to
		if last == 0 {
			last = thisMonth
		}
		p := post{duties: make([]string, 0, count), title: pick(b, t.titles[levels[i]]), employer: employers[i], from: last - length, to: to}
		if levels[i] == 0 { // a junior post has mostly simple duties
			p.duties = append(p.duties, b.sample(t.basics, count-1)...)
			count = 0
			if c.fit == partial {
				count = 1
			}
		}
		for _, n := range order[:min(count, len(order))] {
			p.duties = append(p.duties, t.duties[n])
		}
		order = order[min(count, len(order)):]
		c.posts = append(c.posts, p)
		to = p.from - b.rand.IntN(3)
	}
	if c.fit == partial || (c.fit == solid && b.chance(30)) {
		side := pick(b, sideJobs)
		side.to = to
		side.from = to - b.between(8, 30)
		c.posts = append(c.posts, side)
	}
}

// say fills the slots of a text; see filled.
func (b *builder) say(text string, c *career) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return b.keep(b.filled(text, c))
}

// filled gives a text with its slots filled, until the next call: {20-60} is a number from 20 to 60, {y} the years in the
// field, {t} the latest title and {e} the latest employer.
func (b *builder) filled(text string, c *career) []byte {
	filled := b.line[:0]
	open := strings.IndexByte(text, '{')
	for open >= 0 {
		filled = append(filled, text[:open]...)
		end := strings.IndexByte(text, '}')
		slot := text[open+1 : end]
		text = text[end+1:]
		switch slot {
		case "y":
			filled = strconv.AppendInt(filled, int64(c.years), 10)
		case "t":
			filled = append(filled, c.posts[0].title...)
		case "e":
			filled = append(filled, c.posts[0].employer...)
		default:
			filled = strconv.AppendInt(filled, int64(b.slotNumber(slot)), 10)
		}
		open = strings.IndexByte(text, '{')
	}
	filled = append(filled, text...)
	b.line = filled
	return filled
}

func (b *builder) slotNumber(slot string) int {
	from, to, _ := strings.Cut(slot, "-")
	low, errLow := strconv.Atoi(from)
	high, errHigh := strconv.Atoi(to)
	if errLow != nil || errHigh != nil {
		panic("sandbox: no such slot: {" + slot + "}")
	}
	n := b.between(low, high)
	if high-low > 60 && n > 100 {
		n -= n % 10 // people round
	}
	return n
}
