package documents

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxRules is above what the large frameworks have, some 5,000.
	maxRules = 10_000
	// maxSheetDepth bounds blocks of a style sheet within each other.
	maxSheetDepth = 10
)

// htmlSheet holds the style rules of a page whose selectors are made of elements, classes and ids.
type htmlSheet struct {
	rules     map[string][]cssRule // by the id, class or element that the last part of the selector asks for
	variables map[string]string
	count     int
}

type cssRule struct {
	selector     []cssPart // from the outermost element to the one that is styled
	weight       int       // specificity
	order        int
	declarations []cssDeclaration
}

// cssPart is what a selector asks of one element.
type cssPart struct {
	tag, id string
	classes []string
}

type cssDeclaration struct {
	name, value string
	important   bool
}

// styleSheet reads the style elements of a page.
func styleSheet(root *html.Node) (htmlSheet, error) {
	s := htmlSheet{rules: map[string][]cssRule{}, variables: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "style" && n.FirstChild != nil {
			s.read(cssComments.ReplaceAllString(n.FirstChild.Data, " "), 0)
		}
	}
	if s.count >= maxRules {
		return s, tooManyParts()
	}
	return s, nil
}

var (
	cssComments = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)
	cssEverBody = regexp.MustCompile(`^@(?:media\s+(?:only\s+)?(?:screen|all)|supports.*|layer.*)$`)
	cssCompound = regexp.MustCompile(`^(?:\*|[\w-]+)?(?:[.#][\w-]+)*$`)
	cssName     = regexp.MustCompile(`[.#]?[\w-]+`)
)

// read takes the rules of a sheet, also within blocks for every screen. Those for print or for narrow screens are not
// what a recruiter sees.
func (s *htmlSheet) read(css string, nesting int) {
	for s.count < maxRules && nesting < maxSheetDepth {
		before, rest, found := strings.Cut(css, "{")
		if !found {
			return
		}
		if i := strings.LastIndexByte(before, ';'); i >= 0 { // @import and such
			before = before[i+1:]
		}
		body := block(rest)
		css = rest[min(len(body)+1, len(rest)):]
		before = strings.ToLower(strings.TrimSpace(before))
		switch {
		case strings.HasPrefix(before, "@"):
			if cssEverBody.MatchString(before) {
				s.read(body, nesting+1)
			}
		default:
			s.add(before, declarations(body))
		}
	}
}

// block gives what stands before the brace that ends a block.
func block(css string) string {
	open := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return css[:i]
			}
		}
	}
	return css
}

func (s *htmlSheet) add(selectors string, declarations []cssDeclaration) {
	for selector := range strings.SplitSeq(selectors, ",") {
		selector = strings.ReplaceAll(strings.ReplaceAll(selector, ">", " "), ":root", "html")
		rule := cssRule{order: s.count, declarations: declarations}
		for compound := range strings.FieldsSeq(selector) {
			if !cssCompound.MatchString(compound) {
				rule.selector = nil
				break
			}
			var part cssPart
			for _, name := range cssName.FindAllString(compound, -1) {
				switch name[0] {
				case '#':
					part.id = name[1:]
					rule.weight += 10_000
				case '.':
					part.classes = append(part.classes, name[1:])
					rule.weight += 100
				default:
					part.tag = name
					rule.weight++
				}
			}
			rule.selector = append(rule.selector, part)
		}
		if len(rule.selector) == 0 {
			continue
		}
		s.count++
		last := rule.selector[len(rule.selector)-1]
		key := last.tag
		switch {
		case last.id != "":
			key = "#" + last.id
		case len(last.classes) > 0:
			key = "." + last.classes[0]
		}
		s.rules[key] = append(s.rules[key], rule)
		for _, d := range declarations {
			if strings.HasPrefix(d.name, "--") {
				s.variables[d.name] = d.value
			}
		}
	}
}

// declarations splits "name: value; ..." where a semicolon is not within brackets or quotes.
func declarations(css string) []cssDeclaration {
	var found []cssDeclaration
	start, depth := 0, 0
	quote := byte(0)
	for i := 0; i <= len(css); i++ {
		switch {
		case i == len(css) || css[i] == ';' && depth == 0 && quote == 0:
			name, value, ok := strings.Cut(css[start:i], ":")
			start = i + 1
			if !ok {
				continue
			}
			value, important := strings.CutSuffix(strings.ToLower(strings.TrimSpace(value)), "!important")
			found = append(found, cssDeclaration{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value), important})
		case quote != 0:
			if css[i] == quote {
				quote = 0
			}
		case css[i] == '"' || css[i] == '\'':
			quote = css[i]
		case css[i] == '(':
			depth++
		case css[i] == ')':
			depth = max(0, depth-1)
		}
	}
	return found
}

func (p cssPart) matches(n *html.Node) bool {
	if p.tag != "" && p.tag != n.Data || p.id != "" && p.id != strings.ToLower(attr(n, "id")) {
		return false
	}
	if len(p.classes) == 0 {
		return true
	}
	classes := strings.Fields(strings.ToLower(attr(n, "class")))
	return !slices.ContainsFunc(p.classes, func(class string) bool { return !slices.Contains(classes, class) })
}

func (r cssRule) matches(n *html.Node) bool {
	last := len(r.selector) - 1
	if !r.selector[last].matches(n) {
		return false
	}
	for n = n.Parent; n != nil && last > 0; n = n.Parent {
		if r.selector[last-1].matches(n) {
			last--
		}
	}
	return last == 0
}

// properties gives what applies to an element: attributes of its look, rules, and its own style.
func (s *htmlSheet) properties(n *html.Node) map[string]string {
	keys := []string{"", n.Data}
	if id := attr(n, "id"); id != "" {
		keys = append(keys, "#"+strings.ToLower(id))
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		keys = append(keys, "."+strings.ToLower(class))
	}
	var rules []cssRule
	for _, key := range keys {
		for _, rule := range s.rules[key] {
			if rule.matches(n) {
				rules = append(rules, rule)
			}
		}
	}
	slices.SortStableFunc(rules, func(a, b cssRule) int { return cmp.Or(a.weight-b.weight, a.order-b.order) })
	rules = append(rules, cssRule{declarations: declarations(attr(n, "style"))})
	all := presentation(n)
	for _, important := range []bool{false, true} {
		for _, rule := range rules {
			for _, d := range rule.declarations {
				if d.important == important {
					s.set(all, d)
				}
			}
		}
	}
	return all
}

// set keeps a declaration. A background sets the colour and the picture anew.
func (s *htmlSheet) set(all map[string]string, d cssDeclaration) {
	if rest, ok := strings.CutPrefix(d.value, "var("); ok {
		name, _, _ := strings.Cut(strings.TrimSuffix(rest, ")"), ",")
		if value, known := s.variables[strings.TrimSpace(name)]; known {
			d.value = value
		}
	}
	if d.name == "background" {
		delete(all, "background-color")
		delete(all, "background-image")
	}
	all[d.name] = d.value
}

// presentation gives attributes from before style sheets as properties.
func presentation(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, a := range n.Attr {
		switch {
		case a.Key == "bgcolor":
			all["background-color"] = strings.ToLower(a.Val)
		case a.Key == "background":
			all["background-image"] = "url()"
		case a.Key == "color" && n.Data == "font" || a.Key == "text" && n.Data == "body":
			all["color"] = strings.ToLower(a.Val)
		case a.Key == "hidden":
			all["display"] = "none"
		case a.Key == "href" && n.Data == "a":
			all["color"] = "#0000ee"
		}
	}
	if n.Data == "dialog" && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "open" }) {
		all["display"] = "none"
	}
	return all
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
