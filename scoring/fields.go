package scoring

import (
	"slices"
	"strings"
	"sync"
)

// fieldOfWork is what a job title alone tells: the tables whose names belong to the field, the titles that people in it
// have, and the criteria that go without saying, the core of the work first.
type fieldOfWork struct {
	name            string
	tables          []string
	titles, implied []string
	titleWords      [][]string // titles, as compared
}

var fieldsOfWork = sync.OnceValue(func() []fieldOfWork {
	var fields []fieldOfWork
	for row := range strings.Lines(technicalFields + peopleFields + businessFields) {
		if row = strings.TrimSpace(row); row == "" {
			continue
		}
		part := strings.Split(row, "; ")
		f := fieldOfWork{name: part[0], tables: splitNames(part[1]), titles: splitNames(part[2]), implied: splitNames(part[3])}
		for _, title := range f.titles {
			f.titleWords = append(f.titleWords, comparedWords(title))
		}
		fields = append(fields, f)
	}
	return fields
})

func comparedWords(s string) []string {
	tokens := splitAdTokens(s)
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.word
	}
	return words
}

// fieldOfTitle finds the field whose title of most words stands in a job title; of equals the one that ends last, as the head
// of an English title does ("Sales Support Engineer"), but what follows a comma or a dash only explains. length counts the words.
func fieldOfTitle(title string) (field *fieldOfWork, length int) {
	fields := fieldsOfWork()
	tokens := splitAdTokens(title)
	for len(tokens) > 0 {
		head := 1
		for head < len(tokens) && !tokens[head].broken {
			head++
		}
		words := make([]string, head)
		for i := range words {
			words[i] = tokens[i].word
		}
		best, length, end := -1, 0, 0
		for i, f := range fields {
			for _, name := range f.titleWords {
				at := lastIndex(words, name)
				if at >= 0 && (len(name) > length || len(name) == length && at+len(name) > end) {
					best, length, end = i, len(name), at+len(name)
				}
			}
		}
		if best >= 0 {
			return &fields[best], length
		}
		tokens = tokens[head:]
	}
	return nil, 0
}

// knowsWord says whether a title of the field holds the word: "receptionist" is one of hotels too.
func (f *fieldOfWork) knowsWord(word string) bool {
	return slices.ContainsFunc(f.titleWords, func(title []string) bool { return slices.Contains(title, word) })
}

func lastIndex(words, part []string) int {
	for i := len(words) - len(part); i >= 0; i-- {
		if slices.Equal(words[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// fieldOfRows finds the field that most of the names in an advert point to, and needs three of them to believe it: each name
// counts for the fields that imply it, and a little for the fields whose tables it stands in.
func (a *Aliases) fieldOfRows(rows []int) *fieldOfWork {
	fields := fieldsOfWork()
	best, most := -1, 0
	for i, f := range fields {
		score, implied := 0, 0
		for _, row := range rows {
			switch {
			case slices.Contains(f.implied, a.rows[row].name):
				score += 3
				implied++
			case len(f.tables) > 0 && f.tables[0] == a.rows[row].table:
				score++
			}
		}
		if implied >= 2 && score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return nil
	}
	return &fields[best]
}

// owns says whether a row belongs to the field's tables.
func (f *fieldOfWork) owns(row aliasRow) bool {
	return f != nil && slices.Contains(f.tables, row.table)
}
