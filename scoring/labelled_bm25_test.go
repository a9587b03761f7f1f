package scoring

import (
	"math"
	"strings"
	"unicode"
)

// bm25 ranks texts by the words that they share with a query: what a plain search does, to compare with.
type bm25 struct {
	holding map[string]int // the number of texts that hold a word
	texts   int
	length  float64 // of a text, in words, on average
}

func bm25Words(text string) map[string]int {
	counts := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		counts[w]++
	}
	return counts
}

func wordsIn(counts map[string]int) float64 {
	n := 0
	for _, times := range counts {
		n += times
	}
	return float64(n)
}

func newBM25(fields []labelledField) *bm25 {
	b := &bm25{holding: map[string]int{}}
	for i := range fields {
		for _, cv := range fields[i].cvs {
			counts := bm25Words(cv.Texts[0].Body)
			for w := range counts {
				b.holding[w]++
			}
			b.texts++
			b.length += wordsIn(counts)
		}
	}
	b.length /= float64(b.texts)
	return b
}

// score takes each word of the query once, with the usual constants.
func (b *bm25) score(query, text string) float64 {
	const k, norm = 1.2, 0.75
	counts := bm25Words(text)
	length := wordsIn(counts)
	sum := 0.0
	for w := range bm25Words(query) {
		n, holding := float64(counts[w]), float64(b.holding[w])
		rarity := math.Log(1 + (float64(b.texts)-holding+0.5)/(holding+0.5))
		sum += rarity * n * (k + 1) / (n + k*(1-norm+norm*length/b.length))
	}
	return sum
}
