package scoring

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// CaseSensitive are aliases that are also everyday words, or parts of other abbreviations. A text that names one spells it
// exactly so, as a word of its own: "Go" is a language, "go" is not. The same holds for every alias of one or two letters.
var CaseSensitive = []string{
	"Access", "AIM", "Bash", "BASH", "Canvas", "CAP", "CIM", "CPCS", "Creo", "Dart", "Excel", "EXCEL", "Flask", "Go", "ICE", "Illustrator", "ILM", "Looker",
	"Notion", "Opera", "Outlook", "OUTLOOK", "PAT", "Perl", "Polish", "POLISH", "PIN", "React", "REACT", "Rust", "Sage", "SAGE", "SALT", "SAP", "Scala", "SEM",
	"SEN", "SEND", "SIMS", "Spark", "Stata", "Swift", "SWIFT", "Thai", "Word", "WORD", "Workday", "WORKDAY",
}

// Aliases is a table of the names of skills, qualifications, licences and languages. It is read only once made.
type Aliases struct {
	rows   []aliasRow
	byName map[string]int
	index  map[string][]aliasRef // by the first word
	names  map[string]string     // every name -> the form that it is compared in
	owner  map[string]int        // the compared form of a name -> its row
}

type aliasRow struct {
	name, level string
	kind        Kind
	table       string // the field of the built-in table; empty for a loaded row
	aliases     []string
	narrower    []string
}

// aliasRef is one name of a row, as the words to look for.
type aliasRef struct {
	words []string
	exact string // the only spelling that counts, or empty
	row   int
}

var builtinAliases = sync.OnceValue(func() *Aliases {
	a := newAliases()
	for _, table := range []struct{ name, text string }{
		{"bodies", bodiesTable}, {"driving", drivingTable}, {"software", softwareTable}, {"engineering", engineeringTable}, {"trades", tradesTable},
		{"health", healthTable}, {"education", educationTable}, {"finance", financeTable}, {"sales", salesTable}, {"support", supportTable},
		{"hospitality", hospitalityTable}, {"logistics", logisticsTable}, {"hr", hrTable}, {"science", scienceTable}, {"legal", legalTable},
		{"office", officeTable}, {"qualifications", qualificationsTable}, {"languages", languagesTable},
	} {
		// The tables are constants, which a test reads too: what is wrong in them cannot be a surprise at run time.
		if err := a.read(strings.NewReader("name,kind,aliases,narrower,level"+table.text), table.name); err != nil {
			panic(fmt.Sprintf("scoring: built-in table %s: %v", table.name, err))
		}
	}
	a.makeIndex()
	return a
})

// LoadAliases reads a table of names from CSV and gives it together with the built-in one. The first record names the
// columns, in any order; columns of other names are passed over, and a record may stop early:
//
//   - name: what the thing is called; the only column that must be there
//   - kind: one of the kinds of a criterion; skill when empty
//   - aliases: other names, separated by "|" or by line breaks
//   - narrower: names of other rows that prove this one (PostgreSQL proves SQL), separated likewise
//   - level: of a qualification, as in Criterion.Level
//
// ESCO's skills_en.csv becomes such a file by renaming preferredLabel to name and altLabels to aliases, O*NET's "Software
// Skills" by renaming Workplace Example to name and leaving out repetitions. A row with the name of an existing one adds
// to its aliases. An error names the line.
func LoadAliases(r io.Reader) (*Aliases, error) {
	a := newAliases()
	for _, row := range builtinAliases().rows {
		a.add(row)
	}
	if err := a.read(r, ""); err != nil {
		return nil, fmt.Errorf("aliases: %w", err)
	}
	a.makeIndex()
	return a, nil
}

func newAliases() *Aliases {
	return &Aliases{byName: make(map[string]int), index: make(map[string][]aliasRef), names: make(map[string]string), owner: make(map[string]int)}
}

func (a *Aliases) read(r io.Reader, table string) error {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err != nil {
		return fmt.Errorf("no header: %w", err)
	}
	column := make(map[string]int)
	for i, name := range header {
		column[strings.ToLower(strings.Trim(name, " \ufeff"))] = i
	}
	if _, ok := column["name"]; !ok {
		return errors.New("the header has no column \"name\"")
	}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("not CSV: %w", err)
		}
		cell := func(name string) string {
			if i, ok := column[name]; ok && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		}
		row := aliasRow{
			name: cell("name"), kind: Kind(cmp.Or(cell("kind"), string(KindSkill))), level: cell("level"), table: table,
			aliases: splitNames(cell("aliases")), narrower: splitNames(cell("narrower")),
		}
		line, _ := in.FieldPos(0)
		if row.name == "" {
			return fmt.Errorf("line %d: no name", line)
		}
		if !slices.Contains([]Kind{KindSkill, KindQualification, KindLicence, KindLanguage}, row.kind) {
			return fmt.Errorf("line %d: %s: kind %q is none of skill, qualification, licence, language", line, row.name, row.kind)
		}
		if row.level != "" && degreeRank(row.level) < 0 {
			return fmt.Errorf("line %d: %s: unknown level %q", line, row.name, row.level)
		}
		// A name that may not be asked for is left out, so that no draft has to look at it again. A test looks at the built-in ones.
		if table != "" {
			a.add(row)
			continue
		}
		row.aliases = slices.DeleteFunc(row.aliases, isRefused)
		if !isRefused(row.name) {
			a.add(row)
		}
	}
}

func isRefused(name string) bool { return refused(name) != "" }

func splitNames(cell string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == '\n' || r == '\r' }) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (a *Aliases) add(row aliasRow) {
	if i, ok := a.byName[strings.ToLower(row.name)]; ok {
		old := &a.rows[i]
		old.aliases = slices.Concat(old.aliases, row.aliases)
		old.narrower = slices.Concat(old.narrower, row.narrower)
		return
	}
	a.byName[strings.ToLower(row.name)] = len(a.rows)
	a.rows = append(a.rows, row)
}

// makeIndex prepares find. A name that two rows claim belongs to the first.
func (a *Aliases) makeIndex() {
	for i, row := range a.rows {
		for _, name := range slices.Concat([]string{row.name}, row.aliases) {
			ref := aliasRef{row: i, words: comparedWords(name)}
			a.names[name] = comparedName(name)
			if len(ref.words) == 0 {
				continue
			}
			if isCaseSensitive(name) {
				ref.exact = name
			}
			key := a.names[name]
			if _, taken := a.owner[key]; !taken {
				a.owner[key] = i
				a.index[ref.words[0]] = append(a.index[ref.words[0]], ref)
			}
		}
	}
	for _, f := range fieldsOfWork() { // their titles become aliases too
		for _, title := range f.titles {
			a.names[title] = comparedName(title)
		}
	}
	for _, refs := range a.index {
		slices.SortStableFunc(refs, func(x, y aliasRef) int { return len(y.words) - len(x.words) })
	}
}

func isCaseSensitive(alias string) bool {
	return len([]rune(alias)) <= 2 || slices.Contains(CaseSensitive, alias)
}

// row finds a row by its name, in any case.
func (a *Aliases) row(name string) (int, bool) {
	i, ok := a.byName[strings.ToLower(name)]
	return i, ok
}

// named finds the row that a name belongs to.
func (a *Aliases) named(name string) (int, bool) {
	i, ok := a.owner[comparedName(name)]
	return i, ok
}

// evidence lists every name that proves one of the rows, the ones of most words first: the row's own, and those of narrower rows.
func (a *Aliases) evidence(rows ...int) []string {
	var names []string
	for _, i := range rows {
		names = append(names, a.rows[i].name)
		names = append(names, a.rows[i].aliases...)
	}
	for _, i := range rows {
		for _, name := range a.rows[i].narrower {
			if n, ok := a.row(name); ok {
				names = append(names, name)
				names = append(names, a.rows[n].aliases...)
			}
		}
	}
	return a.mostSpecificFirst(names)
}

// comparedName is equal for names that are found alike.
func comparedName(name string) string {
	if isCaseSensitive(name) {
		return name
	}
	return strings.Join(comparedWords(name), " ")
}

// mostSpecificFirst sorts by number of words, keeping the order of equals, and leaves out what differs only in form.
func (a *Aliases) mostSpecificFirst(names []string) []string {
	seen := make(map[string]bool, len(names))
	out := make([]string, 0, len(names))
	for _, name := range names {
		key, ok := a.names[name]
		if !ok {
			key = comparedName(name)
		}
		if name != "" && !seen[key] {
			seen[key] = true
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return len(strings.Fields(y)) - len(strings.Fields(x)) })
	return out
}
