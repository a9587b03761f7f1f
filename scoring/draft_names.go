package scoring

import (
	"slices"
	"strings"
)

// joint is how two neighbouring names belong together.
type joint int

const (
	apart   joint = iota
	listed        // by a comma: as the last two of the list
	both          // "and": two criteria
	either        // "or": one criterion
	example       // "such as", or in brackets: proof of the name before
)

var (
	orWord       = lazy(`(?:^|[ ,])(?:and/or|or|/)(?:$| )`)
	exampleWords = words(`such as|for example|for instance|e\.g|eg|like|including|includes|ie|i\.e`)
	anyOf        = lazy(`\b(?:one of|any of|either|one or more of|such as|for example|for instance|e\.g\.?|like|at least one)[ :,(]*(?:a |an |the |following[ :]*)?$`)
	filler       = words(
		`a|an|the|in|of|with|using|some|good|strong|or|and|any|software|systems?|tools?|platforms?|packages?|experience|skills?|knowledge|licences?`,
		`certificates?|qualifications?|training|qualified|level|programming|advanced|basic|your|our|work`,
	)
)

// jointOf reads what stands between two names.
func jointOf(between string) joint {
	left := strings.Trim(filler.ReplaceAllString(between, ""), " ,/.()-")
	switch {
	case exampleWords.MatchString(between):
		if len(strings.Fields(between[:exampleWords.FindStringIndex(between)[0]])) <= 1 {
			return example
		}
		return apart
	case strings.HasPrefix(strings.TrimSpace(between), "(") && !strings.Contains(between, ")"):
		return example
	case strings.TrimSpace(between) == "/", orWord.MatchString(between) && len(strings.Fields(left)) <= 2:
		return either
	case strings.TrimSpace(between) == ",", strings.Trim(left, "&") == "" && strings.Contains(between, ",") && !strings.Contains(between, " and"):
		return listed
	case len(strings.Fields(left)) <= 3 && len(strings.Fields(between)) <= 5:
		return both
	}
	return apart
}

// names makes criteria of the known names in a sentence. Alternatives are one criterion, lists are one each.
func (d *drafter) names(s *adSentence) bool {
	var hits []aliasHit
	for _, h := range s.hits {
		if !s.isTaken(h.start, h.end) && d.aliases.rows[h.row].kind != KindLanguage && d.isMeant(s, h) {
			hits = append(hits, h)
		}
	}
	for start := 0; start < len(hits); {
		end := start + 1
		for end < len(hits) && jointOf(s.low[hits[end-1].end:hits[end].start]) != apart {
			end++
		}
		d.chain(s, hits[start:end])
		start = end
	}
	return len(hits) > 0
}

// chain makes criteria of names that stand in one list.
func (d *drafter) chain(s *adSentence, hits []aliasHit) {
	joints := make([]joint, len(hits)) // before each name
	for i := 1; i < len(hits); i++ {
		joints[i] = jointOf(s.low[hits[i-1].end:hits[i].start])
	}
	alternative := anyOf.MatchString(s.low[:hits[0].start]) || opensBracket(s.low[:hits[0].start])
	headed := -1 // the name that the ones behind it are examples of
	for i := range joints {
		switch {
		case joints[i] == example || i == 1 && s.bullet && strings.TrimSpace(s.low[hits[0].end:hits[1].start]) == ":":
			headed = i
			joints[i] = example
		case i > 0 && preferredKind.MatchString(s.low[hits[i-1].end:hits[i].start]) && d.isNarrower(hits[i].row, hits[i-1].row):
			joints[i] = example // "HRIS, preferably Workday"
		case headed > 0 && !strings.Contains(s.low[hits[headed].start:hits[i].start], ")"):
			joints[i] = example
		case alternative && i > 0:
			joints[i] = either
		}
	}
	resolveLists(joints)
	for i := 0; i < len(hits); {
		end := i + 1
		examples := end
		for end < len(hits) && (joints[end] == either || joints[end] == example) {
			if joints[end] == either {
				examples = end + 1
			}
			end++
		}
		d.group(s, hits[i:end], examples-i)
		i = end
	}
}

var preferredKind = lazy(`^,? (?:preferably|ideally) $`)

func (d *drafter) isNarrower(row, of int) bool {
	return slices.Contains(d.aliases.rows[of].narrower, d.aliases.rows[row].name)
}

func opensBracket(before string) bool {
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}

// resolveLists gives each comma the meaning of the word that ends its list: "A, B or C" are alternatives.
func resolveLists(joints []joint) {
	meaning := both
	for i, j := range slices.Backward(joints) {
		switch j {
		case listed:
			joints[i] = meaning
		case either:
			meaning = either
		default:
			meaning = both
		}
	}
}

// group makes one criterion of alternatives. The names from the place examples on only prove the ones before.
func (d *drafter) group(s *adSentence, hits []aliasHit, examples int) {
	var rows, proofs []int
	for i, h := range hits {
		switch {
		case slices.Contains(rows, h.row) || slices.Contains(proofs, h.row):
		case i < examples:
			rows = append(rows, h.row)
		default:
			proofs = append(proofs, h.row)
		}
	}
	must := s.must(hits[0].start)
	told := s.part == adDuties || s.part == adProse
	if told {
		must = false
		if _, known := d.of[rows[0]]; !known {
			d.duties++
		}
	}
	first := d.aliases.rows[rows[0]]
	label := d.labelOf(rows)
	if len(proofs) > 0 && len(proofs) <= 3 && len(rows) == 1 {
		label += " (" + d.labelOf(proofs) + ")"
	}
	d.add(finding{
		Criterion: Criterion{
			Label: label, Kind: first.kind, Must: must, Level: first.level,
			Aliases: d.aliases.evidence(slices.Concat(rows, proofs)...), Source: s.source(),
		},
		rows: slices.Concat(rows, proofs), usable: !told && slices.ContainsFunc(rows, d.isUsable),
	})
}

// isUsable is true of a name that tells people of the field from others: not of office tools, car keys or school leaving.
func (d *drafter) isUsable(row int) bool {
	r := d.aliases.rows[row]
	switch r.table {
	case "office", "driving", "languages", "qualifications":
		return d.field.owns(r)
	}
	return r.name != "First aid" && r.name != "DBS check" && r.name != "Customer service" || d.field != nil && slices.Contains(d.field.implied, r.name)
}

// topics are names of whole trades. A company says them of itself, so they count only where something is asked for.
var topics = map[string]bool{}

func init() {
	for _, name := range []string{
		"Sales", "Marketing", "Logistics", "Construction", "Hospitality", "Human resources", "Accounting", "Teaching", "Nursing", "Medical practice", "Surgery",
		"Banking", "Insurance", "Cleaning", "Warehouse work", "Local government", "Nuclear industry", "Oil and gas", "Strategy", "Renewable energy", "Recruitment",
		"Equality and inclusion work", "Data protection", "Pensions administration", "Employee engagement", "Sustainability", "Editing and publishing", "Chef",
		"Payroll", "Learning and development", "Higher education", "Early Career Teacher", "General dentistry", "Administration", "Procurement", "Trading",
		"Manufacturing engineering", "Research and development", "Journalism", "Photography", "Animal care", "Travel sales", "Software development",
		"Retail sales", "E-commerce", "Fundraising", "General practice", "Primary teaching", "Secondary teaching", "Early years", "Further education",
		"Mental health support", "Customer service", "Team management", "Compliance", "Investment banking", "Security clearance", "Freight forwarding",
		"Health promotion", "Agriculture and agronomy", "Performance management", "Interviewing", "Architecture",
		"Administration", "Reception", "Filing and records", "Event management", "Translation", "Emergency care", "Elderly care", "Project management",
		"Onboarding and induction", "Succession planning", "Employer branding", "Legal practice", "Audit", "Tax", "Lending", "Restaurant management",
		"Assessment and marking", "Presentations", "Databases", "Operations management", "Social work", "Youth work", "Acute care", "Port operations",
	} {
		topics[name] = true
	}
}

var asksBefore = lazy(`\b(?:experience|experienced|background|knowledge|skills?|qualified|worked|trained|certified|understanding|proficien\w+|familiar|expert|track record|` +
	`been|run|degree|years?)\b[^.;]{0,60}$`)

var asksAfter = lazy(`^ (?:\w+ )?(?:experience|skills?|background|knowledge|qualifications?)\b`)

// isMeant says whether a name is there because somebody wants it.
func (d *drafter) isMeant(s *adSentence, h aliasHit) bool {
	row := d.aliases.rows[h.row]
	asked := s.part == adMust || s.part == adNice
	listed := s.adUnit.part == adMust || s.adUnit.part == adNice
	if asked && !listed && topics[row.name] {
		return asksBefore.MatchString(s.low[:h.start]) || asksAfter.MatchString(s.low[h.end:])
	}
	if asked {
		return true
	}
	return !topics[row.name] && (d.isUsable(h.row) || row.kind == KindLicence)
}
