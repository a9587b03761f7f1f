package dossier_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"
)

// docxExtras are what a case adds to a DOCX by hand.
type docxExtras struct {
	body  string            // paragraphs after those of the CV
	parts map[string]string // further parts of the package, or the same ones instead
}

const docxNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// docxOf is a CV as a word processor stores it.
func docxOf(tb testing.TB, cv string, x docxExtras) []byte {
	tb.Helper()
	var body strings.Builder
	for line := range strings.SplitSeq(cv, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			body.WriteString(docxParagraph(`<w:pStyle w:val="Heading1"/>`, docxRun("", line[3:])))
		case strings.HasPrefix(line, "- "):
			body.WriteString(docxParagraph(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, docxRun("", line[2:])))
		case line != "":
			body.WriteString(docxParagraph("", docxRun("", line)))
		}
	}
	parts := map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":                  docxRelations([2]string{"officeDocument", "word/document.xml"}, [2]string{"metadata/core-properties", "docProps/core.xml"}),
		"word/_rels/document.xml.rels": docxRelations([2]string{"styles", "styles.xml"}, [2]string{"numbering", "numbering.xml"}, [2]string{"comments", "comments.xml"}),
		"word/document.xml":            docxPart("document", "<w:body>"+body.String()+x.body+"</w:body>"),
		"word/styles.xml": docxPart("styles", `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Faint"><w:name w:val="Faint"/><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>`),
		"word/numbering.xml": docxPart("numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/></w:lvl></w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`),
	}
	maps.Copy(parts, x.parts)
	return zipOf(tb, parts)
}

// zipOf packs parts in the order of their names, so that the same parts are the same bytes.
func zipOf(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := archive.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func docxPart(root, content string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + " " + docxNamespaces + ">" + content + "</w:" + root + ">"
}

// docxRelations takes pairs of a type and a target.
func docxRelations(pairs ...[2]string) string {
	var out strings.Builder
	out.WriteString(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, pair := range pairs {
		fmt.Fprintf(&out, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, i+1, pair[0], pair[1])
	}
	return out.String() + "</Relationships>"
}

func docxParagraph(properties, runs string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"
}

// docxRun is a piece of text with properties such as <w:vanish/>.
func docxRun(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r>`
}

// docxPicture is a picture in the text, with what a screen reader would say of it.
func docxPicture(title, description string) string {
	return `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture 1" title="` + html.EscapeString(title) +
		`" descr="` + html.EscapeString(description) + `"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="photo.png"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

// docxProperties is the part that holds title, subject, keywords and comments of the file.
func docxProperties(title, keywords, description string) string {
	return `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + html.EscapeString(title) + `</dc:title><cp:keywords>` + html.EscapeString(keywords) + `</cp:keywords><dc:description>` +
		html.EscapeString(description) + `</dc:description></cp:coreProperties>`
}
