package pinpoint

import (
	"strings"
	"unicode"
)

// TypeName gives the JSON:API type for either of Pinpoint's spellings: "Application" and "applications" are both
// "applications". It is "" for a name that no type has.
func TypeName(name string) string {
	if ByType(name) != nil {
		return name
	}
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	for _, r := range byType() {
		if r.Singular == b.String() {
			return r.Type
		}
	}
	return ""
}

// ClassName gives the class name that Pinpoint's filters use for a type: "JobSeeker" for "job_seekers".
func ClassName(typ string) string {
	r := ByType(typ)
	if r == nil {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(r.Singular, "_") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}
