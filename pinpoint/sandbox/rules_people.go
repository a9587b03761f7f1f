package sandbox

import (
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// What applications, job seekers and candidates have in common.

func fullName(_ *view, o *Object) any {
	return strings.TrimSpace(text(o, "first_name") + " " + text(o, "last_name"))
}

// averageRating is the mean of the ratings that interviewers gave, through the relationship that says whom they rated.
func averageRating(v *view, o *Object) any {
	ratings := v.children(o, "scorecard_ratings", "application")
	for _, card := range v.children(o, "user_scorecards", "job_seeker") {
		ratings = slices.Concat(ratings, v.children(card, "scorecard_ratings", "user_scorecard"))
	}
	sum, n := 0.0, 0.0
	for _, rating := range ratings {
		if score, ok := rating.Attributes["score"].(float64); ok {
			sum += score
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return float64(int(sum/n*100+0.5)) / 100
}

// checkEmail refuses what cannot be an address.
func (w *write) checkEmail() {
	if email := w.text("email"); email != "" && (!strings.Contains(email, "@") || strings.ContainsAny(email, " \n,")) {
		w.invalid("email", "is invalid", "invalid")
	}
}

// keepAddress drops the parts of an address that its country does not have.
func (w *write) keepAddress() {
	if _, moved := w.attrs["country"]; moved {
		delete(w.o.Attributes, "country_code")
		delete(w.o.Attributes, "country_code_alpha3")
		delete(w.o.Attributes, "country_name")
	}
	code := ""
	if c, ok := countryOf(text(w.o, "country")); ok {
		code = c.code
	}
	if code == "US" {
		delete(w.o.Attributes, "address2")
	} else if w.attrs["state_province"] != nil || w.attrs["country"] != nil {
		delete(w.o.Attributes, "state_province")
	}
}

// matchCandidate links a new application or job seeker to its candidate: the one named, the one with its e-mail
// address, or a new one.
func (w *write) matchCandidate() {
	email := text(w.o, "email")
	if w.o.One["candidate"].ID != "" || email == "" {
		return
	}
	for _, candidate := range w.rows("candidates") {
		if strings.EqualFold(text(candidate, "email"), email) {
			w.o.One["candidate"] = refTo(candidate)
			return
		}
	}
	attributes := map[string]any{"blocked": false}
	for _, f := range w.models["candidates"].res.Writes(pinpoint.MethodUpdate) {
		if value := w.o.Attributes[f.Name]; value != nil && f.Name != "external_system_reference" && f.Rel == "" {
			attributes[f.Name] = value
		}
	}
	w.o.One["candidate"] = refTo(w.add("candidates", attributes, nil))
}

func candidateRules() rules {
	return rules{
		computed: map[string]compute{
			"full_name": fullName,
			"tags":      tags,
			"attachments": func(v *view, o *Object) any {
				files := slices.Clone(o.Files)
				for _, application := range v.children(o, "applications", "candidate") {
					for _, f := range application.Files {
						if !slices.Contains(files, f) {
							files = append(files, f)
						}
					}
				}
				return attachments(v, &Object{Files: files})
			},
		},
		conceals: func(v *view, o *Object) bool {
			applications := v.children(o, "applications", "candidate")
			return len(applications) > 0 && len(v.children(o, "job_seekers", "candidate")) == 0 &&
				!slices.ContainsFunc(applications, func(a *Object) bool { return !concealed(v, a) })
		},
		veiled: veil(),
		before: func(w *write) {
			w.checkEmail()
			w.keepAddress()
			w.attachDocuments()
		},
	}
}

func jobSeekerRules() rules {
	return rules{
		computed: map[string]compute{
			"full_name": fullName, "average_rating": averageRating, "tags": tags, "attachments": attachments,
		},
		filters: map[string]match{
			"search": func(_ *view, o *Object, want []string) bool {
				return holdsWord(want, text(o, "first_name")+" "+text(o, "last_name"), text(o, "preferred_name"), text(o, "email"))
			},
		},
		before: func(w *write) {
			w.checkEmail()
			w.keepAddress()
			if w.creating() {
				w.preset("locale", "en")
				w.preset("channel", "undetermined")
				w.preset("pipeline_source", "invited")
			}
			w.writeTags()
			w.attachGiven("cv", "cv", letterTypes, letterLimit)
			if w.creating() && !w.refused() {
				w.matchCandidate()
			}
		},
	}
}

// holdsWord reports whether one of the texts holds one of the words, in any case.
func holdsWord(words []string, texts ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(texts, func(text string) bool {
			return strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(word)))
		})
	})
}

// veil replaces what would give away who somebody is.
func veil() map[string]any {
	veiled := map[string]any{"channel": "Hidden due to blind screening"}
	for _, name := range []string{
		"first_name", "middle_name", "last_name", "full_name", "preferred_name", "email", "phone", "phone_iso2",
		"date_of_birth", "linkedin_url", "preferred_pronouns", "national_identifier", "address1", "address2", "town",
		"state_province", "postcode", "country", "country_code", "country_code_alpha3", "country_name", "channel_source",
	} {
		veiled[name] = nil
	}
	return veiled
}
