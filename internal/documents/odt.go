package documents

import (
	"bytes"
	"context"
	"encoding/xml"
	"slices"
	"strings"
)

// odtFile is an OpenDocument text (ISO/IEC 26300) that is being read.
type odtFile struct {
	*zipParts
	styles   map[odtStyleName]odtStyle
	defaults odtStyle
	page     odtPlace
	hidden   passages
	notes    []string
}

// readODT gives the text of headers, body, notes and footers, in that order, and what of them is hidden.
func readODT(ctx context.Context, data []byte) (string, []Hidden, error) {
	parts, err := openParts(data, ctx.Err)
	if err != nil {
		return "", nil, err
	}
	manifest, err := parts.read("META-INF/manifest.xml")
	if err != nil {
		return "", nil, err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) || parts.files["encrypted-package"] != nil {
		return "", nil, locked()
	}
	if parts.files["content.xml"] == nil {
		return "", nil, fail(Corrupt, "The document is damaged: its main part is missing.")
	}
	file := &odtFile{zipParts: parts, styles: map[odtStyleName]odtStyle{}, page: odtPlace{ground: white}}
	var contents [][]byte
	for _, name := range []string{"styles.xml", "content.xml"} {
		content, err := parts.read(name)
		if err != nil {
			return "", nil, err
		}
		contents = append(contents, content)
		if err := plainXML(parts.walkOver(content).odtStyles(file, 0)); err != nil {
			return "", nil, err
		}
	}
	var said [3][]string // headers, body, footers
	for i, content := range contents {
		r := &odtReader{
			xmlWalker: parts.walkOver(content), odtFile: file,
			crowded: bytes.Count(content, []byte("</draw:")) >= 2,
		}
		if i == 1 && bytes.Contains(content, []byte("<draw:")) && runsThrough(contents) {
			file.page.ground = colour{}
		}
		if err := plainXML(r.document(&said, 0)); err != nil {
			return "", nil, err
		}
	}
	var all []string
	for _, lines := range [][]string{said[0], said[1], file.notes, said[2]} {
		all = append(append(all, lines...), "")
	}
	return strings.Join(all, "\n"), file.hidden.found, nil
}

// runsThrough reports a shape or picture behind the text: what the letters stand on cannot be told then.
func runsThrough(contents [][]byte) bool {
	return slices.ContainsFunc(contents, func(content []byte) bool {
		return bytes.Contains(content, []byte(`style:run-through="background"`))
	})
}

// document finds the parts with text in content.xml or styles.xml.
func (r *odtReader) document(said *[3][]string, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		into := 1
		switch name := e.Name.Local; {
		case name == "styles" || name == "automatic-styles" || name == "font-face-decls" || name == "scripts":
			return r.skip(depth)
		case strings.HasPrefix(name, "header") && e.Name.Space != "":
			into = 0
		case strings.HasPrefix(name, "footer"):
			into = 2
		case name != "text":
			return r.document(said, depth+1)
		}
		lines, err := r.blocks(r.page, depth+1)
		if text := strings.Join(lines, "\n"); into == 1 || !slices.Contains(said[into], text) {
			said[into] = append(said[into], text) // first and left headers mostly say the same
		}
		return err
	})
}
