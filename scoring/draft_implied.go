package scoring

import (
	"slices"
	"strings"
)

var (
	titleEnd   = lazy(`\s[-–—|]\s|[(,|\[]|\s(?:at|in|for|with|to)\s|\s*:\s`)
	titleStart = lazy(`(?i)^(?:(?:senior|junior|lead|trainee|graduate|experienced|temporary|permanent|part[- ]time|full[- ]time|weekend|night|nights|seasonal|interim|remote|` +
		`new|urgent|immediate start|hiring|qualified|deputy|principal|sr\.?|jr\.?|mid-level|mid|level \d|\d+ ?x|bank|relief|an?|the|our next) )+`)
)

// readTitle takes the title, or the first line of a text without one.
func (d *drafter) readTitle(units []adUnit) {
	d.title = strings.Join(strings.Fields(d.job.Title), " ")
	if d.title == "" {
		first, _, _ := strings.Cut(strings.TrimSpace(d.job.Description), "\n")
		if l, _ := readLine(first); len(strings.Fields(l.text)) <= 10 {
			d.title = l.text
		} else if len(units) > 0 {
			d.title = cutText(units[0].text, 60)
		}
	}
	name := d.title
	if m := titleEnd.FindStringIndex(name); len(m) > 0 && m[0] > 2 {
		name = name[:m[0]]
	}
	name = strings.TrimRight(strings.TrimLeft(titleStart.ReplaceAllString(name, ""), " !*-"), " .!*-")
	if len(strings.Fields(name)) > 6 || refused(name) != "" {
		name = ""
	}
	d.shortName = name
	for _, h := range d.aliases.find(d.title, splitAdTokens(d.title)) {
		if !slices.Contains(d.titleRows, h.row) {
			d.titleRows = append(d.titleRows, h.row)
		}
	}
}

// sharesTitle says whether the one word by which a title points to a field stands in titles of the other field as well.
func sharesTitle(named, other *fieldOfWork, title string) bool {
	for _, word := range comparedWords(title) {
		if named.knowsWord(word) && other.knowsWord(word) {
			return true
		}
	}
	return false
}

// findField takes the field that the title points to, else the one that the advert's words do. A title of one word that several
// fields have, such as "Receptionist", leaves the choice to the advert.
func (d *drafter) findField(sentences []adSentence) {
	named, length := fieldOfTitle(d.title)
	if length > 1 {
		d.field = named
		return
	}
	rows := slices.Clone(d.titleRows)
	for i := range sentences {
		for _, h := range sentences[i].hits {
			if !slices.Contains(rows, h.row) {
				rows = append(rows, h.row)
			}
		}
	}
	d.field = d.aliases.fieldOfRows(rows)
	if named != nil && (d.field == nil || !sharesTitle(named, d.field, d.title)) {
		d.field = named
	}
}

// addImplied adds what title and field imply, where the advert itself says too little: to have done such work, what the title
// names, and the core of the field.
func (d *drafter) addImplied() {
	usable := 0
	years := false
	for _, f := range d.found {
		if f.usable {
			usable++
		}
		years = years || f.Kind == KindExperienceYears
	}
	if usable >= enoughUsable {
		return
	}
	imply := func(f finding, weight float64) {
		before := len(d.found)
		f.Implied, f.Weight = true, weight
		d.add(f)
		usable += len(d.found) - before
	}
	if !years {
		d.implyExperience(imply)
	}
	for _, row := range d.titleRows {
		r := d.aliases.rows[row]
		if r.kind != KindLanguage && (!topics[r.name] || d.field.owns(r)) { // "Database Administrator" is no administration
			imply(d.impliedRow(row), weightNice+weightCore)
		}
	}
	if d.field == nil {
		return
	}
	for i, name := range d.field.implied {
		row, ok := d.aliases.row(name)
		if !ok || usable >= wantedUsable || d.narrowerFound(row) {
			continue
		}
		weight := float64(weightNice)
		if i < 3 {
			weight += weightCore
		}
		imply(d.impliedRow(row), weight)
	}
}

func (d *drafter) impliedRow(row int) finding {
	r := d.aliases.rows[row]
	return finding{Criterion: Criterion{Label: r.name, Kind: r.kind, Level: r.level, Aliases: d.aliases.evidence(row)}, rows: []int{row}}
}

// narrowerFound is true where the advert already asks for a kind of the thing: it says "counterbalance licence", so that any
// forklift licence is not added.
func (d *drafter) narrowerFound(row int) bool {
	return slices.ContainsFunc(d.aliases.rows[row].narrower, func(name string) bool {
		n, ok := d.aliases.row(name)
		_, found := d.of[n]
		return ok && found
	})
}

// implyExperience asks for any time in such a job, known by the titles that people in it have.
func (d *drafter) implyExperience(imply func(finding, float64)) {
	name := d.shortName
	if name == "" && d.field != nil {
		name = d.field.titles[0]
	}
	if name == "" {
		return
	}
	names := d.aliases.mostSpecificFirst(append([]string{name}, d.fieldTitles()...))
	imply(finding{Criterion: Criterion{Label: "Experience as " + name, Kind: KindExperienceYears, Aliases: names}}, weightMust)
}
