package documents

import (
	"bytes"
	"context"
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"
)

// docxFile is a DOCX (ECMA-376) that is being read.
type docxFile struct {
	*zipParts
	defaults docxFormat
	styles   map[string]docxStyle // "" is that of paragraphs that name none
	page     docxPlace
	hidden   passages
}

// readDOCX gives the text of headers, body, notes and footers, in that order, and what of them is hidden, with the
// comments last.
func readDOCX(ctx context.Context, data []byte) (string, []Hidden, error) {
	parts, err := openParts(data, ctx.Err)
	if err != nil {
		return "", nil, err
	}
	file := &docxFile{zipParts: parts}
	main, err := file.main()
	if err != nil {
		return "", nil, err
	}
	folder, name := path.Split(main)
	rels := folder + "_rels/" + name + ".rels"
	if err := file.readStyles(rels, folder); err != nil {
		return "", nil, err
	}
	contents := map[string][]byte{}
	kinds := []string{"/header", "", "/footnotes", "/endnotes", "/footer", "/comments"}
	order := make([][]string, len(kinds))
	for i, kind := range kinds {
		order[i] = []string{main}
		if kind != "" {
			if order[i], err = file.target(rels, folder, kind); err != nil {
				return "", nil, err
			}
		}
		for _, name := range order[i] {
			if contents[name], err = file.read(name); err != nil {
				return "", nil, err
			}
		}
	}
	file.page.ground = white
	if page := pageColour.FindSubmatch(contents[main]); page != nil {
		file.page.ground = hexColour(string(page[1]))
	}
	for _, content := range contents { // a shape in a header can lie behind the text of every page
		if liesBehind.Match(content) {
			file.page.ground = colour{}
		}
	}
	var text strings.Builder
	for _, names := range order {
		var said []string // first, even and default headers mostly say the same
		for _, name := range names {
			part, err := file.text(contents[name])
			if err != nil {
				return "", nil, err
			}
			if part != "" && !slices.Contains(said, part) {
				said = append(said, part)
				text.WriteString(part + "\n\n")
			}
		}
	}
	return text.String(), file.hidden.found, nil
}

// liesBehind finds a shape or picture behind the text: what the letters stand on cannot be told then.
var liesBehind = regexp.MustCompile(`behindDoc="(?:1|true)"|z-index:\s*-`)

var pageColour = regexp.MustCompile(`<\w+:background\s[^>]*color="([^"]*)"`)

// main gives the name of the part with the body.
func (f *docxFile) main() (string, error) {
	names, err := f.target("_rels/.rels", "", "/officeDocument")
	if err != nil {
		return "", err
	}
	name := "word/document.xml"
	if len(names) > 0 {
		name = names[0]
	}
	if f.files[name] == nil {
		return "", fail(Corrupt, "The DOCX is damaged: its main part is missing.")
	}
	return name, nil
}

// target gives the parts that a relationships part names for a kind of relationship, in its order.
func (f *docxFile) target(rels, folder, kind string) ([]string, error) {
	var list struct {
		Relationships []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	content, err := f.read(rels)
	if err == nil && content != nil {
		f.left += uint64(len(content)) // it is read once for each kind
		err = plainXML(xml.NewDecoder(bytes.NewReader(content)).Decode(&list))
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, r := range list.Relationships {
		if !strings.HasSuffix(r.Type, kind) {
			continue
		}
		name := path.Join(folder, r.Target)
		if absolute, ok := strings.CutPrefix(r.Target, "/"); ok {
			name = absolute
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// text gives the text of a part that holds paragraphs.
func (f *docxFile) text(content []byte) (string, error) {
	if content == nil {
		return "", nil
	}
	r := &docxReader{
		xmlWalker: f.walkOver(content), docxFile: f,
		crowded: len(shapeEnd.FindAllIndex(content, 2)) == 2,
	}
	lines, err := r.blocks(f.page, 0)
	return strings.Trim(strings.Join(lines, "\n"), "\n"), plainXML(err)
}

// shapeEnd finds shapes and pictures.
var shapeEnd = regexp.MustCompile(`</\w+:(?:spPr|shape|rect|roundrect|oval)>`)
