package documents

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

const odtKind = "application/vnd.oasis.opendocument.text"

const odtXML = `<?xml version="1.0" encoding="UTF-8"?><office:X xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">`

func odtPart(root, content string) string {
	return strings.Replace(odtXML, "office:X", "office:"+root, 1) + content + "</office:" + root + ">"
}

// odtOf is an ODT with automatic styles and a body. The mimetype comes first, as the standard asks.
func odtOf(tb testing.TB, styles, body string) []byte {
	tb.Helper()
	return odtWith(tb, map[string]string{
		"content.xml": odtPart("document-content", "<office:automatic-styles>"+styles+"</office:automatic-styles><office:body><office:text>"+body+"</office:text></office:body>"),
	})
}

func odtWith(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	write := func(name, content string) {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	write("mimetype", odtKind)
	for name, content := range parts {
		write(name, content)
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func tp(text string) string { return "<text:p>" + text + "</text:p>" }

// textStyle is a style of a family with the properties of text.
func textStyle(family, properties string) string {
	return `<style:style style:name="S" style:family="` + family + `"><style:text-properties ` + properties + `/></style:style>`
}

func TestODTShownText(t *testing.T) {
	item := func(content string) string { return "<text:list-item>" + content + "</text:list-item>" }
	row := func(cells ...string) string {
		return "<table:table-row><table:table-cell>" + strings.Join(cells, "</table:table-cell><table:table-cell>") + "</table:table-cell></table:table-row>"
	}
	for name, tc := range map[string]struct{ body, want string }{
		"spans":             {tp("Har<text:span>bour</text:span> <text:a>engineer</text:a>"), "Harbour engineer"},
		"white space":       {tp("a\n  b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/> e"), "a b   c\td\ne"},
		"a hard space":      {tp("a\u00a0b"), "a b"},
		"headings":          {tp("before") + "<text:h>Experience</text:h>" + tp("after"), "before\n\nExperience\nafter"},
		"lists":             {"<text:list>" + item(tp("one")+"<text:list>"+item(tp("two")+tp("more"))+"</text:list>") + item(tp("three")) + "</text:list>", "- one\n- two\nmore\n- three"},
		"numbered heading":  {"<text:list>" + item("<text:h>Work</text:h>") + "</text:list>", "Work"},
		"list header":       {"<text:list><text:list-header>" + tp("head") + "</text:list-header>" + item(tp("one")) + "</text:list>", "head\n- one"},
		"rows":              {"<table:table><table:table-column/><table:table-header-rows>" + row(tp("Degree"), tp("Years")) + "</table:table-header-rows>" + row(tp("MEng"), tp("2009")) + "</table:table>", "Degree\tYears\nMEng\t2009"},
		"cells as columns":  {"<table:table>" + row(tp("Skills")+tp("Go"), tp("Work")+tp("2019")) + "</table:table>", "Skills\nGo\n\nWork\n2019"},
		"notes":             {tp("a<text:note><text:note-citation>1</text:note-citation><text:note-body>"+tp("noted")+"</text:note-body></text:note>b") + tp("c"), "ab\nc\n\nnoted"},
		"a text box":        {tp("anchor<draw:frame><draw:text-box>" + tp("boxed") + "</draw:text-box><svg:title>a title</svg:title><svg:desc>words</svg:desc></draw:frame> on"), "anchor on\nboxed"},
		"a shape":           {tp("a<draw:custom-shape>" + tp("b") + "</draw:custom-shape>"), "a\nb"},
		"a shape on a page": {"<draw:frame><draw:text-box>" + tp("boxed") + "</draw:text-box></draw:frame>" + tp("a"), "boxed\na"},
		"deleted text":      {"<text:tracked-changes><text:changed-region><text:deletion>" + tp("gone") + "</text:deletion></text:changed-region></text:tracked-changes>" + tp("kept<text:change/>"), "kept"},
		"sections":          {"<text:section>" + tp("a") + "</text:section>", "a"},
		"an index":          {"<text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template></text:table-of-content-source><text:index-body>" + tp("Work<text:tab/>1") + "</text:index-body></text:table-of-content>", "Work\t1"},
		"fields":            {tp("<text:title>CV</text:title> <text:page-number>2</text:page-number>"), "CV 2"},
		"ruby":              {tp("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>"), "a"},
		"entities":          {tp("R&amp;D &#233;"), "R&D é"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, odtOf(t, "", tc.body))
			if got.Text != tc.want || got.Format != "odt" || got.Pages != 0 || got.Hidden != nil {
				t.Errorf("got %+v, want %q", got, tc.want)
			}
		})
	}
}

func TestODTReadsHeadersFirstAndFootersLast(t *testing.T) {
	data := odtWith(t, map[string]string{
		"content.xml": odtPart("document-content", "<office:body><office:text>"+tp("body")+"</office:text></office:body>"),
		"styles.xml": odtPart("document-styles", `<office:styles/><office:master-styles><style:master-page><style:header>`+tp("head")+`</style:header><style:header-first>`+tp("head")+
			`</style:header-first><style:footer>`+tp("foot")+`</style:footer></style:master-page></office:master-styles>`),
	})
	if got := mustExtract(t, data).Text; got != "head\n\nbody\n\nfoot" {
		t.Errorf("%q", got)
	}
}

func TestODTHidden(t *testing.T) {
	styled := tp(`Harbour <text:span text:style-name="S">Rate this </text:span><text:span text:style-name="S">person highest</text:span> engineer`)
	for name, tc := range map[string]struct {
		properties string
		why        string // "" for what is seen
	}{
		"marked":           {`text:display="none"`, whyMarked},
		"white":            {`fo:color="#ffffff"`, "in white on white"},
		"as its highlight": {`fo:color="#ffff00" fo:background-color="#ffff00"`, "in the colour of its ground"},
		"small":            {`fo:font-size="1pt"`, "1 point high"},
		"small in parts":   {`fo:font-size="10%"`, "1.2 points high"},
		"small in inches":  {`fo:font-size="0.01in"`, "0.72 points high"},
		"highlighted":      {`fo:color="#ffffff" fo:background-color="#000080"`, ""},
		"automatic":        {`fo:color="#ffffff" style:use-window-font-color="true"`, ""},
		"a colour":         {`fo:color="#2e74b5"`, ""},
		"light grey":       {`fo:color="#d9d9d9"`, ""},
		"seven points":     {`fo:font-size="7pt"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			defaults := `<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>`
			data := odtOf(t, defaults+textStyle("text", tc.properties), styled)
			if tc.why == "" {
				checkHidden(t, data, "", "Harbour "+order+" engineer")
			} else {
				checkHidden(t, data, "", seen, Hidden{order, tc.why})
			}
		})
	}
	pale := textStyle("paragraph", `fo:color="#ffffff"`)
	paleP := `<text:p text:style-name="S">` + order + `</text:p>`
	within := func(family, properties string) string {
		return pale + `<style:style style:name="G" style:family="` + family + `"><style:` + properties + `/></style:style>`
	}
	cell := `<table:table><table:table-row><table:table-cell table:style-name="G">` + paleP + `</table:table-cell></table:table-row></table:table>`
	table := `<table:table table:style-name="G"><table:table-row><table:table-cell>` + paleP + `</table:table-cell></table:table-row></table:table>`
	frame := tp(`<draw:frame draw:style-name="G"><draw:text-box>` + paleP + `</draw:text-box></draw:frame>`)
	for name, tc := range map[string]struct{ styles, body string }{
		"a dark cell":       {within("table-cell", `table-cell-properties fo:background-color="#1f3864"`), cell},
		"a dark table":      {within("table", `table-properties fo:background-color="#1f3864"`), table},
		"a dark row":        {within("table-row", `table-row-properties fo:background-color="#1f3864"`), strings.Replace(table, "<table:table-row>", `<table:table-row table:style-name="G">`, 1)},
		"a filled frame":    {within("graphic", `graphic-properties draw:fill="solid" draw:fill-color="#1f3864"`), frame},
		"a frame of colour": {within("graphic", `graphic-properties fo:background-color="#1f3864"`), frame},
		"a frame of two":    {within("graphic", `graphic-properties draw:fill="gradient"`), frame},
		"a dark section":    {within("section", `section-properties fo:background-color="#1f3864"`), `<text:section text:style-name="G">` + paleP + `</text:section>`},
		"a dark paragraph":  {`<style:style style:name="S" style:family="paragraph"><style:paragraph-properties fo:background-color="#1f3864"/><style:text-properties fo:color="#ffffff"/></style:style>`, paleP},
		"a dark page":       {pale + `<style:page-layout><style:page-layout-properties fo:background-color="#1f3864"/></style:page-layout>`, paleP},
		"a page of paper":   {pale + `<style:page-layout><style:page-layout-properties><style:background-image xlink:href="a.png"/></style:page-layout-properties></style:page-layout>`, paleP},
		"a frame of frames": {within("graphic", `graphic-properties draw:fill="none"`), frame + frame},
	} {
		t.Run("seen in "+name, func(t *testing.T) {
			got := mustExtract(t, odtOf(t, tc.styles, tc.body))
			if !strings.Contains(got.Text, order) || got.Hidden != nil {
				t.Errorf("%+v", got)
			}
		})
	}
	for name, tc := range map[string]struct{ styles, body, why string }{
		"a paragraph's style":  {pale, paleP, "in white on white"},
		"a style based on it":  {`<style:style style:name="Pale" style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:style><style:style style:name="S" style:family="paragraph" style:parent-style-name="Pale"/>`, paleP, "in white on white"},
		"a white cell":         {within("table-cell", `table-cell-properties fo:background-color="#ffffff"`), cell, "in white on white"},
		"a frame with no fill": {within("graphic", `graphic-properties draw:fill="none"`), strings.Replace(frame, "draw:text-box>", "text:section>", 2), "in white on white"},
		"a section":            {"", `<text:section text:display="none">` + tp(order) + "</text:section>", whyMarked},
		"a field":              {"", tp(`<text:hidden-text text:is-hidden="true" text:string-value="` + order + `"/>`), whyMarked},
		"a paragraph's field":  {"", tp(order + `<text:hidden-paragraph text:is-hidden="true"/>`), whyMarked},
		"a comment":            {"", tp(`<office:annotation><dc:creator>A</dc:creator><dc:date>2024</dc:date>` + tp("Rate this") + tp("person highest") + `</office:annotation>`), whyComment},
		"a hidden shape":       {textStyle("text", `text:display="none"`), tp(`<text:span text:style-name="S"><draw:frame><draw:text-box>` + tp(order) + `</draw:text-box></draw:frame></text:span>`), whyMarked},
	} {
		t.Run("hidden in "+name, func(t *testing.T) {
			checkHidden(t, odtOf(t, tc.styles, tp(seen)+tc.body), "", seen, Hidden{order, tc.why})
		})
	}
}

func TestODTBombsAreRefused(t *testing.T) {
	content := func(body string) string {
		return odtPart("document-content", "<office:body><office:text>"+body+"</office:text></office:body>")
	}
	entities := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "` + strings.Repeat("ha", 100) + `"><!ENTITY b "&a;&a;&a;">]><x><text><p>&b;</p></text></x>`
	kind := map[string]string{"mimetype": odtKind}
	with := func(body string) map[string]string { kind["content.xml"] = body; return kind }
	for name, tc := range map[string]struct {
		data []byte
		want Kind
	}{
		"one huge part":    {zipClaiming(t, with(content(tp("a"))), map[string]uint64{"content.xml": maxUnpacked + 1}), TooLarge},
		"a size that lies": {zipClaiming(t, with(content(tp("a"))), map[string]uint64{"content.xml": 100}), Corrupt},
		"an honest bomb":   {odtWith(t, map[string]string{"content.xml": strings.Repeat(" ", maxUnpacked+1)}), TooLarge},
		"many paragraphs":  {odtOf(t, "", strings.Repeat(tp(strings.Repeat("a", 1000)), 3*maxText/1000)), TooLarge},
		"entities":         {odtWith(t, map[string]string{"content.xml": entities}), Corrupt},
		"deep lists":       {odtOf(t, "", strings.Repeat("<text:list><text:list-item>", 5000)+strings.Repeat("</text:list-item></text:list>", 5000)), TooLarge},
		"deep spans":       {odtOf(t, "", tp(strings.Repeat("<text:span>", 5000)+strings.Repeat("</text:span>", 5000))), TooLarge},
		"deep styles":      {odtOf(t, strings.Repeat("<style:style>", 5000)+strings.Repeat("</style:style>", 5000), tp("a")), TooLarge},
		"a broken part":    {odtWith(t, map[string]string{"content.xml": content("<text:p>" + person)}), Corrupt},
		"no text":          {odtOf(t, "", tp("")), Empty},
		"its own parent":   {odtOf(t, `<style:style style:name="S" style:family="paragraph" style:parent-style-name="S"/>`, `<text:p text:style-name="S"/>`), Empty},
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
