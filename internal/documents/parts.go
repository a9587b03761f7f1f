package documents

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// zipParts reads the parts of a DOCX or ODT within what may be unpacked of them together.
type zipParts struct {
	stopped func() error // the error of the caller's context
	files   map[string]*zip.File
	left    uint64 // bytes that may still be unpacked
}

func openParts(data []byte, stopped func() error) (*zipParts, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := &zipParts{stopped: stopped, files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range archive.File {
		parts.files[f.Name] = f
	}
	return parts, nil
}

// read gives a part's content, nil for none. The sizes that the archive states count against the limit, before anything
// is unpacked; archive/zip makes a part end in an error where it turns out larger.
func (p *zipParts) read(name string) ([]byte, error) {
	part := p.files[name]
	if part == nil {
		return nil, nil
	}
	const encrypted = 1 << 0
	if part.Flags&encrypted != 0 {
		return nil, locked()
	}
	if part.UncompressedSize64 > p.left {
		return nil, fail(TooLarge, "The document unpacks to more than 50 MiB, far more than a CV.")
	}
	p.left -= part.UncompressedSize64
	content, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = content.Close() }()
	return io.ReadAll(content)
}

// walk gives a walker over a part, nil when there is no such part.
func (p *zipParts) walk(name string) (*xmlWalker, error) {
	content, err := p.read(name)
	if err != nil || content == nil {
		return nil, err
	}
	return p.walkOver(content), nil
}

func (p *zipParts) walkOver(content []byte) *xmlWalker {
	return &xmlWalker{stopped: p.stopped, decoder: xml.NewDecoder(bytes.NewReader(content))}
}

// plainXML keeps our own errors; what the XML decoder says quotes the document. The end of a part is no error.
func plainXML(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	return fail(Corrupt, "The document is damaged: a part of it is not well-formed.")
}
