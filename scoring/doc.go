// Package scoring screens candidates against a rubric, the CLARA way: the score is arithmetic over evidence that the
// package itself found in, or verified against, the candidate's own text. It has no model, no network and no clock; the
// same input gives the same bytes.
//
// With ratings r in [0,1] and weights w the value of a screening is 100 Σwr/Σw. Low takes a criterion without evidence
// as 0 (what is proved), High as 1 (what could still be true).
package scoring
