package tools

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// claraTags are the names of the three tags in Pinpoint.
func claraTags() []string {
	var names []string
	for _, word := range schemas.ClaraTag("").Values() {
		names = append(names, claraPrefix+word)
	}
	return names
}

// findFields looks the fields of the settings up among the account's custom fields of applications.
func (c *call) findFields(ctx context.Context) ([]schemas.ClaraField, error) {
	var inAccount []*pinpoint.CustomField
	found := make([]schemas.ClaraField, len(c.server.Clara.Fields))
	byName := slices.ContainsFunc(c.server.Clara.Fields, func(f ClaraField) bool { return f.ID == "" })
	if byName {
		query := pinpoint.Query{Filter: pinpoint.CustomFieldFilter{ResourceType: []string{"application"}}}
		for record, err := range c.server.Client.List(ctx, pinpoint.CustomFields, query) {
			if err != nil {
				return nil, err
			}
			field, err := pinpoint.As[pinpoint.CustomField](record, nil)
			if err != nil {
				return nil, err
			}
			inAccount = append(inAccount, field)
		}
	}
	for i, wanted := range c.server.Clara.Fields {
		found[i] = matched(wanted, inAccount)
	}
	return found, nil
}

func matched(wanted ClaraField, inAccount []*pinpoint.CustomField) schemas.ClaraField {
	f := schemas.ClaraField{Field: wanted.Key, Name: wanted.Name, Type: wanted.Type, ID: wanted.ID, Status: "found"}
	if wanted.ID != "" {
		return f
	}
	i := slices.IndexFunc(inAccount, func(f *pinpoint.CustomField) bool { return strings.EqualFold(f.Name, wanted.Name) })
	if i < 0 {
		f.Status, f.Why = "missing", "The account has no custom field of this name for applications."
		return f
	}
	there := inAccount[i]
	f.ID = string(there.ID)
	if typ := string(there.FieldType); typ != wanted.Type {
		f.Status, f.Why = "wrong_type", fmt.Sprintf("In Pinpoint it is of type %s, not %s.", clip(sanitise(typ)), wanted.Type)
		return f
	}
	if missing := missingOptions(there); wanted.Key == "status" && wanted.Type == "single_select" && len(missing) > 0 {
		f.Status, f.Why = "wrong_type", "Its options lack "+strings.Join(missing, ", ")+"."
	}
	return f
}

func missingOptions(field *pinpoint.CustomField) []string {
	return slices.DeleteFunc(schemas.ClaraTag("").Values(), func(word string) bool {
		return slices.Contains(field.Options, word) // spelled otherwise, Pinpoint would not take it
	})
}

// fieldValues are what the fields say of a decision.
func fieldValues(word string, s *schemas.Screened, rubric *scoring.Rubric, on time.Time) map[string]string {
	return map[string]string{
		"score":       strconv.Itoa(int(math.Round(s.Score))),
		"status":      word,
		"summary":     screeningSummary(s),
		"match":       requirementsMatch(s),
		"rubric":      rubricName(rubric),
		"screened_at": on.UTC().Format(time.DateOnly),
	}
}

func rubricName(r *scoring.Rubric) string {
	const shown = 12
	sha := r.SHA256()[:shown]
	if !r.Approved {
		return "draft " + sha
	}
	return fmt.Sprintf("version %d %s", r.Version, sha)
}

// requirementsMatch counts what is shown: "5/7 must, 2/4 nice".
func requirementsMatch(s *schemas.Screened) string {
	var met, all [2]int // must, nice
	for i := range s.Criteria {
		k := &s.Criteria[i]
		n := 1
		if k.Must {
			n = 0
		}
		all[n]++
		if k.Rating != nil && *k.Rating > 0 {
			met[n]++
		}
	}
	return fmt.Sprintf("%d/%d must, %d/%d nice", met[0], all[0], met[1], all[1])
}

// screeningSummary is the screening in a few lines, without any word of the candidate's.
func screeningSummary(s *schemas.Screened) string {
	var shown, unknown, against []string
	for i := range s.Criteria {
		k := &s.Criteria[i]
		switch {
		case k.Rating == nil:
			unknown = append(unknown, k.Label)
		case *k.Rating <= 0:
			against = append(against, k.Label)
		default:
			shown = append(shown, k.Label)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Score %.1f (proved %.1f, possible %.1f), proposed %s.", s.Score, s.Low, s.High, s.ProposedStatus)
	for _, part := range []struct {
		heading string
		labels  []string
	}{{"Shown", shown}, {"Answered against", against}, {"Not found", unknown}} {
		if len(part.labels) > 0 {
			fmt.Fprintf(&b, "\n%s: %s.", part.heading, strings.Join(part.labels, "; "))
		}
	}
	return b.String()
}

// typed is a value as a custom field of the type takes it.
func typed(f *schemas.ClaraField) map[string]any {
	name := f.Type + "_value"
	if f.Type == "integer" {
		n, err := strconv.ParseInt(f.Value, 10, 64)
		if err == nil {
			return map[string]any{name: n}
		}
	}
	return map[string]any{name: f.Value}
}
