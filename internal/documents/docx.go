package documents

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// docxFile reads the parts of a DOCX (ECMA-376) within what may be unpacked of them together.
type docxFile struct {
	stopped func() error // the error of the caller's context
	parts   map[string]*zip.File
	left    uint64 // bytes that may still be unpacked
}

// readDOCX gives the text of headers, body, notes and footers, in that order.
func readDOCX(ctx context.Context, data []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", err
	}
	file := &docxFile{stopped: ctx.Err, parts: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range archive.File {
		file.parts[f.Name] = f
	}
	body, err := file.target("_rels/.rels", "", "/officeDocument")
	if err != nil {
		return "", err
	}
	main := "word/document.xml"
	if len(body) > 0 {
		main = body[0]
	}
	if file.parts[main] == nil {
		return "", fail(Corrupt, "The DOCX is damaged: its main part is missing.")
	}
	folder, name := path.Split(main)
	rels := folder + "_rels/" + name + ".rels"
	styles, err := file.styles(rels, folder)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, kind := range []string{"/header", "", "/footnotes", "/endnotes", "/footer"} {
		names := []string{main}
		if kind != "" {
			if names, err = file.target(rels, folder, kind); err != nil {
				return "", err
			}
		}
		var said []string // first, even and default headers mostly say the same
		for _, name := range names {
			part, err := file.text(name, styles)
			if err != nil {
				return "", err
			}
			if part != "" && !slices.Contains(said, part) {
				said = append(said, part)
				text.WriteString(part + "\n\n")
			}
		}
	}
	return text.String(), nil
}

// open gives a part's content, nil for none. The sizes that the archive states count against the limit, before anything
// is unpacked; archive/zip makes a part end in an error where it turns out larger.
func (f *docxFile) open(name string) (io.ReadCloser, error) {
	part := f.parts[name]
	if part == nil {
		return nil, nil
	}
	const encrypted = 1 << 0
	if part.Flags&encrypted != 0 {
		return nil, fail(Encrypted, "The document is protected by a password.")
	}
	if part.UncompressedSize64 > f.left {
		return nil, fail(TooLarge, "The document unpacks to more than 50 MiB, far more than a CV.")
	}
	f.left -= part.UncompressedSize64
	return part.Open()
}

// target gives the parts that a relationships part names for a kind of relationship, in its order.
func (f *docxFile) target(rels, folder, kind string) ([]string, error) {
	var list struct {
		Relationships []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := f.decode(rels, &list); err != nil {
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

// decode reads a small part into a struct; a part that is not there leaves it empty.
func (f *docxFile) decode(name string, into any) error {
	part, err := f.open(name)
	if err != nil || part == nil {
		return err
	}
	defer func() { _ = part.Close() }()
	return plainXML(xml.NewDecoder(part).Decode(into))
}

// docxStyle is what a style says about the text that has it.
type docxStyle struct {
	list, heading, hidden bool
}

func (f *docxFile) styles(rels, folder string) (map[string]docxStyle, error) {
	names, err := f.target(rels, folder, "/styles")
	if err != nil || len(names) == 0 {
		return nil, err
	}
	type toggle struct {
		Val string `xml:"val,attr"`
	}
	type value = *toggle
	var sheet struct {
		Styles []struct {
			ID      string `xml:"styleId,attr"`
			BasedOn value  `xml:"basedOn"`
			Outline value  `xml:"pPr>outlineLvl"`
			List    value  `xml:"pPr>numPr>numId"`
			Hidden  value  `xml:"rPr>vanish"`
		} `xml:"style"`
	}
	if err := f.decode(names[0], &sheet); err != nil {
		return nil, err
	}
	styles := map[string]docxStyle{}
	parents := map[string]string{}
	for _, s := range sheet.Styles {
		styles[s.ID] = docxStyle{
			list:    s.List != nil && s.List.Val != "0",
			heading: s.Outline != nil && s.Outline.Val != "9", // 9 is body text
			hidden:  s.Hidden != nil && isOn(s.Hidden.Val),
		}
		if s.BasedOn != nil {
			parents[s.ID] = s.BasedOn.Val
		}
	}
	inherited := map[string]docxStyle{}
	for id, style := range styles {
		parent := parents[id]
		for range 16 { // a chain of styles; Word allows eleven
			above := styles[parent]
			style.list, style.heading = style.list || above.list, style.heading || above.heading
			style.hidden = style.hidden || above.hidden
			parent = parents[parent]
		}
		inherited[id] = style
	}
	return inherited, nil
}

// isOn reads an on/off attribute, which is on when it is absent.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }

// text gives the text of a part that holds paragraphs.
func (f *docxFile) text(name string, styles map[string]docxStyle) (string, error) {
	part, err := f.open(name)
	if err != nil || part == nil {
		return "", err
	}
	defer func() { _ = part.Close() }()
	r := &docxReader{stopped: f.stopped, decoder: xml.NewDecoder(part), styles: styles}
	lines, err := r.blocks(0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", plainXML(err)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n"), nil
}

// plainXML keeps our own errors and those of the context; what the XML decoder says quotes the document.
func plainXML(err error) error {
	if err == nil {
		return nil
	}
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	return fail(Corrupt, "The DOCX is damaged: a part of it is not well-formed.")
}
