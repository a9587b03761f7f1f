package pinpoint

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// A query of a few megabytes must not keep a processor busy: relationships lead in circles, so any length would fit.
func TestQueriesWithoutEndAreRefused(t *testing.T) {
	circle := strings.TrimSuffix(strings.Repeat("job.applications.", 50_000), ".")
	if _, err := Applications.Select(MethodList, Query{Include: []string{"job.applications.job"}}); err != nil {
		t.Fatalf("a short one: %v", err)
	}
	for name, q := range map[string]Query{
		"a circle":                    {Include: []string{circle}},
		"a circle that leads nowhere": {Include: []string{circle + ".nothing"}},
		"a field at its end":          {Fields: []string{circle + ".job.title"}},
		"an extra field at its end":   {ExtraFields: []string{circle + ".tags"}},
		"dots":                        {Include: []string{strings.Repeat(".", 1<<20)}},
		"includes":                    {Include: slices.Repeat([]string{"job"}, 2000)},
		"fields":                      {Fields: slices.Repeat([]string{"id"}, 2000)},
		"extra fields":                {ExtraFields: slices.Repeat([]string{"tags"}, 2000)},
	} {
		_, err := Applications.Select(MethodList, q)
		if refused, ok := errors.AsType[*Error](err); !ok || refused.Kind != ErrArguments || len(refused.Error()) > 500 {
			t.Errorf("%s: %.300v", name, err)
		}
	}
}
