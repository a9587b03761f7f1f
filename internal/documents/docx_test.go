package documents

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"strings"
	"testing"
)

func zipOf(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range parts {
		w, err := archive.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

const wordXML = `<?xml version="1.0" encoding="UTF-8"?><w:X xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">`

func wordPart(root, content string) string {
	return strings.Replace(wordXML, "w:X", "w:"+root, 1) + content + "</w:" + root + ">"
}

const (
	docxStyles = `<w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:styleId="Items"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:styleId="MoreItems"><w:basedOn w:val="Items"/></w:style>` +
		`<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Pale"><w:basedOn w:val="White"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:styleId="Banner"><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>`
	docxRelations = `<Relationships><Relationship Type="x/styles" Target="styles.xml"/><Relationship Type="x/header" Target="header1.xml"/>` +
		`<Relationship Type="x/header" Target="header2.xml"/><Relationship Type="x/footer" Target="/word/footer1.xml"/><Relationship Type="x/footnotes" Target="footnotes.xml"/></Relationships>`
)

// docxOf is a DOCX with a body, and headers and such when it has a style sheet to go with.
func docxOf(tb testing.TB, body string) []byte {
	tb.Helper()
	return zipOf(tb, map[string]string{
		"_rels/.rels":                  `<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":            wordPart("document", "<w:body>"+body+"</w:body>"),
		"word/_rels/document.xml.rels": `<Relationships><Relationship Type="x/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml":              wordPart("styles", docxStyles),
	})
}

func p(text string) string { return "<w:p>" + run(text) + "</w:p>" }

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text) + "</w:p>"
}

func cell(content string) string { return "<w:tc><w:tcPr/>" + content + "</w:tc>" }

func TestDOCXShownText(t *testing.T) {
	box := func(text string) string { return "<w:txbxContent>" + p(text) + "</w:txbxContent>" }
	for name, tc := range map[string]struct{ body, want string }{
		"runs of a word":     {"<w:p>" + run("Har") + `<w:proofErr/><w:bookmarkStart w:id="0"/>` + run("bour ") + "<w:hyperlink>" + run("engineer") + "</w:hyperlink></w:p>", "Harbour engineer"},
		"tabs and breaks":    {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>", "a\tb\nc-de"},
		"tab stops":          {`<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr>` + run("a") + "</w:p>", "a"},
		"lists":              {`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>` + run("one") + "</w:p>" + styled("MoreItems", "two"), "- one\n- two"},
		"list taken away":    {`<w:p><w:pPr><w:pStyle w:val="Items"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("plain") + "</w:p>", "plain"},
		"headings":           {p("before") + styled("Heading1", "Experience") + p("after"), "before\n\nExperience\nafter"},
		"empty paragraphs":   {p("a") + "<w:p/><w:p/><w:p/>" + p("b"), "a\n\nb"},
		"hidden runs":        {"<w:p>" + run("seen") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r></w:p>`, "seen too"},
		"hidden by style":    {styled("Ghost", "hidden") + p("seen"), "seen"},
		"hidden mark only":   {"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("seen") + "</w:p>", "seen"},
		"revisions":          {"<w:p>" + run("kept ") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>" + run("moved") + "</w:moveFrom><w:ins>" + run("new") + "</w:ins></w:p>", "kept new"},
		"field codes":        {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>` + run("link") + "</w:p>", "link"},
		"rows":               {"<w:tbl><w:tblPr/><w:tr>" + cell(p("MEng")) + cell(p("2009")) + "</w:tr><w:tr>" + cell(p("A-levels")) + cell("<w:p/>") + cell(p("2007")) + "</w:tr></w:tbl>", "MEng\t2009\nA-levels\t2007"},
		"cells as columns":   {"<w:tbl><w:tr>" + cell(p("Skills")+p("Go")) + cell(p("Work")+p("2019")) + "</w:tr></w:tbl>", "Skills\nGo\n\nWork\n2019"},
		"a table in a cell":  {"<w:tbl><w:tr>" + cell("<w:tbl><w:tr>"+cell(p("a"))+cell(p("b"))+"</w:tr></w:tbl><w:p/>") + "</w:tr></w:tbl>", "a\tb"},
		"controls":           {"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p("inside") + "</w:sdtContent></w:sdt>", "inside"},
		"a text box once":    {"<w:p>" + run("anchor") + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box("boxed") + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box("boxed") + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>", "anchor\nboxed"},
		"an old text box":    {"<w:p><w:r><w:pict><v:textbox>" + box("boxed") + "</v:textbox></w:pict></w:r></w:p>", "boxed"},
		"symbols":            {`<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r></w:p>`, "- item"},
		"entities and cdata": {p("R&amp;D &#233; <![CDATA[<b>]]>"), "R&D é <b>"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, docxOf(t, tc.body))
			if got.Text != tc.want || got.Format != "docx" || got.Pages != 0 {
				t.Errorf("got %+v, want %q", got, tc.want)
			}
		})
	}
}

func TestDOCXReadsHeadersFirstAndNotesAndFootersLast(t *testing.T) {
	data := zipOf(t, map[string]string{
		"_rels/.rels":                   `<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml":            wordPart("document", "<w:body>"+p("body")+"</w:body>"),
		"word/_rels/document2.xml.rels": docxRelations,
		"word/styles.xml":               wordPart("styles", docxStyles),
		"word/header1.xml":              wordPart("hdr", p("Zoë, zoe@example.test")),
		"word/header2.xml":              wordPart("hdr", p("Zoë, zoe@example.test")),
		"word/footer1.xml":              wordPart("ftr", p("page foot")),
		"word/footnotes.xml":            wordPart("footnotes", `<w:footnote w:type="separator">`+p("----")+"</w:footnote><w:footnote>"+p("a note")+"</w:footnote>"),
	})
	want := "Zoë, zoe@example.test\n\nbody\n\na note\n\npage foot"
	if got := mustExtract(t, data).Text; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// zipClaiming is a zip whose parts claim to unpack to the sizes given.
func zipClaiming(t *testing.T, parts map[string]string, sizes map[string]uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range parts {
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, flate.BestSpeed)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil || w.Close() != nil {
			t.Fatal("cannot pack")
		}
		header := zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: uint64(len(content))}
		header.CompressedSize64 = uint64(packed.Len()) //nolint:gosec // a length is not negative
		if size, ok := sizes[name]; ok {
			header.UncompressedSize64 = size
		}
		part, err := archive.CreateRaw(&header)
		if err == nil {
			_, err = part.Write(packed.Bytes())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestDOCXBombsAreRefused(t *testing.T) {
	const main, rels, styles = "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"
	body := wordPart("document", p(strings.Repeat("a", 1000)))
	entities := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "` + strings.Repeat("ha", 100) + `"><!ENTITY b "&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	for name, tc := range map[string]struct {
		data []byte
		want Kind
	}{
		"one huge part":     {zipClaiming(t, map[string]string{main: body}, map[string]uint64{main: maxUnpacked + 1}), TooLarge},
		"parts together":    {zipClaiming(t, map[string]string{main: body, rels: docxRelations, styles: wordPart("styles", docxStyles) + strings.Repeat(" ", maxUnpacked-1<<11)}, nil), TooLarge},
		"a size that lies":  {zipClaiming(t, map[string]string{main: body}, map[string]uint64{main: 100}), Corrupt},
		"many paragraphs":   {docxOf(t, strings.Repeat(p(strings.Repeat("a", 1000)), 3*maxText/1000)), TooLarge},
		"entities":          {zipOf(t, map[string]string{main: entities}), Corrupt},
		"a deep tree":       {docxOf(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)), TooLarge},
		"a deep paragraph":  {docxOf(t, "<w:p>"+strings.Repeat("<w:r>", 100_000)), TooLarge},
		"a style of itself": {zipOf(t, map[string]string{main: wordPart("document", "<w:p/>"), rels: docxRelations, styles: wordPart("styles", `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`)}), Empty},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Extract(t.Context(), tc.data, "")
			if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != tc.want {
				t.Fatalf("got %v, want %s", err, tc.want)
			}
			checkSafe(t, err)
		})
	}
}
