package documents

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

const (
	formatPDF  = "pdf"
	formatDOCX = "docx"
	formatODT  = "odt"
	formatRTF  = "rtf"
	formatHTML = "html"
	formatText = "text"
)

// headerWindow is how far into a file a PDF header is looked for: mail gateways put lines before it, and viewers
// accept it within the first kilobyte.
const headerWindow = 1024

// signatures are the first bytes of formats that candidates upload and that hold no text for us.
var signatures = []struct{ magic, message string }{
	{"\x89PNG\r\n", "The file is a picture (PNG); its text cannot be read."},
	{"\xff\xd8\xff", "The file is a picture (JPEG); its text cannot be read."},
	{"GIF8", "The file is a picture (GIF); its text cannot be read."},
	{"II*\x00", "The file is a picture (TIFF); its text cannot be read."},
	{"MM\x00*", "The file is a picture (TIFF); its text cannot be read."},
	{"RIFF", "The file is a picture or a recording; its text cannot be read."},
	{"%!PS", "PostScript documents are not read; ask for a PDF or DOCX."},
	{"Rar!", "RAR archives are not read; ask for a PDF or DOCX."},
	{"7z\xbc\xaf", "7-Zip archives are not read; ask for a PDF or DOCX."},
	{"\x1f\x8b", "Compressed files are not read; ask for a PDF or DOCX."},
}

// sniff tells the format by content. A name counts only where text could be anything.
func sniff(data []byte, filename string) (string, *Error) {
	head := data[:min(len(data), headerWindow)]
	if bytes.Contains(head, []byte("%PDF-")) {
		return formatPDF, nil
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return sniffZip(data)
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return "", refuseOLE(data)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return "", fail(Unsupported, s.message)
		}
	}
	if len(data) > 8 && string(data[4:8]) == "ftyp" {
		return "", fail(Unsupported, "The file is a picture or a film; its text cannot be read.")
	}
	if bytes.HasPrefix(trimStart(head), []byte(`{\rtf`)) {
		return formatRTF, nil
	}
	extension := strings.ToLower(path.Ext(filename))
	if !looksBinary(data) && isHTML(head, extension) {
		return formatHTML, nil
	}
	switch extension {
	case ".pdf", ".docx", ".odt":
		return "", fail(Corrupt, "The file is not what its name says; it may have been damaged on the way.")
	}
	if looksBinary(data) {
		return "", fail(Unsupported, "The file is of a kind that cannot be read; ask for a PDF or DOCX.")
	}
	return formatText, nil
}

func trimStart(head []byte) []byte { return bytes.TrimLeft(head, "\ufeff \t\r\n") }

// isHTML tells a page by what it begins with. One without a head needs a name that says so.
func isHTML(head []byte, extension string) bool {
	if hasUTF16Mark(head) {
		text, err := decode(head[:len(head)&^1], charmap.Windows1252)
		if err != nil {
			return false
		}
		head = []byte(text)
	}
	start := bytes.ToLower(trimStart(head))
	if !bytes.HasPrefix(start, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.Contains(start, []byte(tag)) {
			return true
		}
	}
	return extension == ".html" || extension == ".htm" || extension == ".xhtml"
}

func sniffZip(data []byte) (string, *Error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fail(Corrupt, "The document is damaged and cannot be opened; it may have been cut short.")
	}
	for _, f := range archive.File {
		switch {
		case strings.HasPrefix(f.Name, "word/document"):
			return formatDOCX, nil
		case strings.HasPrefix(f.Name, "xl/"):
			return "", fail(Unsupported, "Spreadsheets are not read; ask for a PDF or DOCX.")
		case strings.HasPrefix(f.Name, "ppt/"):
			return "", fail(Unsupported, "Presentations are not read; ask for a PDF or DOCX.")
		case f.Name == "mimetype" && f.UncompressedSize64 < headerWindow:
			return sniffOpenDocument(f)
		}
	}
	return "", fail(Unsupported, "Zip archives are not read; ask for a PDF or DOCX.")
}

// sniffOpenDocument reads the part that says of what kind an OpenDocument file is. Other books and drawings have one too.
func sniffOpenDocument(mimetype *zip.File) (string, *Error) {
	content, err := mimetype.Open()
	if err != nil {
		return "", fail(Corrupt, "The document is damaged and cannot be opened; it may have been cut short.")
	}
	defer func() { _ = content.Close() }()
	said, err := io.ReadAll(io.LimitReader(content, headerWindow))
	if err != nil {
		return "", fail(Corrupt, "The document is damaged and cannot be opened; it may have been cut short.")
	}
	kind, open := strings.CutPrefix(strings.TrimSpace(string(said)), "application/vnd.oasis.opendocument.")
	switch {
	case kind == "text" || kind == "text-template":
		return formatODT, nil
	case open:
		return "", fail(Unsupported, "Of OpenDocument files only texts (.odt) are read; ask for a PDF or DOCX.")
	}
	return "", fail(Unsupported, "Zip archives are not read; ask for a PDF or DOCX.")
}

// refuseOLE tells a Word 97 document from a DOCX with a password: Office wraps the latter in the same container, under
// a stream whose name is written in UTF-16.
func refuseOLE(data []byte) *Error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return locked()
	}
	return fail(Unsupported, "Old Word documents (.doc) are not read; save it as PDF or DOCX.")
}
