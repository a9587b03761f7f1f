package scoring

import "testing"

func TestLanguagesAreRatedByLevel(t *testing.T) {
	for _, c := range []struct {
		text, level string
		want        float64
	}{
		{"Languages\n\nGerman (B2), English (native)", "B2", 1},
		{"Languages\n\nGerman (C1)", "B2", 1},
		{"Languages\n\nGerman (B1)", "B2", 0.75},
		{"Languages\n\nGerman (A2)", "B2", 0.5},
		{"Languages\n\nGerman: B2", "B2", 1},
		{"Languages\n\nGerman - fluent", "C1", 1},
		{"Languages\n\nGerman\tC1", "C1", 1},
		{"Languages\n\nGerman, fluent; French, basic", "C1", 1},
		{"Languages\n\nFrench (native), German (A1), Dutch (C2)", "B2", 0.25},
		{"Fluent German and French", "C1", 1},
		{"Fluent in French, Dutch and German", "C1", 1},
		{"I speak German fluently", "C1", 1},
		{"Native German speaker", "native", 1},
		{"German is my mother tongue", "native", 1},
		{"Conversational German", "B1", 1},
		{"German at B2 level", "B2", 1},
		{"Languages\n\nGerman, English", "B2", 0.5},
		{"Languages\n\nGerman, English", "", 1},
		{"Languages\n\nGerman (native)", "C2", 1},
		{"Languages\n\nGerman (basic)", "", 0.5},
		{"Languages\n\nGerman (beginner)", "", none},
		{"Languages\n\nGerman (beginner)", "A1", 1},
		{"Languages\n\nDeutsch (C1)", "B2", 1},
		{"I do not speak German", "", none},
		{"Keen to learn German", "", none},
		{"Sold parts to German car makers", "", none},
		{"Read German literature at school", "", 1},
		{"Taught History and German history", "", none},
		{"Taught German as a foreign language", "", none},
		{"Interests\n\nGerman films", "", none},
		{"Lived in Berlin for ten years", "", none},
	} {
		t.Run(c.text+" for "+c.level, func(t *testing.T) {
			wantRating(t, screenOne(Criterion{Label: "German", Kind: KindLanguage, Level: c.level, Aliases: []string{"Deutsch"}}, c.text), c.want)
		})
	}
}

func TestALanguageIsFoundByALabelThatSaysMore(t *testing.T) {
	wantRating(t, screenOne(Criterion{Label: "Fluent German (C1)", Kind: KindLanguage, Level: "C1"}, "Languages\n\nGerman: C2"), 1)
}

func TestEnglishMayBeShownByAnExamination(t *testing.T) {
	english := Criterion{Label: "English", Kind: KindLanguage, Level: "C1"}
	for text, want := range map[string]float64{
		"Languages\n\nEnglish IELTS 7.5":                                   1,
		"Languages\n\nEnglish IELTS 6.0":                                   0.8,
		"Education\n\nSeven GCSEs including English B":                     1,
		"Education\n\nGCSEs: English D, Art B":                             none,
		"Education\n\nGCSE German":                                         none,
		"Languages\n\nEnglish: a few words":                                none,
		"Education\n\nA levels: Maths, Physics. I know English landscapes": none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(english, text), want) })
	}
}
