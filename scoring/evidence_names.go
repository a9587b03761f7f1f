package scoring

import (
	"slices"
	"strings"
)

// knownRows are the rows of the built-in table that a criterion is about. A person who approves "Bank reconciliation" means
// bank recs too. An alias of a skill is often narrower than the row that holds it ("PAYE" is not all of payroll), so that
// it has to be the name of the row, or two of them in one row.
func knownRows(c *Criterion) []int {
	switch c.Kind {
	case KindWorkRight, KindLanguage, KindQuestion:
		return nil
	}
	table := builtinAliases()
	var rows []int
	add := func(row int, ok bool) {
		if ok && !table.narrows(c.Label, row) && proves(table.rows[row].kind, c.Kind) && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	for _, name := range append(namesIn(c.Label), alternativesIn(c)...) {
		row, ok := table.named(name)
		if !ok {
			row, ok = table.about(name)
		}
		add(row, ok)
	}
	held := map[int]int{}
	for _, name := range c.Aliases {
		row, ok := table.row(name)
		add(row, ok)
		if row, ok = table.named(name); ok {
			held[row]++
			add(row, c.Kind != KindSkill || held[row] > 1)
		}
	}
	return rows
}

// narrows says whether a label names a part of what a row is about: "Sage Payroll" is not all of Sage.
func (a *Aliases) narrows(label string, row int) bool {
	name := comparedWords(a.rows[row].name)
	words := comparedWords(label)
	at := lastIndex(words, name)
	if at < 0 {
		return false
	}
	for i, w := range words {
		if (i < at || i >= at+len(name)) && !lightWords[w] && !genericWords[w] && w != "or" {
			_, known := a.named(strings.Join(words, " "))
			return known
		}
	}
	return false
}

// tellingNames are the names of a criterion by which ways of telling are known.
func tellingNames(c *Criterion, rows []int) []string {
	var names []string
	for _, row := range rows {
		names = append(names, comparedName(builtinAliases().rows[row].name))
	}
	if c.Kind != KindLanguage && c.Kind != KindWorkRight {
		for _, name := range slices.Concat(namesIn(c.Label), alternativesIn(c), c.Aliases) {
			if name = comparedName(name); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// lightWords add nothing to the name that they stand beside: "Working with people with dementia" is about dementia.
var lightWords = setOf(`people person working worked work service services use handling achieving meeting hitting exceeding tool tools method methods technique techniques
	process processes procedure procedures task tasks duty duties operation operations activity activities practice practices setting settings others
	uk full valid current certificate training trained industry sector field area areas job jobs daily own run running do doing`)

// apparatus is as light where a tool is named ("CRM system"), not where a trade is: a hotel system is no hotel.
var apparatus = setOf("system systems software")

// about finds the row that is all a name speaks of, apart from words that add nothing.
func (a *Aliases) about(name string) (int, bool) {
	tokens := splitAdTokens(name)
	hits := a.find(name, tokens)
	if len(hits) != 1 {
		return 0, false
	}
	for i, t := range tokens {
		inside := i >= hits[0].first && i <= hits[0].last
		if !inside && !lightWords[t.word] && !genericWords[t.word] && !(apparatus[t.word] && a.rows[hits[0].row].table != "hospitality") {
			return 0, false
		}
	}
	return hits[0].row, true
}

// proves says whether things of one kind are evidence for a criterion of another: to have held a post needs its skills.
func proves(kind, asked Kind) bool {
	switch asked {
	case KindExperienceYears:
		return kind == KindSkill
	case KindSkill:
		return kind != KindLanguage
	case KindQualification, KindLicence:
		return kind == KindQualification || kind == KindLicence
	}
	return false
}

func isHeld(kind Kind) bool { return kind == KindQualification || kind == KindLicence }

// namesIn gives a label whole, and without the words that say nothing of what is asked for at its ends.
func namesIn(label string) []string {
	runes := []rune(label)
	tokens, _ := tokenise(runes)
	first, last := 0, len(tokens)
	for first < last && skippable(&tokens[first]) {
		first++
	}
	for last > first && skippable(&tokens[last-1]) {
		last--
	}
	if first == last || first == 0 && last == len(tokens) {
		return []string{label}
	}
	return []string{label, string(runes[tokens[first].start:tokens[last-1].end])}
}

var orBetween = lazy(`(?i),? or |, |/`)

// alternativesIn cuts a label at its "or": "Evening or late shifts" asks for evening shifts or late shifts, "Xero or
// QuickBooks" for either. What stands in brackets is another name, or an example.
func alternativesIn(c *Criterion) []string {
	if c.Kind == KindWorkRight || c.Kind == KindLanguage || c.Kind == KindQuestion || c.Kind == KindQualification && c.Level != "" {
		return nil // the subjects of a degree are read with its level
	}
	label := c.Label
	var names []string
	if open, end := strings.IndexByte(label, '('), strings.LastIndexByte(label, ')'); open > 0 && end > open {
		inside := label[open+1 : end]
		if names = orBetween.Split(inside, -1); len(names) == 1 && isHeld(c.Kind) && capitals([]rune(inside)) == 0 {
			names = nil // "NMC registration (adult)"
		}
		label = strings.TrimSpace(strings.TrimSpace(label[:open]) + " " + strings.TrimSpace(label[end+1:]))
		if c.Kind == KindQualification {
			names = append(names, label) // a qualified accountant is more than an accountant
		} else {
			names = append(names, namesIn(label)...)
		}
	}
	if !strings.Contains(label, " or ") {
		return names
	}
	bare := namesIn(label)
	parts := orBetween.Split(bare[len(bare)-1], -1)
	last := strings.Fields(parts[len(parts)-1])
	for i, part := range parts {
		words := strings.Fields(part)
		switch {
		case len(words) == 0:
		case i == len(parts)-1 || len(words) >= len(last):
			names = append(names, part)
		default:
			names = append(names, strings.Join(append(words, last[len(words):]...), " "))
			if _, known := builtinAliases().named(part); known {
				names = append(names, part)
			}
		}
	}
	return names
}

// joinedParts cuts the label of a skill at its "and", unless it is the name of one thing: "Health and safety".
func joinedParts(c *Criterion) []string {
	if c.Kind != KindSkill || strings.Count(c.Label, " and ") != 1 || len(knownRows(&Criterion{Label: c.Label, Kind: c.Kind})) > 0 {
		return nil
	}
	bare := namesIn(c.Label)
	left, right, _ := strings.Cut(bare[len(bare)-1], " and ")
	parts := []string{left, right}
	for _, part := range parts {
		if _, told := tellings()[comparedName(part)]; !told && len(knownRows(&Criterion{Label: part, Kind: c.Kind})) == 0 {
			return nil
		}
	}
	return parts
}
