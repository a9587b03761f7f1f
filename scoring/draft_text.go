package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// adPart is what a passage of an advert is about.
type adPart int

const (
	adProse  adPart = iota // about the job, by default
	adDuties               // what will be done
	adMust                 // what is asked for
	adNice                 // what would be welcome
	adSkip                 // the company, pay, how to apply
)

// adUnit is a sentence or a bullet.
type adUnit struct {
	text   string
	part   adPart
	bullet bool
}

// Longer texts are no adverts, and longer sentences no sentences: what follows is passed over, or read by itself. The time that
// a text takes grows with both.
const maxAdBytes, maxSentence = 40_000, 500

// adUnits cuts a text into sentences and bullets, each with the part that the headings above it give; without any it is part.
func adUnits(text string, part adPart) []adUnit {
	if len(text) > maxAdBytes {
		text = strings.ToValidUTF8(text[:maxAdBytes], "")
	}
	if strings.Contains(text, "<") {
		text = withoutHTML(text)
	}
	var units []adUnit
	current := part
	var columns []adPart // of a table
	for _, l := range joinWrapped(strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")) {
		if l.text == "" || isRule(l.text) {
			continue
		}
		if cells, ok := tableCells(l.text); ok {
			columns, units = tableRow(cells, columns, current, units)
			continue
		}
		columns = nil
		if to, ok := headingPart(l, current, part); ok {
			current = to
			continue
		}
		body, to := withoutKey(l.text, current)
		for _, sentence := range sentencesOf(body) {
			item := l.bullet || body != l.text && len(strings.Fields(sentence)) <= 8 // of "Desirable: implants; radiography"
			units = append(units, adUnit{sentence, to, item})
		}
	}
	return units
}

// adLine is a line without its marks.
type adLine struct {
	text            string
	bullet, heading bool // heading: marked as one
}

var (
	bulletMark = lazy(`^(?:(?:[-*+•·●▪■◦‣○►➢✓✔–—]|\\-|\\\*|o|\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s+|[•·●▪■◦‣►➢✓✔])`)
	linkMark   = lazy(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	htmlTag    = lazy(`</?[a-zA-Z][^<>\n]{0,200}>`)
	boldLine   = lazy(`^(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*:?$`)
	// Tags that end a line.
	htmlHeading = lazy(`(?i)<h[1-6](?:\s[^<>]*)?>`)
	htmlItem    = lazy(`(?i)<li(?:\s[^<>]*)?>`)
	htmlBreak   = lazy(`(?i)<br\s*/?>|</?(?:p|div|ul|ol|tr|table|section|h[1-6])(?:\s[^<>]*)?>`)
	underline   = lazy(`^(?:=+|-{3,}|_{3,}|\*{3,}|#+)$`)
)

// withoutHTML keeps the lines, bullets and headings that tags make.
func withoutHTML(text string) string {
	text = htmlHeading.ReplaceAllString(text, "\n\n# ")
	text = htmlItem.ReplaceAllString(text, "\n- ")
	text = htmlBreak.ReplaceAllString(text, "\n")
	return strings.NewReplacer("&nbsp;", " ", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&rsquo;", "'", "&pound;", "£", "&ndash;", "–").
		Replace(htmlTag.ReplaceAllString(text, " "))
}

func isRule(text string) bool { return underline.MatchString(text) }

func readLine(raw string) (l adLine, indented bool) {
	text := strings.TrimSpace(linkMark.ReplaceAllString(raw, "$1"))
	if mark := bulletMark.FindString(text); mark != "" {
		l.bullet = true
		text = strings.TrimSpace(text[len(mark):])
	}
	if rest := strings.TrimLeft(text, "#"); rest != text && strings.HasPrefix(rest, " ") {
		l.heading = true
		text = rest
	}
	if m := boldLine.FindStringSubmatch(strings.TrimSpace(text)); m != nil && !l.bullet {
		l.heading = true
		text = m[1]
	}
	text = strings.NewReplacer("\u2019", "'", "\u2018", "'", "**", "", "__", "", "`", "", `\`, "", "\u00a0", " ").Replace(text)
	l.text = strings.Join(strings.Fields(text), " ")
	return l, raw != "" && (raw[0] == ' ' || raw[0] == '\t')
}

// joinWrapped puts lines together that were broken for width only: the rest of a bullet, and prose in whose block a line begins
// in lower case. In a block where each line begins anew, each is an item of its own.
func joinWrapped(raw []string) []adLine {
	var out []adLine
	for i := 0; i < len(raw); {
		end := i + 1
		for end < len(raw) && strings.TrimSpace(raw[end]) != "" {
			end++
		}
		out = append(out, joinBlock(raw[i:end])...)
		i = end
	}
	return out
}

func joinBlock(raw []string) []adLine {
	lines := make([]adLine, len(raw))
	indented := make([]bool, len(raw))
	wrapped := false
	for i := range raw {
		lines[i], indented[i] = readLine(raw[i])
		first, _ := utf8.DecodeRuneInString(lines[i].text)
		wrapped = wrapped || i > 0 && !lines[i].bullet && !lines[i-1].bullet && unicode.IsLower(first) && len(lines[i-1].text) > 50
	}
	var out []adLine
	for i, l := range lines {
		n := len(out)
		if n == 0 || l.bullet || l.heading || out[n-1].heading || strings.Contains(l.text, "|") {
			out = append(out, l)
			continue
		}
		first, _ := utf8.DecodeRuneInString(l.text)
		previous := out[n-1].text
		goesOn := unicode.IsLower(first) || strings.HasSuffix(previous, ",") || out[n-1].bullet && indented[i]
		if previous != "" && (goesOn || wrapped && !out[n-1].bullet && !strings.HasSuffix(previous, ":")) {
			out[n-1].text = previous + " " + l.text
			continue
		}
		out = append(out, l)
	}
	return out
}

func tableCells(text string) ([]string, bool) {
	if strings.Count(text, "|") < 2 {
		return nil, false
	}
	cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "|"), "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells, true
}

// tableRow reads a row of a person specification, whose columns are often "Essential" and "Desirable".
func tableRow(cells []string, columns []adPart, current adPart, units []adUnit) ([]adPart, []adUnit) {
	if strings.Trim(strings.Join(cells, ""), "-: ") == "" {
		return columns, units
	}
	if columns == nil {
		columns = make([]adPart, len(cells))
		named := false
		for i, cell := range cells {
			columns[i] = current
			if cell == "" { // the names of the rows
				columns[i] = adSkip
			}
			if to, ok := partOfHeading(cell); ok && len(strings.Fields(cell)) <= 4 {
				columns[i], named = to, true
			}
		}
		if named {
			return columns, units
		}
	}
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		part := current
		if i < len(columns) {
			part = columns[i]
		}
		for _, sentence := range sentencesOf(cell) {
			units = append(units, adUnit{sentence, part, true})
		}
	}
	return columns, units
}

var abbreviation = lazy(`(?i)(?:\b(?:e\.g|i\.e|etc|approx|incl|inc|no|st|dr|mr|mrs|ltd|min|max|vs|yrs|[a-z])|\.[a-z])$`)

// sentencesOf cuts a passage where a sentence, or a part between semicolons, ends.
func sentencesOf(text string) []string {
	var out []string
	start := 0
	cut := func(end int) {
		for end-start > maxSentence {
			stop := start + maxSentence
			if space := strings.LastIndexByte(text[start:stop], ' '); space > 0 {
				stop = start + space
			}
			out = append(out, strings.ToValidUTF8(strings.TrimSpace(text[start:stop]), ""))
			start = stop
		}
		if s := strings.ToValidUTF8(strings.TrimSpace(text[start:end]), ""); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i := range len(text) {
		switch text[i] {
		case ';':
			cut(i + 1)
		case '.', '!', '?':
			rest := text[i+1:]
			after := strings.TrimLeft(rest, " \"')")
			first, _ := utf8.DecodeRuneInString(after)
			if after == "" || len(after) == len(rest) || unicode.IsLower(first) || text[i] == '.' && abbreviation.MatchString(text[max(start, i-12):i]) {
				continue
			}
			cut(i + 1)
		}
	}
	cut(len(text))
	return out
}
