package documents

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxHTML leaves room for a photograph within the page.
	maxHTML = 10 << 20
	// minComment is the number of letters from which a comment may be a message rather than a mark of the author's.
	minComment = 20
)

// readHTML gives the text of a web page in the order of its source, and what of it a browser does not show.
func readHTML(ctx context.Context, data []byte) (string, []Hidden, error) {
	if len(data) > maxHTML {
		return "", nil, fail(TooLarge, "The page is larger than 10 MiB, far more than a CV.")
	}
	charset := ""
	if named := metaCharset.FindSubmatch(data[:min(len(data), headerWindow)]); named != nil {
		charset = string(named[1])
	}
	text, err := decode(data, namedPage(charset))
	if err != nil {
		return "", nil, err
	}
	// A browser runs scripts, and does not show what is there for those that do not.
	root, err := html.Parse(&stoppable{ctx, strings.NewReader(text)})
	if err != nil {
		if ctx.Err() != nil {
			return "", nil, ctx.Err()
		}
		return "", nil, tooManyParts() // the one thing that it refuses is depth
	}
	sheet, err := styleSheet(root)
	if err != nil {
		return "", nil, err
	}
	r := &htmlReader{stopped: ctx.Err, sheet: sheet}
	out := &htmlLines{}
	if err := r.children(root, out, htmlStyle{ground: white, opacity: 1, pixels: 16}); err != nil {
		return "", nil, err
	}
	return strings.Join(out.all(), "\n"), r.hidden.found, nil
}

var metaCharset = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?([\w-]+)`)

// stoppable ends a parser that has no context.
type stoppable struct {
	ctx  context.Context //nolint:containedctx // it lives as long as the call that it belongs to
	from io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(p)
}

// htmlReader turns the elements of a page into lines.
type htmlReader struct {
	stopped func() error
	sheet   htmlSheet
	hidden  passages
	size    int
}

// htmlUnread are elements that hold no text of the page. What stands between the tags of a video or a canvas is for
// browsers that know none.
var htmlUnread = map[string]bool{"script": true, "style": true, "head": true, "template": true, "iframe": true, "video": true,
	"audio": true, "canvas": true, "object": true, "title": true, "desc": true, "defs": true, "metadata": true, "datalist": true, "rt": true, "rp": true}

// htmlBlocks are elements that begin and end a line; those marked stand apart from what is around them.
var htmlBlocks = map[string]bool{"address": false, "article": true, "aside": true, "blockquote": true, "body": false, "center": false,
	"dd": false, "details": false, "dialog": false, "div": false, "dl": true, "dt": false, "fieldset": false, "figcaption": false,
	"figure": true, "footer": true, "form": false, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "header": true,
	"hr": true, "legend": false, "li": false, "main": true, "menu": true, "nav": true, "ol": true, "p": true, "pre": true, "section": true,
	"summary": false, "table": true, "ul": true, "caption": false, "option": false, "tr": false, "thead": false, "tbody": false, "tfoot": false}

func (r *htmlReader) children(n *html.Node, out *htmlLines, style htmlStyle) error {
	if err := r.stopped(); err != nil {
		return err
	}
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			r.text(child.Data, out, style)
		case html.CommentNode:
			r.comment(child.Data)
		case html.ElementNode:
			if err := r.element(child, out, style); err != nil {
				return err
			}
		}
	}
	if r.size > maxText {
		return tooMuchText()
	}
	return nil
}

func (r *htmlReader) element(n *html.Node, out *htmlLines, above htmlStyle) error {
	name := n.Data
	if htmlUnread[name] {
		return r.comments(n)
	}
	style := r.sheet.style(n, above)
	switch name {
	case "br":
		out.end()
		return nil
	case "noscript": // its content is text to the parser of a browser that runs scripts
		r.hidden.add(textOf(n), whyMarked)
		return nil
	case "tr":
		return r.row(n, out, style)
	case "li":
		out.end()
		out.mark = "- "
		out.items++
	}
	apart, block := htmlBlocks[name]
	apart = apart && out.items == 0 // the items of a list stand close
	block = block || style.block
	if block {
		out.end()
		r.hidden.gap()
	}
	if apart {
		out.gap()
	}
	pre := out.pre
	out.pre = pre || name == "pre" || name == "textarea"
	err := r.children(n, out, style)
	out.pre = pre
	if block {
		out.end()
		r.hidden.gap()
	}
	if apart {
		out.gap()
	}
	if name == "li" {
		out.mark = ""
		out.items--
	}
	return err
}

// row writes the cells of a row in the way of a DOCX.
func (r *htmlReader) row(n *html.Node, out *htmlLines, style htmlStyle) error {
	var cells [][]string
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode || child.Data != "td" && child.Data != "th" {
			continue
		}
		cell := &htmlLines{}
		r.hidden.gap()
		if err := r.children(child, cell, r.sheet.style(child, style)); err != nil {
			return err
		}
		cells = append(cells, cell.all())
	}
	out.end()
	out.lines = append(out.lines, rowLines(cells)...)
	return nil
}

func (r *htmlReader) text(text string, out *htmlLines, style htmlStyle) {
	why := style.hides()
	if why != "" {
		r.hidden.add(text, why)
		return
	}
	if strings.TrimSpace(text) != "" {
		r.hidden.end()
	}
	if r.size += len(text); r.size <= maxText {
		out.write(text)
	}
}

// comment keeps what is long enough to be a message. Word puts settings into conditional ones, for itself.
func (r *htmlReader) comment(text string) {
	if strings.HasPrefix(text, "[if") {
		return
	}
	letters := 0
	for _, b := range []byte(text) {
		if letterByte(b) || b >= 0x80 {
			letters++
		}
	}
	if letters >= minComment {
		r.hidden.end()
		r.hidden.add(text, whyComment)
		r.hidden.end()
	}
}

// comments keeps the comments within an element that is not read.
func (r *htmlReader) comments(n *html.Node) error {
	for child := range n.Descendants() {
		if err := r.stopped(); err != nil {
			return err
		}
		if child.Type == html.CommentNode {
			r.comment(child.Data)
		}
	}
	return nil
}

// textOf gives the text of an element whose content the parser took for text, without its tags.
func textOf(n *html.Node) string {
	var text bytes.Buffer
	for child := range n.ChildNodes() {
		if child.Type == html.TextNode {
			text.WriteString(tags.ReplaceAllString(child.Data, " "))
		}
	}
	return html.UnescapeString(text.String())
}

var tags = regexp.MustCompile(`<[^>]*>`)

// htmlLines collects lines, in which white space folds.
type htmlLines struct {
	lines []string
	line  strings.Builder
	space bool   // the line ends in white space
	mark  string // "- " before the first text of a list item
	items int    // of lists within each other
	pre   bool   // white space is text
}

func (l *htmlLines) write(text string) {
	if l.pre {
		for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
			if i > 0 {
				l.end()
			}
			l.put(line)
		}
		return
	}
	l.put(fold(text, l.space || l.line.Len() == 0))
}

func (l *htmlLines) put(text string) {
	if text == "" {
		return
	}
	if strings.TrimSpace(text) != "" {
		l.line.WriteString(l.mark)
		l.mark = ""
	}
	l.line.WriteString(text)
	l.space = strings.HasSuffix(text, " ")
}

func (l *htmlLines) end() {
	if l.line.Len() > 0 {
		l.lines = append(l.lines, strings.TrimRight(l.line.String(), " "))
	}
	l.line.Reset()
	l.space = false
}

func (l *htmlLines) gap() { l.lines = append(l.lines, "") }

func (l *htmlLines) all() []string {
	l.end()
	return l.lines
}
