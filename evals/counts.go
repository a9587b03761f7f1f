package evals

// Counts are what a run took of the model's context.
type Counts struct {
	Calls int
	// In are the bytes of the calls: names of tools and arguments, which the model writes.
	In int
	// Out are the bytes of the results, which the model reads.
	Out int
	// List are the bytes of the tools' descriptions, which the model is given at the start.
	List int
	// Each are the calls one by one.
	Each []Call
}

// Call is one call of a tool, with its bytes in and out.
type Call struct {
	Tool    string
	In, Out int
}

// add counts a call by its arguments and its result.
func (c *Counts) add(tool string, arguments, result int) {
	in := len(tool) + arguments
	c.Calls++
	c.In += in
	c.Out += result
	c.Each = append(c.Each, Call{tool, in, result})
}
