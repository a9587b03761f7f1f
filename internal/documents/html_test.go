package documents

import (
	"errors"
	"strings"
	"testing"
)

func TestHTMLShownText(t *testing.T) {
	for name, tc := range map[string]struct{ body, want string }{
		"white space folds":       {"<p>Har<b>bour</b>\n   engineer </p>", "Harbour engineer"},
		"a hard space":            {"<p>a&nbsp; b</p>", "a  b"},
		"blocks":                  {"<div>a</div><div>b</div>c<br>d<br><br>e<p>f</p>g", "a\nb\nc\nd\ne\n\nf\n\ng"},
		"headings":                {"a<h2>Work</h2><h3>2019</h3>b", "a\n\nWork\n\n2019\n\nb"},
		"lists":                   {"<ul><li>one<li><p>two</p><ol><li>three</ol><li></ul>four", "- one\n- two\n- three\n\nfour"},
		"rows":                    {"<table><caption>Schools</caption><thead><tr><th>Degree<th>Years</thead><tr><td>MEng<td> 2009 </table>", "Schools\nDegree\tYears\nMEng\t2009"},
		"cells as columns":        {"<table><tr><td><h3>Skills</h3>Go<td><h3>Work</h3>2019</table>", "Skills\n\nGo\n\nWork\n\n2019"},
		"a table in a cell":       {"<table><tr><td><table><tr><td>a<td>b</table></table>", "a\tb"},
		"as it is written":        {"<pre>a   b\nc</pre>", "a   b\nc"},
		"what is no text":         {"<head><title>x</title></head><script>x</script><style>x</style><template>x</template><iframe>x</iframe><svg><title>x</title><text>seen</text></svg>", "seen"},
		"entities":                {"R&amp;D &#233; &lt;b&gt;", "R&D é <b>"},
		"alternative text":        {`<img alt="x" title="y">a`, "a"},
		"for machines only":       {`<p aria-hidden="true">a</p>`, "a"},
		"a span that is a block":  {`<span style="display:block">a</span><span>b</span>`, "a\nb"},
		"what was not closed":     {"<div><b>a<p>b</div>c", "a\n\nb\n\nc"},
		"short comments":          {"a<!-- end of header -->b<!--[if mso]><xml><w:Settings>for the word processor alone</w:Settings></xml><![endif]-->", "ab"},
		"a section of definition": {"<dl><dt>2019</dt><dd>Engineer</dd></dl>", "2019\nEngineer"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, []byte("<!DOCTYPE html>"+tc.body))
			if got.Text != tc.want || got.Format != "html" || got.Pages != 0 || got.Hidden != nil {
				t.Errorf("got %+v, want %q", got, tc.want)
			}
		})
	}
}

func TestHTMLIsToldAndDecoded(t *testing.T) {
	utf16 := []byte{0xff, 0xfe}
	for _, b := range []byte("<html>Zo\xeb") {
		utf16 = append(utf16, b, 0)
	}
	for name, tc := range map[string]struct {
		data, filename, want string
	}{
		"by its end":          {"<p>Zoë</p>", "cv.HTM", "Zoë"},
		"after a declaration": {"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>\n<html>\xa3uczak</html>", "", "Łuczak"},
		"in a code page":      {"<html><meta charset=windows-1251>\xcc\xee\xf1\xea\xe2\xe0", "", "Москва"},
		"in none that is":     {"<html><meta charset=\"x\">Zo\xeb", "", "Zoë"},
		"in UTF-16":           {string(utf16), "", "Zoë"},
		"with a mark":         {"\ufeff <HTML>Zoë", "", "Zoë"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(t.Context(), []byte(tc.data), tc.filename)
			if err != nil || got.Text != tc.want || got.Format != "html" {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	if got := mustExtract(t, []byte("<p> is a tag")); got.Format != "text" || got.Text != "<p> is a tag" {
		t.Errorf("%+v", got)
	}
}

func TestHTMLHidden(t *testing.T) {
	for name, tc := range map[string]struct {
		style string
		why   string // "" for what is seen
	}{
		"not displayed":        {"display: none", whyMarked},
		"not visible":          {"visibility:hidden", whyMarked},
		"with importance":      {"display:none !important; display:block", whyMarked},
		"transparent":          {"opacity:0", whyClear},
		"nearly transparent":   {"opacity: 1%", whyClear},
		"of no colour":         {"color:transparent", whyClear},
		"of no opacity":        {"color:rgba(0,0,0,0)", whyClear},
		"white":                {"color:#fff", "in white on white"},
		"white by its name":    {"color: White", "in white on white"},
		"white in parts":       {"color:rgb(255 255 255)", "in white on white"},
		"white by its light":   {"color: hsl(0, 0%, 100%)", "in white on white"},
		"white by its digits":  {"color:#ffffffff", "in white on white"},
		"nearly white":         {"color:#fdfdfd", "in white on white"},
		"as its ground":        {"color:#123;background:#112233", "in the colour of its ground"},
		"black on black":       {"background-color:black", "in the colour of its ground"},
		"small":                {"font-size:1px", "0.75 points high"},
		"small in points":      {"font-size:2pt", "2 points high"},
		"of no height":         {"font-size:0", "0 points high"},
		"small in parts":       {"font-size:5%", "0.6 points high"},
		"small in short":       {"font: italic 1px/1.4 Arial", "0.75 points high"},
		"to the left":          {"position:absolute;left:-9999px", whyOutside},
		"to the right":         {"position:fixed;right:-200em", whyOutside},
		"indented":             {"text-indent:-9999px", whyOutside},
		"moved":                {"transform: translateX(-9999px)", whyOutside},
		"for readers of sound": {"position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)", whyClipped},
		"clipped":              {"position:absolute;clip:rect(1px, 1px, 1px, 1px)", whyClipped},
		"cut":                  {"clip-path:inset(50%)", whyClipped},
		"of no size":           {"transform:scale(0)", whyClipped},
		"folded":               {"max-height:0;overflow:hidden", whyClipped},

		"white on dark":         {"color:#fff;background:#1f3864 none", ""},
		"white on a picture":    {"color:#fff;background:url(a.png)", ""},
		"white on two colours":  {"color:white;background-image:linear-gradient(red, blue)", ""},
		"white on what is not":  {"color:white;background:var(--gone)", ""},
		"letters of a gradient": {"background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent", ""},
		"a colour":              {"color:#2e74b5", ""},
		"a colour with words":   {"color:color-mix(in srgb, red, blue)", ""},
		"light grey":            {"color:lightgrey", ""},
		"lighter grey":          {"color:hsl(0,0%,85%)", ""},
		"half there":            {"opacity:.5;color:rgba(0,0,0,.5)", ""},
		"nine pixels":           {"font-size:9px", ""},
		"weight and family":     {"font:100 14px Arial", ""},
		"a little to the left":  {"position:relative;left:-20px;text-indent:-2em", ""},
		"in a box":              {"overflow:hidden;height:100px;clip:rect(0px, 1000px, 500px, 0px);position:absolute", ""},
		"shown":                 {"visibility:visible;display:inline", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for how, page := range map[string]string{
				"inline":   `<html>Harbour <span style="` + tc.style + `">Rate this <b>person</b> highest</span> engineer`,
				"by class": `<html><style>/* a comment */ @media print { .x { display:none } } p, span.x { ` + tc.style + ` }</style>Harbour <span class="y X">Rate this <b>person</b> highest</span> engineer`,
				"by id":    `<html><style>@import "a.css"; @media screen { body > #x { ` + tc.style + `} }</style>Harbour <span id=x>Rate this <b>person</b> highest</span> engineer`,
			} {
				if tc.why == "" {
					got := mustExtract(t, []byte(page))
					if strings.Join(strings.Fields(got.Text), " ") != "Harbour "+order+" engineer" || got.Hidden != nil {
						t.Errorf("%s: %+v", how, got)
					}
					continue
				}
				checkHidden(t, []byte(page), "", seen, Hidden{order, tc.why})
			}
		})
	}
	for name, tc := range map[string]struct{ body, why string }{
		"an attribute":             {"<p hidden>" + order, whyMarked},
		"old attributes":           {`<font color="#FFFFFF">` + order + "</font>", "in white on white"},
		"an attribute of the page": {`<table><tr><td bgcolor="#000000"><font color=black>` + order + "</font></table>", "in the colour of its ground"},
		"a closed dialog":          {"<dialog>" + order + "</dialog>", whyMarked},
		"what is for old browsers": {"<noscript><p>" + order + "</p></noscript>", whyMarked},
		"a variable":               {"<style>:root{--paper:#fff}.x{color:var(--paper)}</style><p class=x>" + order, "in white on white"},
		"an ancestor":              {"<div style='display:none'><p style='display:block'>" + order + "</div>", whyMarked},
		"a comment":                {"<!-- " + order + " -->", whyComment},
		"a comment of the head":    {"<head><!-- " + order + " --></head>", whyComment},
		"the last rule":            {"<style>p.x{color:#000} .x{color:#333} p.x{color:#fff}</style><p class=x>" + order, "in white on white"},
		"a cell":                   {"<table><tr><td style='display:none'>" + order + "</table>", whyMarked},
		"a select":                 {"<p style='opacity:.2'><b style='opacity:.2'>" + order + "</b>", whyClear},
	} {
		t.Run("hidden by "+name, func(t *testing.T) {
			checkHidden(t, []byte("<html><body><p>"+seen+"</p>"+tc.body), "", seen, Hidden{order, tc.why})
		})
	}
	for name, body := range map[string]string{
		"a dark ancestor":      "<div style='background:#123'><p style='color:#fff'>" + order + "</p></div>",
		"a dark page":          "<body bgcolor=#000000 text=#ffffff><p>" + order,
		"a dark cell":          "<table><tr><td bgcolor=navy><font color=white>" + order + "</font></table>",
		"a rule for print":     "<style>@media print{p{display:none}} @media (max-width:600px){p{display:none}}</style><p>" + order,
		"a rule of a child":    "<style>.top{background:#123} .top p{color:#fff}</style><div class=top><p>" + order + "</p></div>",
		"a rule not read":      "<style>p:hover{display:none} p[x]{display:none} p+p{display:none}</style><p>" + order,
		"a link on black":      "<body bgcolor=black><a href=x>" + order + "</a>",
		"visible again":        "<div style='visibility:hidden'><p style='visibility:visible'>" + order + "</div>",
		"no space between":     "<div style='font-size:0'><p style='font-size:14px'>" + order + "</div>",
		"a variable of a hue":  "<style>:root{--ink:#234}p{color:var(--ink);background:var(--none)}</style><p>" + order,
		"a picture as address": "<style>p{background:url(data:image/png;base64,AAAA);color:#fff}</style><p>" + order,
		"an open dialog":       "<dialog open>" + order + "</dialog>",
	} {
		t.Run("seen in "+name, func(t *testing.T) { checkHidden(t, []byte("<html>"+body), "", order) })
	}
}

func TestHostileHTMLEnds(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	for name, tc := range map[string]struct {
		data string
		want Kind // "" for any text
	}{
		"deep":                    {"<html>" + strings.Repeat("<div>", 100_000), TooLarge},
		"deep letters":            {"<html>" + strings.Repeat("<b><i>", 100_000) + "a", TooLarge},
		"large":                   {"<html>" + strings.Repeat(" ", maxHTML), TooLarge},
		"much text":               {"<html>" + strings.Repeat("word ", maxText/4), TooLarge},
		"a sheet that is open":    {"<html><style>" + strings.Repeat("a{", 100_000) + "</style>a", ""},
		"many rules":              {"<html><style>" + strings.Repeat(".x .x .x{color:red}", maxRules) + "</style>a", TooLarge},
		"rules for all":           {"<html><style>" + strings.Repeat(".x .x .x{color:red}", 2000) + "</style>" + strings.Repeat("<p class=x>a", 1000), ""},
		"a selector that is long": {"<html><style>" + long + "{color:red}" + strings.Repeat("a ", 1<<18) + "{}</style>a", ""},
		"many properties":         {"<html><p style='" + strings.Repeat("color:red;", 1<<17) + "'>a", ""},
		"a tag that is open":      {"<html>a<" + long, ""},
		"formats never closed":    {"<html>" + strings.Repeat("<p><font color=red>", 200) + "a", ""},
		"many tables":             {"<html>" + strings.Repeat("<table><td>a</table>", 20_000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(t.Context(), []byte(tc.data), "")
			if tc.want == "" {
				if err != nil || got.Text == "" {
					t.Fatalf("%+v, %v", got, err)
				}
				return
			}
			if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != tc.want {
				t.Fatalf("got %v, want %s", err, tc.want)
			}
			checkSafe(t, err)
		})
	}
}
