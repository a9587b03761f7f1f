package documents

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

const (
	// maxStream bounds one inflated content stream, font map or form; a page of text needs some 100 KiB.
	maxStream = 16 << 20
	// maxInflated bounds what all object streams of a file may inflate to together, see pdfLimits.
	maxInflated = 256 << 20
	// maxContent bounds the content streams of all pages together.
	maxContent = 64 << 20
	// maxPDFObjects is ten times what a long portfolio holds.
	maxPDFObjects = 200_000
	// maxLooks bounds how often a letter is held against a shape; a page of 4,000 letters and 500 shapes needs 100,000.
	maxLooks = 500_000_000
)

// pdfFile is an opened PDF with what its pages share.
type pdfFile struct {
	stopped func() error // the error of the caller's context
	table   *model.XRefTable
	fonts   map[types.IndirectRef]*pdfFont
	spaces  map[types.IndirectRef]*colourSpace
	layers  layers

	plainMasks map[types.IndirectRef]bool // soft masks without letters

	content int // bytes of content streams still allowed
	shown   int // glyphs with a known meaning
	looks   int // letters held against shapes so far
	unknown int // glyphs that no encoding of the file gives a meaning to
}

// readPDF gives the text, what of it is hidden, and the number of pages.
func readPDF(ctx context.Context, data []byte) (string, []Hidden, int, error) {
	file, pages, err := openPDF(ctx, data)
	if damaged, ok := errors.AsType[*Error](err); ok && damaged.Kind == Corrupt && ctx.Err() == nil {
		// A table of objects that leads nowhere makes the library look for the objects themselves.
		file, pages, err = openPDF(ctx, append(bytes.Clone(data), "\nstartxref\n0\n%%EOF\n"...))
	}
	if err != nil {
		return "", nil, 0, err
	}
	var text strings.Builder
	var hidden []Hidden
	scan := false
	for _, page := range pages {
		painted, err := file.paintPage(page)
		if err != nil {
			return "", nil, 0, err
		}
		said, err := painted.read()
		if err != nil {
			return "", nil, 0, err
		}
		text.WriteString(said.text)
		text.WriteString("\n\n")
		for _, h := range said.hidden {
			hidden = appendPassage(hidden, h.Text, h.Why)
		}
		scan = scan || said.scan
		if text.Len() > maxText {
			return "", nil, 0, tooMuchText()
		}
	}
	if file.unknown > file.shown {
		return "", nil, 0, fail(Empty, "The PDF shows letters but does not say which they are; ask for another copy.")
	}
	if scan && len(hidden) == 0 && !says(text.String()) {
		return "", nil, 0, fail(Empty, "The PDF is a scan; its recognised text is invisible and not read, as nobody sees what it says.")
	}
	return text.String(), hidden, len(pages), nil
}

func openPDF(ctx context.Context, data []byte) (*pdfFile, []pdfPage, error) {
	source := &meteredReader{stopped: ctx.Err, Reader: *bytes.NewReader(data), left: 16*len(data) + 64<<20}
	opened, err := pdfcpu.ReadWithContext(ctx, source, &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Cmd:            model.EXTRACTCONTENT,
		Offline:        true,
		Limits:         pdfLimits(data),
	})
	if err != nil {
		return nil, nil, refusePDF(err)
	}
	file := &pdfFile{stopped: ctx.Err, table: opened.XRefTable, fonts: map[types.IndirectRef]*pdfFont{},
		spaces: map[types.IndirectRef]*colourSpace{}, plainMasks: map[types.IndirectRef]bool{}, content: maxContent}
	file.readLayers()
	pages, err := file.pages()
	return file, pages, err
}

// pdfLimits divides maxInflated by the number of streams in the file, since the library keeps every object stream
// inflated and its own limit is for each alone.
func pdfLimits(data []byte) model.ResourceLimits {
	streams := 1 + bytes.Count(data, []byte("stream"))/2
	limits := model.DefaultResourceLimits()
	limits.MaxStreamBytes = maxInput
	limits.MaxDecodeBytes = int64(min(maxStream, max(maxInflated/streams, 64<<10)))
	limits.MaxObjectCount = maxPDFObjects
	limits.MaxXRefEntries = maxPDFObjects
	limits.MaxObjectStreamCount = maxPDFObjects
	return limits
}

func unpacksTooFar() *Error {
	return fail(TooLarge, "The PDF unpacks to far more than a CV.")
}

// refusePDF says why the library could not open a file. Its own words can quote the file, so they are dropped.
func refusePDF(err error) error {
	for _, locked := range []error{pdfcpu.ErrWrongPassword, pdfcpu.ErrEncrypted, pdfcpu.ErrOwnerPasswordRequired,
		pdfcpu.ErrPermissionDenied, pdfcpu.ErrUnsupportedEncryptionFeature} {
		if errors.Is(err, locked) {
			return fail(Encrypted, "The PDF is protected by a password.")
		}
	}
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		return unpacksTooFar()
	}
	return fail(Corrupt, "The PDF is damaged and cannot be opened; it may have been cut short.")
}

// meteredReader ends with the context, and after so many bytes that only a file whose objects overlap can reach them:
// each overlap is a copy in memory.
type meteredReader struct {
	bytes.Reader
	stopped func() error
	left    int
}

func (m *meteredReader) Read(p []byte) (int, error) {
	if err := m.stopped(); err != nil {
		return 0, err
	}
	if m.left -= len(p); m.left < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	return m.Reader.Read(p)
}

// pdfPage is a page with the attributes it inherits from the page tree.
type pdfPage struct {
	dict      types.Dict
	resources types.Dict
	rotate    int
	media     box // empty where the page does not say
	crop      box
}

// everywhere stands for the page of a document that does not say how large it is.
var everywhere = box{-1e9, -1e9, 1e9, 1e9}

// view is the part of the page that is shown.
func (p *pdfPage) view() box {
	switch shown := p.media.and(p.crop); {
	case p.media.isEmpty():
		return everywhere
	case shown.isEmpty():
		return p.media
	default:
		return shown
	}
}

// smallest gives the least height of type that can be read on the page. A small page is shown larger.
func (f *pdfFile) smallest(page pdfPage, view box) float64 {
	unit, ok := f.number(page.dict["UserUnit"])
	if !ok || unit <= 0 {
		unit = 1
	}
	return minPoints / max(unit, usualPage/max(view.x1-view.x0, view.y1-view.y0, 1))
}

// pages walks the page tree. The count that the tree claims is not believed.
func (f *pdfFile) pages() ([]pdfPage, error) {
	root, err := f.table.Catalog()
	if err != nil || root == nil {
		return nil, fail(Corrupt, "The PDF is damaged: it has no pages.")
	}
	var pages []pdfPage
	seen := map[types.IndirectRef]bool{}
	var walk func(node types.Object, from pdfPage, depth int) error
	walk = func(node types.Object, from pdfPage, depth int) error {
		ref, isRef := node.(types.IndirectRef)
		if isRef && seen[ref] || depth > 64 || f.stopped() != nil {
			return f.stopped()
		}
		if isRef {
			seen[ref] = true
		}
		from.dict = f.dict(node)
		if resources := f.dict(from.dict["Resources"]); resources != nil {
			from.resources = resources
		}
		if b, ok := f.box(from.dict["MediaBox"]); ok {
			from.media = b
		}
		if b, ok := f.box(from.dict["CropBox"]); ok {
			from.crop = b
		}
		if turn, ok := f.resolve(from.dict["Rotate"]).(types.Integer); ok {
			from.rotate = int(turn)
		}
		kids, ok := f.resolve(from.dict["Kids"]).(types.Array)
		if !ok {
			if from.dict != nil {
				pages = append(pages, from)
			}
			if len(pages) > maxPages {
				return fail(TooLarge, "The PDF has more than 200 pages, far more than a CV.")
			}
			return nil
		}
		for _, kid := range kids {
			if err := walk(kid, from, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(root["Pages"], pdfPage{}, 0); err != nil {
		return nil, err
	}
	if len(pages) == 0 {
		return nil, fail(Corrupt, "The PDF is damaged: it has no pages.")
	}
	return pages, nil
}

// resolve follows a reference; what is missing or broken is nil, as the PDF standard has it for missing objects.
func (f *pdfFile) resolve(o types.Object) types.Object {
	for range 8 {
		if _, ok := o.(types.IndirectRef); !ok {
			return o
		}
		next, err := f.table.Dereference(o)
		if err != nil {
			return nil
		}
		o = next
	}
	return nil
}

func (f *pdfFile) dict(o types.Object) types.Dict {
	switch o := f.resolve(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (f *pdfFile) name(o types.Object) string {
	name, _ := f.resolve(o).(types.Name)
	return string(name)
}

func (f *pdfFile) number(o types.Object) (float64, bool) {
	switch n := f.resolve(o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		return float64(n), true
	}
	return 0, false
}

// numbers gives the leading numbers of an array.
func (f *pdfFile) numbers(o types.Object) []float64 {
	array, _ := f.resolve(o).(types.Array)
	var out []float64
	for _, e := range array {
		n, ok := f.number(e)
		if !ok {
			break
		}
		out = append(out, n)
	}
	return out
}

// box reads a rectangle; its corners can stand in any order.
func (f *pdfFile) box(o types.Object) (b box, ok bool) {
	n := f.numbers(o)
	if len(n) != 4 {
		return box{}, false
	}
	return boxOf(point{n[0], n[1]}, point{n[2], n[3]}), true
}

var errBrokenStream = fail(Corrupt, "The PDF is damaged: a part of it cannot be unpacked.")

// stream gives the decoded bytes of a stream, nil when o is none.
func (f *pdfFile) stream(o types.Object) ([]byte, error) {
	s, ok := f.resolve(o).(types.StreamDict)
	if !ok {
		return nil, nil
	}
	err := s.DecodeWithLimit(maxStream)
	if err == nil {
		return s.Content, nil
	}
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		return nil, unpacksTooFar()
	}
	if len(s.FilterPipeline) != 1 || s.FilterPipeline[0].Name != "FlateDecode" || s.FilterPipeline[0].DecodeParms != nil {
		return nil, errBrokenStream
	}
	// Some writers get the checksum at the end wrong; what came before it is the whole stream.
	inflate, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, errBrokenStream
	}
	content, err := io.ReadAll(io.LimitReader(inflate, maxStream))
	if err != nil && !errors.Is(err, zlib.ErrChecksum) {
		return nil, errBrokenStream
	}
	return content, nil
}
