package scoring

import "testing"

func TestWhatIsDeniedOrWishedForIsNoEvidence(t *testing.T) {
	skill := Criterion{Label: "Python", Kind: KindSkill, Aliases: []string{"Python programming"}}
	for text, positive := range map[string]bool{
		"I have no experience with Python":                                false,
		"No experience with Java, C# or Python":                           false,
		"No Python experience":                                            false,
		"No commercial Python experience":                                 false,
		"Without any knowledge of Python":                                 false,
		"I lack experience in Python":                                     false,
		"I have never used Python":                                        false,
		"I never really worked with Python":                               false,
		"Not familiar with Python":                                        false,
		"I am not yet familiar with Python":                               false,
		"I'm not familiar with Python":                                    false,
		"I have not used Python":                                          false,
		"I haven\u2019t used Python":                                      false,
		"I do not know Python":                                            false,
		"I don't have Python":                                             false,
		"Unfamiliar with Python":                                          false,
		"I am new to Python":                                              false,
		"Keen to learn Python":                                            false,
		"I would like to learn Python":                                    false,
		"I'd love to learn Python":                                        false,
		"Eager to get into Python":                                        false,
		"Willing to learn new tools such as Python":                       false,
		"Looking to gain experience in Python":                            false,
		"Hoping to become a Python developer":                             false,
		"Currently learning Python":                                       false,
		"Learning Python in the evenings":                                 false,
		"Learn Python by the end of the year":                             false,
		"Interested in Python":                                            false,
		"Aspiring Python developer":                                       false,
		"Looking for a role as a Python developer":                        false,
		"Seeking a position in Python":                                    false,
		"Python (beginner)":                                               false,
		"Python (learning)":                                               false,
		"Python (no experience yet)":                                      false,
		"Python: none":                                                    false,
		"Python - beginner":                                               false,
		"Python, which I have never used":                                 false,
		"Python is new to me":                                             false,
		"Python beginner":                                                 false,
		"Java rather than Python":                                         false,
		"Java instead of Python":                                          false,
		"Java, not Python":                                                false,
		"Neither Java nor Python":                                         false,
		"Java, never Python":                                              false,
		"I have yet to use Python":                                        false,
		"I have only watched Python being written":                        false,
		"I have never shipped Python":                                     false,
		"I don't teach Python":                                            false,
		"No formal Python":                                                false,
		"Hardly any Python":                                               false,
		"Everything except Python":                                        false,
		"Gave up Python in 2012":                                          false,
		"Hope to move into Python":                                        false,
		"Booked on Python":                                                false,
		"Python is done by the web team":                                  false,
		"Python, not yet":                                                 false,
		"Python (failed)":                                                 false,
		"What I don't know yet: Java, Python":                             false,
		"I never gave up Python":                                          true,
		"I have never missed a release of Python code":                    true,
		"Not only Python but Rust":                                        true,
		"Not just Python, also Rust":                                      true,
		"I use not only Java but also Python":                             true,
		"No experience with Java, but five years of Python":               true,
		"No experience with Java. Wrote Python daily":                     true,
		"Never used Java; wrote Python daily":                             true,
		"No experience with Java, however strong Python":                  true,
		"Not familiar with Java, I know Python well":                      true,
		"No accidents in nine years of Python":                            true,
		"I never missed a deadline on Python projects":                    true,
		"No tools except Python":                                          true,
		"Not without Python experience":                                   true,
		"Helped pupils to learn Python":                                   true,
		"Machine learning in Python":                                      true,
		"Looking for leaks with a Python script":                          true,
		"Python (advanced)":                                               true,
		"Python (5 years), Java (beginner)":                               true,
		"Keen to use my Python in a port":                                 true,
		"Would like to work with my Python skills":                        true,
		"I do not hesitate to ask, and wrote Python daily":                true,
		"Experience not limited to Python":                                true,
		"Python is something that I use every day":                        true,
		"Python - 4 years":                                                true,
		"Unlike Java, which I never used, Python is what I wrote for ten": true,
	} {
		t.Run(text, func(t *testing.T) {
			got := screenOne(skill, text)
			if found := got.Rating != nil; found != positive {
				t.Errorf("%q: positive %v, want %v", text, found, positive)
			}
		})
	}
}

func TestADenialInOnePlaceTakesNothingFromAnother(t *testing.T) {
	skill := Criterion{Label: "Python", Kind: KindSkill}
	wantRating(t, screenOne(skill, "Wrote tide tables in Python.\n\nI have never used Python for the web."), 1)
}
