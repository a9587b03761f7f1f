package scoring

import (
	"regexp"
	"testing"
)

func TestEveryPatternCompiles(t *testing.T) {
	if len(patterns) < 50 {
		t.Fatalf("%d patterns are known", len(patterns))
	}
	for _, p := range patterns {
		if _, err := regexp.Compile(p.source); err != nil {
			t.Error(err)
		}
	}
}
