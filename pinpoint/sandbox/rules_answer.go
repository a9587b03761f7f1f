package sandbox

import "slices"

// answerKeys name the attribute that holds the answer to a question of each type. Of the last one the specification
// knows attributes but not the name.
var answerKeys = map[string]string{
	"short_text": "text_answer", "long_text": "text_answer", "boolean": "boolean_answer", "number": "number_answer",
	"date": "date_answer", "url": "url_answer", "date_range": "date_from_answer",
}

func answerRules() rules {
	ofQuestion := func(attribute string) compute {
		return func(v *view, o *Object) any {
			if question := v.one(o, "question"); question != nil {
				return question.Attributes[attribute]
			}
			return nil
		}
	}
	return rules{
		computed: map[string]compute{
			"title":                  ofQuestion("title"),
			"additional_information": ofQuestion("additional_information"),
			"question_type":          ofQuestion("question_type"),
			"attachments":            attachments,
			"multiple_choice_answer": func(v *view, o *Object) any {
				return attributesOf(v.children(o, "answer_options", "answer"), "text")
			},
			"document_answer": func(v *view, o *Object) any {
				if len(o.Files) == 0 {
					return nil
				}
				return v.attachment(o.Files[0])
			},
		},
		before: prepareAnswer,
	}
}

func prepareAnswer(w *write) {
	w.attachGiven("document", "document", documentTypes, documentLimit)
	question := w.target("question")
	if question == nil {
		return
	}
	switch kind := text(question, "question_type"); kind {
	case "multiple_choice":
		w.checkChoice(question)
	case "document":
		if w.creating() && len(w.o.Files) == 0 && !w.refused() {
			w.blank("document_base64_data")
		}
	default:
		if key, known := answerKeys[kind]; known && w.creating() && !w.given(key) {
			w.blank(key)
		}
	}
}

// checkChoice checks the options that a write chooses against those of the question.
func (w *write) checkChoice(question *Object) {
	allowed, _ := question.Attributes["multiple_choice_options"].([]any)
	chosen := 0
	for _, l := range w.lists {
		for _, i := range l.items {
			chosen++
			if i.change == nil {
				continue
			}
			if label := i.change.attrs["text"]; label != nil && len(allowed) > 0 && !slices.Contains(allowed, label) {
				w.invalid("answer_options", "is not included in the list", "inclusion")
				return
			}
		}
	}
	if w.creating() && chosen == 0 {
		w.blank("answer_options")
	}
}

func sectionResponseRules() rules {
	fromAnswers := func(attribute string) compute {
		return func(v *view, o *Object) any {
			if own := o.Attributes[attribute]; own != nil {
				return own
			}
			for _, answer := range v.children(o, "answers", "structured_section_response") {
				if value := answer.Attributes[attribute]; value != nil {
					return value
				}
			}
			return nil
		}
	}
	return rules{
		computed: map[string]compute{
			"date_from_answer": fromAnswers("date_from_answer"),
			"date_to_answer":   fromAnswers("date_to_answer"),
		},
		before: func(w *write) {
			if owner := w.target("answerable"); w.creating() && owner != nil {
				w.preset("position", float64(len(w.children(owner, "structured_section_responses", "answerable"))+1))
			}
			if w.o.One["structured_section"].ID == "" && !w.complains("structured_section") {
				w.invalid("structured_section", "must exist", "blank")
			}
		},
	}
}
