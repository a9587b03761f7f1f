package scoring

import (
	"regexp"
	"sync"
)

// lazyRegexp is a regular expression that is compiled when it is first used. There are many here, most runs of the
// program draft no rubric, and compiling them all would cost more than the rest of a start.
type lazyRegexp struct {
	source string
	once   sync.Once
	re     *regexp.Regexp
}

// lazy declares a pattern. A mistake in it panics at its first use; a test compiles all.
func lazy(source string) *lazyRegexp {
	p := &lazyRegexp{source: source}
	patterns = append(patterns, p)
	return p
}

// patterns are all that were declared, for the test.
var patterns []*lazyRegexp

func (p *lazyRegexp) get() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.source) })
	return p.re
}

// MatchString is that of regexp.Regexp.
func (p *lazyRegexp) MatchString(s string) bool { return p.get().MatchString(s) }

// FindString is that of regexp.Regexp.
func (p *lazyRegexp) FindString(s string) string { return p.get().FindString(s) }

// FindStringIndex is that of regexp.Regexp.
func (p *lazyRegexp) FindStringIndex(s string) []int { return p.get().FindStringIndex(s) }

// FindStringSubmatch is that of regexp.Regexp.
func (p *lazyRegexp) FindStringSubmatch(s string) []string { return p.get().FindStringSubmatch(s) }

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *lazyRegexp) FindStringSubmatchIndex(s string) []int {
	return p.get().FindStringSubmatchIndex(s)
}

// FindAllStringIndex is that of regexp.Regexp.
func (p *lazyRegexp) FindAllStringIndex(s string, n int) [][]int {
	return p.get().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *lazyRegexp) FindAllStringSubmatch(s string, n int) [][]string {
	return p.get().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *lazyRegexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.get().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *lazyRegexp) ReplaceAllString(s, with string) string {
	return p.get().ReplaceAllString(s, with)
}

// Split is that of regexp.Regexp.
func (p *lazyRegexp) Split(s string, n int) []string { return p.get().Split(s, n) }
