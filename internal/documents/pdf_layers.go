package documents

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// layers are the optional content groups of a file as a viewer finds them on opening it.
type layers struct {
	closed  map[types.IndirectRef]bool
	open    map[types.IndirectRef]bool
	baseOff bool // those that the file does not name are off
}

func (f *pdfFile) readLayers() {
	root, err := f.table.Catalog()
	if err != nil {
		return
	}
	config := f.dict(f.dict(root["OCProperties"])["D"])
	set := func(key string) map[types.IndirectRef]bool {
		list, _ := f.resolve(config[key]).(types.Array)
		out := map[types.IndirectRef]bool{}
		for _, o := range list {
			if ref, ok := o.(types.IndirectRef); ok {
				out[ref] = true
			}
		}
		return out
	}
	f.layers = layers{closed: set("OFF"), open: set("ON"), baseOff: f.name(config["BaseState"]) == "OFF"}
}

// isOff reports whether content that belongs to o, a group or a rule over groups, is not shown.
func (f *pdfFile) isOff(o types.Object) bool {
	if o == nil {
		return false
	}
	ref, isRef := o.(types.IndirectRef)
	dict := f.dict(o)
	if f.name(dict["Type"]) != "OCMD" {
		return isRef && dict != nil && (f.layers.closed[ref] || f.layers.baseOff && !f.layers.open[ref])
	}
	groups, ok := f.resolve(dict["OCGs"]).(types.Array)
	if !ok {
		groups = types.Array{dict["OCGs"]}
	}
	if dict["VE"] != nil || len(groups) == 0 || len(groups) > 1000 {
		return false // an expression over groups is not followed
	}
	single := func(o types.Object) bool {
		return f.name(f.dict(o)["Type"]) != "OCMD" && f.isOff(o)
	}
	off := slices.ContainsFunc(groups, single)
	on := slices.ContainsFunc(groups, func(o types.Object) bool { return !single(o) })
	switch f.name(dict["P"]) {
	case "AllOn":
		return off
	case "AnyOff":
		return !off
	case "AllOff":
		return on
	}
	return !on
}

// isOff reports whether what is drawn now belongs to a layer that is switched off.
func (p *painter) isOff() bool {
	return p.off || slices.ContainsFunc(p.marks, func(m marked) bool { return m.off })
}
