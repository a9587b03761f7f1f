package sandbox

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
)

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordXML  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// docxParts are the parts of the package (ECMA-376, part 1) that are the same in every document.
var docxParts = []struct{ name, content string }{
	{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/></Types>`},
	{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relation + `officeDocument" Target="word/document.xml"/></Relationships>`},
	{"word/_rels/document.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relation + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relation + `numbering" Target="numbering.xml"/></Relationships>`},
	{"word/styles.xml", xmlHead + `<w:styles ` + wordXML + `>` +
		`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>` +
		`<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/><w:contextualSpacing/></w:pPr></w:style></w:styles>`},
	{"word/numbering.xml", xmlHead + `<w:numbering ` + wordXML + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>` +
		`<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`},
}

var docxStyles = map[blockKind]string{title: "Title", section: "Heading1", bullet: "ListBullet"}

// renderDOCX writes a Word document with a title, headings and bullets as styles.
func renderDOCX(list []block) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range docxParts {
		if err := writePart(archive, part.name, part.content); err != nil {
			return nil, err
		}
	}
	if err := writePart(archive, "word/document.xml", docxBody(list)); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func docxBody(list []block) string {
	var body strings.Builder
	body.WriteString(xmlHead + `<w:document ` + wordXML + `><w:body>`)
	for _, b := range list {
		body.WriteString("<w:p>")
		if style := docxStyles[b.kind]; style != "" {
			body.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
		}
		body.WriteString(`<w:r><w:t xml:space="preserve">`)
		_ = xml.EscapeText(&body, []byte(b.text)) // a strings.Builder takes everything
		body.WriteString("</w:t></w:r></w:p>")
	}
	body.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" ` +
		`w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return body.String()
}

func writePart(archive *zip.Writer, name, content string) error {
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: today})
	if err != nil {
		return err
	}
	_, err = w.Write([]byte(content))
	return err
}
